package org.espei4j.cli.cluster;

import java.util.concurrent.Callable;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.RunLog;
import org.espei4j.cluster.Ending;
import org.espei4j.cluster.MemberProcess;
import org.espei4j.cluster.contact.ClusterException;
import picocli.CommandLine.Command;

/// A scheduler or worker that a cluster on one machine starts; not for people.
@Command(name = ClusterMemberCommand.NAME, hidden = true, description = "A member of a cluster on one machine.")
public final class ClusterMemberCommand implements Callable<Integer> {

    /// The word after `espei`.
    public static final String NAME = "cluster-member";

    private final Console console;

    /// @param console where the member says what happens
    public ClusterMemberCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws ClusterException, InterruptedException {
        RunLog.configureMember(console);
        // Ctrl-C in a terminal reaches every process of the cluster at once.
        try (MemberEnd end = new MemberEnd()) {
            Ending ending = MemberProcess.run(System.in, end::stopsBy);
            return ending.orderly() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
