package org.espei4j.cli.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cli.terminal.RunLog;
import org.espei4j.cluster.LocalCluster;
import org.espei4j.cluster.contact.ClusterException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `espei cluster`: a scheduler and workers on this machine.
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = ProgramVersion.class,
        description = {
            "Starts a scheduler and workers on this machine, each as a process of its own, until it is told to end (Ctrl-C, or"
                    + " kill).",
            "A run that uses only this machine needs no cluster: it uses the processors by itself."
        },
        footer = {
            "",
            "Example: espei cluster --workers 4 --scheduler-file my-scheduler.json",
            "Clusters are described in docs/clusters.md.",
        })
public final class ClusterCommand implements Callable<Integer> {

    private static final Duration JOINING = Duration.ofMinutes(2);

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(names = "--workers", paramLabel = "N", description = "How many workers. Default: the number of processors.")
    private @Nullable Integer workers;

    @Option(names = "--nthreads", paramLabel = "N", description = "Evaluations of a worker at a time. Default: 1.")
    private int threads = 1;

    @Mixin
    private ClusterArguments.Heap heap;

    @Option(
            names = "--scheduler-file",
            paramLabel = "FILE",
            required = true,
            description =
                    "Say in this file where the scheduler is, with the key of the cluster. Only its owner can read it; it is removed at"
                            + " the end.")
    private Path schedulerFile = Path.of("");

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description =
                    "Name or address of this machine, so that workers and runs of others can join. Default: 127.0.0.1.")
    private @Nullable String host;

    @Mixin
    private ClusterArguments.Speech speech;

    @Mixin
    private ClusterArguments.StatusPage dashboard;

    @Mixin
    private ClusterArguments.TemporaryFiles temporaryFiles;

    /// @param console where the cluster says what happens
    public ClusterCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws ClusterException, InterruptedException {
        if (threads < 1 || (workers != null && workers < 1)) {
            throw new ParameterException(spec.commandLine(), "--workers and --nthreads must be at least 1.");
        }
        RunLog.configureMember(console);
        LocalCluster.Builder builder = LocalCluster.builder()
                .threadsPerWorker(threads)
                .memoryLimit(heap.limit().bytes());
        speech.protocol().ifPresent(builder::protocol);
        if (workers != null) {
            builder.workers(workers);
        }
        if (host != null) {
            builder.host(host);
        }
        temporaryFiles.folder().ifPresent(builder::localDirectory);
        dashboard.text().ifPresentOrElse(builder::dashboardAddress, builder::withoutDashboard);
        try (MemberEnd end = new MemberEnd();
                LocalCluster cluster = builder.start()) {
            end.stopsBy(cluster::stop);
            cluster.writeSchedulerFile(schedulerFile);
            console.println("Scheduler file: " + schedulerFile);
            cluster.dashboardLink().ifPresent(link -> console.println("Status page: " + link));
            if (cluster.awaitWorkers(JOINING)) {
                console.println("All workers have joined.");
            }
            cluster.awaitTermination();
        }
        return ExitCode.DONE;
    }
}
