package org.espei4j.cluster.fault;

import java.nio.file.Path;
import org.espei4j.cluster.LocalCluster;

/// A cluster on this machine, as a program of its own would start it.
public final class LocalClusterProgram {

    private LocalClusterProgram() {}

    /// Starts a cluster, and ends it with the input.
    ///
    /// @param arguments scheduler file, number of workers, memory limit of a worker in bytes
    public static void main(String... arguments) throws Exception {
        try (LocalCluster cluster = LocalCluster.builder()
                .workers(Integer.parseInt(arguments[1]))
                .memoryLimit(Long.parseLong(arguments[2]))
                .start()) {
            cluster.writeSchedulerFile(Path.of(arguments[0]));
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }
}
