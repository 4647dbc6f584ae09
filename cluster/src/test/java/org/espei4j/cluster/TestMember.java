package org.espei4j.cluster;

import java.util.Arrays;
import java.util.List;
import org.espei4j.cluster.fault.LocalClusterProgram;
import org.espei4j.cluster.fault.Rehearsal;
import org.espei4j.cluster.fault.SimulatedWorkers;
import org.espei4j.cluster.fault.SyntheticRun;

/// The program that members run in tests.
public final class TestMember implements MemberProgram {

    /// Version that all members have in tests.
    public static final String VERSION = "test";

    @Override
    public String mainClass() {
        return TestMember.class.getName();
    }

    @Override
    public List<String> arguments() {
        return List.of();
    }

    @Override
    public String version() {
        return VERSION;
    }

    /// Runs a member as its input says, or a run or many workers as its arguments say.
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            switch (arguments[0]) {
                case "run" -> SyntheticRun.main(rest);
                case "workers" -> SimulatedWorkers.main(rest);
                case "rehearsal" -> Rehearsal.main(rest);
                case "cluster" -> LocalClusterProgram.main(rest);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
            return;
        }
        Ending ending = MemberProcess.run(System.in, stop -> {});
        if (!ending.orderly()) {
            throw new IllegalStateException(ending.message());
        }
    }
}
