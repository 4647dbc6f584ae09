package org.espei4j.cli.terminal;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;

/// Standard output as a writer that knows when nobody reads it any more, as after `| head`, so that a command can stop: a print
/// stream keeps that to itself, and a writer above it does not ask.
public final class StandardOutput extends PrintWriter {

    private final PrintStream stream;

    /// @param stream the standard output of the process, in whose character set is written
    public StandardOutput(PrintStream stream) {
        super(new BufferedWriter(new OutputStreamWriter(stream, stream.charset())), true);
        this.stream = stream;
    }

    @Override
    public boolean checkError() {
        return super.checkError() || stream.checkError();
    }
}
