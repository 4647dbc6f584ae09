package org.espei4j.cli.terminal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Spelling;
import org.espei4j.cluster.contact.ClusterException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says on the console what went wrong, and gives the exit code for it. Of arguments that the parser refuses all are told, which
/// it has to collect instead of throwing the first.
public final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler, IExecutionStrategy {

    private final Console console;
    private final BooleanSupplier debug;

    /// @param debug whether the user wants stack traces; asked when something has gone wrong
    public Failures(Console console, BooleanSupplier debug) {
        this.console = console;
        this.debug = debug;
    }

    /// Runs the command, unless the parser has collected errors.
    @Override
    public int execute(ParseResult parsed) {
        List<ParameterException> wrong = parsed.asCommandLineList().stream()
                .flatMap(command -> command.getParseResult().errors().stream())
                .filter(ParameterException.class::isInstance)
                .map(ParameterException.class::cast)
                .toList();
        boolean help = parsed.asCommandLineList().stream()
                .anyMatch(command -> command.isUsageHelpRequested() || command.isVersionHelpRequested());
        return wrong.isEmpty() || help ? new CommandLine.RunLast().execute(parsed) : refuse(wrong);
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        return refuse(List.of(wrong));
    }

    private int refuse(List<ParameterException> wrong) {
        wrong.stream().flatMap(Failures::texts).distinct().forEach(text -> console.println("espei: " + text));
        console.println("Try '"
                + wrong.getLast().getCommandLine().getCommandSpec().qualifiedName() + " --help' for what there is.");
        return ExitCode.BAD_INPUT;
    }

    private static Stream<String> texts(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched)
                : Stream.of(String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", ""));
    }

    /// What is wrong with the arguments that the command does not know: options, or else the first; those after it may be its
    /// values.
    private static Stream<String> unknown(UnmatchedArgumentException unmatched) {
        CommandSpec command = unmatched.getCommandLine().getCommandSpec();
        List<String> options = unmatched.getUnmatched().stream()
                .filter(it -> it.startsWith("-"))
                .toList();
        if (!options.isEmpty() && options.contains(unmatched.getUnmatched().getFirst())) {
            Set<String> known = command.optionsMap().keySet();
            return options.stream().map(option -> sentences("there is no option " + option + ".", hint(option, known)));
        }
        String argument = unmatched.getUnmatched().getFirst();
        if (command.parent() != null) {
            return Stream.of("there is one argument too many: " + argument + ".");
        }
        return Stream.of(
                argument.matches("(?i).*\\.(ya?ml|json)")
                        ? argument + " is no command. If it is a run file: espei --in " + argument
                        : sentences(
                                "there is no command " + argument + ".",
                                hint(argument, command.subcommands().keySet())));
    }

    private static String hint(String name, Set<String> known) {
        return Spelling.hint(name.replaceFirst("=.*", ""), known);
    }

    private static String sentences(String first, String second) {
        return second.isEmpty() ? first : first + " " + second;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        return tell(thrown);
    }

    /// Says what went wrong.
    ///
    /// @return the exit code for it
    public int tell(Exception thrown) {
        if (thrown instanceof BadInputException bad) {
            bad.problems().forEach(problem -> console.println(problem.toString()));
            return ExitCode.BAD_INPUT;
        }
        if (thrown instanceof RunFailedException failed) {
            console.println("espei: " + failed.getMessage());
            return ExitCode.FAILED;
        }
        if (thrown instanceof ClusterException failed) {
            console.println("espei: " + failed.getMessage());
            return failed.isAboutInput() ? ExitCode.BAD_INPUT : ExitCode.FAILED;
        }
        console.println("espei: unexpected " + thrown);
        console.println("This is a defect of the program. Please report it with this message and the input files"
                + (debug.getAsBoolean() ? ":" : "; --debug shows where it happened."));
        if (debug.getAsBoolean()) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            console.println(trace.toString().stripTrailing());
        }
        return ExitCode.FAILED;
    }
}
