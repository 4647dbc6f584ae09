package org.espei4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.espei4j.cli.terminal.Console;
import picocli.CommandLine;

/// Runs the command in this process, and keeps what it says.
///
/// @param exitCode how it ended
/// @param out its standard output
/// @param err its standard error
public record Command(int exitCode, String out, String err) {

    public static Command run(String... arguments) {
        StringWriter out = new StringWriter();
        Command command = run(new PrintWriter(out, true), arguments);
        return new Command(command.exitCode, out.toString(), command.err);
    }

    /// Runs the command with another standard output, of which nothing is kept.
    public static Command run(PrintWriter out, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLine command = Espei.commandLine(new Console(new PrintStream(err, true, StandardCharsets.UTF_8), false));
        command.setOut(out);
        int exitCode = command.execute(arguments);
        return new Command(exitCode, "", err.toString(StandardCharsets.UTF_8));
    }
}
