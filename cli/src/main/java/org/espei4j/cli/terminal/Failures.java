package org.espei4j.cli.terminal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.BooleanSupplier;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.cluster.contact.ClusterException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says on the console what went wrong, and gives the exit code for it.
public final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Console console;
    private final BooleanSupplier debug;

    /// @param debug whether the user wants stack traces; asked when something has gone wrong
    public Failures(Console console, BooleanSupplier debug) {
        this.console = console;
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        console.println("espei: "
                + (wrong instanceof UnmatchedArgumentException unmatched
                        ? unknown(unmatched)
                        : String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "")));
        console.println(
                "Try '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help' for what there is.");
        return ExitCode.BAD_INPUT;
    }

    /// What is wrong with the first argument that the command does not know; those after it may be its values.
    private static String unknown(UnmatchedArgumentException unmatched) {
        String argument = unmatched.getUnmatched().getFirst();
        String hint = unmatched.getSuggestions().isEmpty()
                ? ""
                : " Maybe you meant " + unmatched.getSuggestions().getFirst() + ".";
        if (argument.startsWith("-")) {
            return "there is no option " + argument + "." + hint;
        }
        if (unmatched.getCommandLine().getParent() != null) {
            return "there is one argument too many: " + argument + ".";
        }
        return argument.matches("(?i).*\\.(ya?ml|json)")
                ? argument + " is no command. If it is a run file: espei --in " + argument
                : "there is no command " + argument + "." + hint.replace(" espei ", " ");
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
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
