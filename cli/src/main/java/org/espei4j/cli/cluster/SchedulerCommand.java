package org.espei4j.cli.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cli.terminal.RunLog;
import org.espei4j.cli.terminal.TimeSpan;
import org.espei4j.cluster.Ending;
import org.espei4j.cluster.SchedulerService;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerAddress.Protocol;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `espei scheduler`: the centre of a cluster.
@Command(
        name = "scheduler",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = ProgramVersion.class,
        description = {
            "Starts the scheduler of a cluster, which workers and runs find through the scheduler file that it writes.",
            "It runs until it is told to end (Ctrl-C, or kill), and tells the workers then."
        },
        footer = {
            "",
            "Example: espei scheduler --scheduler-file my-scheduler.json --idle-timeout 1h",
            "Clusters are described in docs/clusters.md.",
        })
public final class SchedulerCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--scheduler-file",
            paramLabel = "FILE",
            description =
                    "Say in this file where the scheduler is, with the key of the cluster. Only its owner can read"
                            + " it; it is removed at the end.")
    private @Nullable Path schedulerFile;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = ClusterArguments.PortNumber.class,
            description = "Port to listen on. Default: the first free one from 47500.")
    private @Nullable Integer port;

    @Mixin
    private ClusterArguments.Place place;

    @Mixin
    private ClusterArguments.Security security;

    @Mixin
    private ClusterArguments.StatusPage dashboard;

    @Option(
            names = "--idle-timeout",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "End when there has been no run for so long, e.g. 30min.")
    private @Nullable Duration idleTimeout;

    @Mixin
    private ClusterArguments.Life life;

    /// @param console where the scheduler says what happens
    public SchedulerCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws ClusterException, InterruptedException {
        RunLog.configureMember(console);
        SchedulerService.Settings settings = settings();
        Ending ending;
        try (MemberEnd end = new MemberEnd();
                SchedulerService service = SchedulerService.start(settings)) {
            end.stopsBy(service::stop);
            end.follows(life.parent(), console);
            console.println("Scheduler at " + service.address());
            if (schedulerFile != null) {
                console.println("Scheduler file: " + schedulerFile);
            }
            service.dashboardLink().ifPresent(link -> console.println("Status page: " + link));
            ending = service.awaitEnd();
        }
        console.println(ending.message());
        return ending.orderly() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private SchedulerService.Settings settings() throws ClusterException {
        Protocol protocol = security.protocol().orElse(Protocol.TLS);
        if (protocol == Protocol.TCP && security.files().isPresent()) {
            throw ClusterException.ofInput(
                    "With --protocol tcp there are no certificates; leave the --tls- options out.");
        }
        SchedulerService.Settings settings = new SchedulerService.Settings(
                Optional.ofNullable(schedulerFile),
                place.address(),
                Optional.ofNullable(port),
                protocol,
                security.files(),
                dashboard.place(),
                Optional.ofNullable(idleTimeout),
                life.lifetime(),
                life.pidFile(),
                life.localDirectory(),
                ProgramVersion.number());
        if (schedulerFile == null
                && protocol == Protocol.TLS
                && settings.tlsFiles().isEmpty()) {
            throw ClusterException.ofInput(
                    "Give a --scheduler-file: nobody else would learn the key of the cluster. It can be"
                            + " left out with certificates of the site (--tls-ca-file, --tls-cert, --tls-key), or with --protocol tcp.");
        }
        return settings;
    }
}
