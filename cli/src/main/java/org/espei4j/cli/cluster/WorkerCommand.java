package org.espei4j.cli.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cli.terminal.RunLog;
import org.espei4j.cli.terminal.TimeSpan;
import org.espei4j.cluster.Ending;
import org.espei4j.cluster.JavaCommand;
import org.espei4j.cluster.MemberProgram;
import org.espei4j.cluster.WorkerService;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.contact.SchedulerAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `espei worker`: evaluates what runs send it.
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = ProgramVersion.class,
        description = {
            "Starts a worker of a cluster. It waits for its scheduler, works until the scheduler ends, and may come and go"
                    + " at any time."
        },
        footer = {
            "",
            "Example: espei worker --scheduler-file my-scheduler.json --nthreads 16",
            "Clusters are described in docs/clusters.md.",
        })
public final class WorkerCommand implements Callable<Integer> {

    /// Set in a process that was started again with the heap that its user wants.
    private static final String SIZED_PROPERTY = "espei.sized";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "ADDRESS",
            description = "Address of the scheduler, e.g. tls://host:47500, where there is no scheduler file at hand.")
    private @Nullable String address;

    @Option(names = "--scheduler-file", paramLabel = "FILE", description = "The file that the scheduler writes.")
    private @Nullable Path schedulerFile;

    @Option(
            names = "--nthreads",
            paramLabel = "N",
            description = "Evaluations at a time. Default: the number of processors.")
    private @Nullable Integer threads;

    @Mixin
    private ClusterArguments.Heap heap;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the worker is called. Default: host and process.")
    private @Nullable String name;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = ClusterArguments.PortNumber.class,
            description = "Own port. Default: the first free one from 47100.")
    private @Nullable Integer port;

    @Mixin
    private ClusterArguments.Place place;

    @Mixin
    private ClusterArguments.Security security;

    @Mixin
    private ClusterArguments.Key key;

    @Option(
            names = "--death-timeout",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description =
                    "End when no scheduler has been found for so long. Default: wait for ever for the first one, and"
                            + " 60s for one that is lost.")
    private @Nullable Duration deathTimeout;

    @Option(
            names = "--idle-timeout",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "End when there has been nothing to do for so long.")
    private @Nullable Duration idleTimeout;

    @Mixin
    private ClusterArguments.Life life;

    /// @param console where the worker says what happens
    public WorkerCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws ClusterException, InterruptedException, IOException {
        String scheduler = scheduler();
        int number = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (number < 1) {
            throw new ParameterException(spec.commandLine(), "--nthreads must be at least 1.");
        }
        if (!heap.limit().isThatOfThisProcess() && !Boolean.getBoolean(SIZED_PROPERTY)) {
            return again(number);
        }
        RunLog.configureMember(console);
        WorkerService.Settings settings = new WorkerService.Settings(
                scheduler,
                key.proof(security),
                number,
                Optional.ofNullable(name),
                place.address(),
                Optional.ofNullable(port),
                Optional.ofNullable(deathTimeout),
                Optional.ofNullable(idleTimeout),
                life.lifetime(),
                life.pidFile(),
                life.localDirectory(),
                ProgramVersion.number());
        Ending ending;
        try (MemberEnd end = new MemberEnd();
                WorkerService service = new WorkerService(
                        settings,
                        WorkerService.programsCompiler(),
                        () -> console.println("Joined the cluster of " + scheduler + "."))) {
            end.stopsBy(service::stop);
            end.follows(life.parent(), console);
            ending = service.run();
        }
        console.println(ending.message());
        return ending.orderly() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private String scheduler() {
        if ((address == null) == (schedulerFile == null)) {
            throw new ParameterException(
                    spec.commandLine(), "Give either --scheduler-file or the address of the scheduler.");
        }
        if (address != null && !SchedulerAddress.isAddress(address)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "\"" + address + "\" is no address; it looks like tls://host:47500. Scheduler files go with"
                            + " --scheduler-file.");
        }
        return address != null ? address : String.valueOf(schedulerFile);
    }

    /// A Java virtual machine cannot change the limit of its heap: starts another with the right one, and waits
    /// for it.
    private int again(int number) throws IOException, InterruptedException {
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        List<String> command = JavaCommand.of(
                MemberProgram.installed(), heap.limit(), number, List.of("-D" + SIZED_PROPERTY + "=true"), arguments);
        Process process = new ProcessBuilder(command).inheritIO().start();
        try (MemberEnd end = new MemberEnd()) {
            end.stopsBy(process::destroy);
            end.follows(life.parent(), console);
            return process.waitFor();
        }
    }
}
