package org.espei4j.cli.terminal;

import java.io.PrintStream;

/// Standard error as people see it: lines that stay, and below them, on a terminal, one status line that changes.
/// Thread-safe.
public final class Console {

    /// Set by the launcher, which can ask what standard error is; Java cannot.
    private static final String TERMINAL_PROPERTY = "espei.terminal";

    private static final int TERMINAL_WIDTH = 100;

    private final PrintStream stream;
    private final boolean terminal;
    private String status = "";

    /// @param stream where the lines go
    /// @param terminal whether it shows them to a person, so that the status line can be rewritten
    public Console(PrintStream stream, boolean terminal) {
        this.stream = stream;
        this.terminal = terminal;
    }

    /// The standard error of this process.
    public static Console standardError() {
        return new Console(System.err, Boolean.getBoolean(TERMINAL_PROPERTY));
    }

    /// Whether the status line is shown.
    public boolean isTerminal() {
        return terminal;
    }

    /// Prints a line, or several, above the status line.
    public synchronized void println(String text) {
        erase();
        stream.println(text);
        draw();
        stream.flush();
    }

    /// Shows another status line; an empty one takes it away. Does nothing where there is no terminal.
    public synchronized void status(String text) {
        if (!terminal) {
            return;
        }
        erase();
        status = text.length() < TERMINAL_WIDTH ? text : text.substring(0, TERMINAL_WIDTH - 1);
        draw();
        stream.flush();
    }

    private void draw() {
        if (!status.isEmpty()) {
            stream.print(status);
        }
    }

    private void erase() {
        if (!status.isEmpty()) {
            // To the first column, then erase to the end of the line (ECMA-48).
            stream.print("\r\u001b[K");
        }
    }
}
