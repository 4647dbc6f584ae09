package org.espei4j.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The `espei` command.
@Command(
        name = "espei",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        subcommands = GenerateCompletion.class,
        description = "Assesses thermodynamic databases from measurements.")
public final class Espei implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    private Espei() {}

    /// Runs the command and ends the program with its exit code.
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The command with everything that belongs to it, ready to be executed.
    static CommandLine commandLine() {
        return new CommandLine(new Espei());
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.BAD_INPUT;
    }
}
