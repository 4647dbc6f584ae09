// Starts a scheduler and four workers on this machine, until Ctrl-C:
//
//     java -cp "$(./espei class-path)" examples/local-cluster/StartCluster.java
//
// An assessment uses them when its run file says, under mcmc,  scheduler: my-scheduler.json

import org.espei4j.cluster.LocalCluster;

void main() throws Exception {
    try (var cluster = LocalCluster.builder().workers(4).threadsPerWorker(1).memoryLimit(0).start()) {
        cluster.writeSchedulerFile(Path.of("my-scheduler.json"));
        IO.println("Status page: " + cluster.dashboardLink().orElse("none"));
        cluster.awaitTermination();
    }
}
