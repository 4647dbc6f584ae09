package org.espei4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.cli.assessment.CheckDatasetsCommand;
import org.espei4j.cli.assessment.EvaluateCommand;
import org.espei4j.cli.assessment.RehearsalCommand;
import org.espei4j.cli.assessment.RunCommand;
import org.espei4j.cli.cluster.ClusterArguments;
import org.espei4j.cli.cluster.ClusterCommand;
import org.espei4j.cli.cluster.ClusterConnection;
import org.espei4j.cli.cluster.ClusterMemberCommand;
import org.espei4j.cli.cluster.ClusterStatusCommand;
import org.espei4j.cli.cluster.SchedulerCommand;
import org.espei4j.cli.cluster.WorkerCommand;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.Failures;
import org.espei4j.cli.terminal.FileName;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cli.terminal.RunFailedException;
import org.espei4j.cli.terminal.RunLog;
import org.espei4j.cli.terminal.StandardOutput;
import org.espei4j.cli.terminal.TimeSpan;
import org.espei4j.cli.thermo.EnergyCommand;
import org.espei4j.cli.thermo.EquilibriumCommand;
import org.espei4j.cli.thermo.MapCommand;
import org.espei4j.cluster.contact.ClusterException;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The `espei` command: its options and subcommands, and how it ends.
@Command(
        name = "espei",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        subcommands = {CheckDatasetsCommand.class, GenerateCompletion.class},
        description = "Assesses thermodynamic databases from measurements, and computes with them.",
        footer = {
            "",
            "Exit codes: 0 done; 1 the run failed, or the check found problems; 2 the arguments or the input files"
                    + " cannot be used, and nothing was written; 130 or 143 ended by Ctrl-C or a queueing system.",
        })
public final class Espei implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ArgGroup
    private @Nullable Task task;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of an unexpected error.")
    private boolean debug;

    @ArgGroup(
            validate = false,
            order = 1,
            heading = "%nWith a cluster (scheduler: FILE.json in the run file; see docs/clusters.md):%n")
    private final Waiting waiting = new Waiting();

    @ArgGroup(validate = false, order = 2, heading = "%nWith a cluster whose scheduler file does not hold its key:%n")
    private final ClusterArguments.Key key = new ClusterArguments.Key();

    @ArgGroup(
            validate = false,
            order = 3,
            heading = "%nWith a cluster that has certificates of the site, or no encryption:%n")
    private final ClusterArguments.Security security = new ClusterArguments.Security();

    /// How long a run waits for its cluster.
    private static final class Waiting {

        @Option(
                names = "--worker-timeout",
                paramLabel = "TIME",
                converter = TimeSpan.class,
                description = "End the run, with its state saved, when there has been no worker for so long, e.g. 2h."
                        + " Default: wait for ever.")
        private @Nullable Duration workerTimeout;

        @Option(
                names = "--scheduler-timeout",
                paramLabel = "TIME",
                converter = TimeSpan.class,
                description = "How long to wait for the scheduler, at the start and when it is lost. Default: 60s.")
        private Duration schedulerTimeout = ClusterConnection.DEFAULT_SCHEDULER_TIMEOUT;
    }

    /// What the command does when no subcommand is given.
    private static final class Task {

        @Option(
                names = {"--in", "--input"},
                paramLabel = "FILE",
                description = "Run the assessment that this run file (.yaml or .json) describes.")
        private @Nullable Path runFile;

        @Option(
                names = "--check-datasets",
                paramLabel = "PATH",
                description = "Report all problems of the datasets in a folder, or of one file. The same as the"
                        + " subcommand check-datasets.")
        private @Nullable Path datasets;
    }

    private final Console console;

    private Espei(Console console) {
        this.console = console;
    }

    /// Runs the command and ends the program with its exit code.
    public static void main(String[] arguments) {
        System.exit(execute(Console.standardError(), arguments));
    }

    private static int execute(Console console, String... arguments) {
        RunLog.configure(console);
        try {
            return isMember(arguments)
                    ? becomeMember(console)
                    : commandLine(console)
                            .setOut(new StandardOutput(System.out))
                            .execute(arguments);
        } catch (OutOfMemoryError exhausted) {
            console.println("espei: the memory is exhausted (" + exhausted.getMessage()
                    + "). Give Java more, for example ESPEI_JAVA_OPTS=-Xmx8g");
            return ExitCode.FAILED;
        }
    }

    private static boolean isMember(String... arguments) {
        return arguments.length == 1 && arguments[0].equals(ClusterMemberCommand.NAME);
    }

    /// Without the parser of arguments, of which there are none: dozens of members may have to start at once, and the one
    /// for all commands takes time.
    private static int becomeMember(Console console) {
        try {
            return new ClusterMemberCommand(console).call();
        } catch (ClusterException | InterruptedException | RuntimeException e) {
            return new Failures(console, () -> false).tell(e);
        }
    }

    /// The command with everything that belongs to it, ready to be executed.
    ///
    /// @param console where messages and progress are shown; results go to the output of the command line
    static CommandLine commandLine(Console console) {
        Espei espei = new Espei(console);
        Failures failures = new Failures(console, () -> espei.debug);
        CommandLine command = new CommandLine(espei)
                .addSubcommand(new EvaluateCommand(console))
                .addSubcommand(new EnergyCommand(console))
                .addSubcommand(new EquilibriumCommand(console))
                .addSubcommand(new MapCommand(console))
                .addSubcommand(new SchedulerCommand(console))
                .addSubcommand(new WorkerCommand(console))
                .addSubcommand(new ClusterCommand(console))
                .addSubcommand(new ClusterStatusCommand())
                .addSubcommand(new ClassPathCommand())
                .addSubcommand(new ClusterMemberCommand(console))
                .addSubcommand(new RehearsalCommand(console))
                .registerConverter(Path.class, new FileName())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(failures)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        collectErrors(command);
        return command;
    }

    /// All mistakes are to be told, not only the first.
    private static void collectErrors(CommandLine command) {
        command.getCommandSpec().parser().collectErrors(true);
        command.getSubcommands().values().forEach(Espei::collectErrors);
    }

    @Override
    public Integer call() throws BadInputException, RunFailedException, ClusterException {
        if (task != null && task.runFile != null) {
            ClusterConnection cluster = new ClusterConnection(
                    console, key.proof(security), Optional.ofNullable(waiting.workerTimeout), waiting.schedulerTimeout);
            return new RunCommand(console, spec.commandLine().getOut(), cluster).run(task.runFile);
        }
        if (task != null && task.datasets != null) {
            if (!Files.exists(task.datasets)) {
                throw new ParameterException(spec.commandLine(), task.datasets + " does not exist.");
            }
            return CheckDatasetsCommand.check(
                    task.datasets, Optional.empty(), spec.commandLine().getOut());
        }
        throw new ParameterException(spec.commandLine(), "Nothing to do.");
    }
}
