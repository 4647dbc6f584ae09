package org.espei4j.cli;

import java.util.List;
import org.espei4j.cli.cluster.ClusterMemberCommand;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cluster.MemberProgram;

/// Says that members of a cluster on this machine run this program.
public final class EspeiMember implements MemberProgram {

    /// For [java.util.ServiceLoader].
    public EspeiMember() {}

    @Override
    public String mainClass() {
        return Espei.class.getName();
    }

    @Override
    public List<String> arguments() {
        return List.of(ClusterMemberCommand.NAME);
    }

    @Override
    public String version() {
        return ProgramVersion.number();
    }
}
