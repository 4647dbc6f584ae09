package org.espei4j.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.grid.ClusterObserver;
import org.espei4j.cluster.status.ClusterStatus;
import org.espei4j.cluster.status.RunStatus;
import org.espei4j.cluster.status.StatusJson;
import org.espei4j.cluster.status.WorkerStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `espei cluster-status`: who belongs to a cluster, and what they do.
@Command(
        name = "cluster-status",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = "Prints who belongs to a cluster, what they have done, and how much memory they use.")
final class ClusterStatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|ADDRESS",
            description = "The scheduler file, or the address of the scheduler, e.g. tls://host:47500.")
    private String scheduler;

    @Option(names = "--json", description = "Print one JSON document, for programs.")
    private boolean json;

    @Mixin
    private ClusterArguments.Security security;

    @Mixin
    private ClusterArguments.Key key;

    @Override
    public Integer call() throws ClusterException {
        ClusterStatus status =
                ClusterObserver.look(SchedulerContact.of(scheduler, key.proof(security)), ProgramVersion.number());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new String(StatusJson.write(status, true), StandardCharsets.UTF_8));
        } else {
            print(status, out);
        }
        return ExitCode.DONE;
    }

    /// Prints the state of a cluster for people.
    static void print(ClusterStatus status, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "scheduler %s, version %s, up %s, memory %s%n",
                status.address(),
                status.programVersion(),
                time(status.uptimeSeconds()),
                bytes(status.heapUsedBytes()));
        out.printf(Locale.ROOT, "workers %d, threads %d%n", status.workers().size(), status.threads());
        if (!status.workers().isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "  %-24s %-16s %8s %7s %5s %11s %7s %9s %9s %8s%n",
                    "name",
                    "host",
                    "process",
                    "threads",
                    "busy",
                    "evaluations",
                    "failed",
                    "mean",
                    "memory",
                    "up");
        }
        for (WorkerStatus worker : status.workers()) {
            out.printf(
                    Locale.ROOT,
                    "  %-24s %-16s %8d %7d %5d %11d %7d %9s %9s %8s%n",
                    worker.name(),
                    worker.host(),
                    worker.process(),
                    worker.threads(),
                    worker.busy(),
                    worker.evaluations(),
                    worker.failures(),
                    worker.evaluations() == 0 ? "-" : String.format(Locale.ROOT, "%.1f ms", 1e3 * worker.meanSeconds()),
                    bytes(worker.heapUsedBytes()),
                    time(worker.uptimeSeconds()));
        }
        out.printf(Locale.ROOT, "runs %d%n", status.runs().size());
        for (RunStatus run : status.runs()) {
            out.printf(
                    Locale.ROOT,
                    "  %s (process %d on %s): iteration %d of %d, acceptance %.3f, best ln p %s, %d evaluations,"
                            + " %d waiting, %d with workers, time left %s, failures %s%n",
                    run.name(),
                    run.process(),
                    run.host(),
                    run.iteration(),
                    run.iterations(),
                    run.acceptanceRatio(),
                    Double.isFinite(run.bestLnProbability())
                            ? String.format(Locale.ROOT, "%.4f", run.bestLnProbability())
                            : "none yet",
                    run.evaluations(),
                    run.waiting(),
                    run.underWay(),
                    run.remainingSeconds() < 0 ? "unknown" : time(run.remainingSeconds()),
                    run.failures().isEmpty() ? "none" : run.failures());
        }
        status.refusals()
                .forEach(r -> out.printf(Locale.ROOT, "refused %s at %s: %s%n", r.address(), r.time(), r.reason()));
    }

    private static String time(double seconds) {
        return Durations.format(Duration.ofMillis((long) (1e3 * seconds)));
    }

    private static String bytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
    }
}
