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
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLine command = Espei.commandLine(new Console(new PrintStream(err, true, StandardCharsets.UTF_8), false));
        command.setOut(new PrintWriter(out, true));
        int exitCode = command.execute(arguments);
        return new Command(exitCode, out.toString(), err.toString(StandardCharsets.UTF_8));
    }
}
