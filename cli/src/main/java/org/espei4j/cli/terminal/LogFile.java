package org.espei4j.cli.terminal;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A log file that is made when there is something to log, so that a run that never begins leaves none. A run appends to
/// what earlier ones have logged.
final class LogFile extends AppenderBase<ILoggingEvent> {

    private final Path file;
    private final PatternLayout layout;
    private final Console console;
    private @Nullable Writer writer;
    private boolean broken;

    /// @param console where it is said if the file cannot be written, and what would have been logged
    LogFile(Path file, PatternLayout layout, Console console) {
        this.file = file;
        this.layout = layout;
        this.console = console;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String line = layout.doLayout(event);
        if (!broken) {
            try {
                Writer open = writer;
                if (open == null) {
                    open = Files.newBufferedWriter(
                            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    writer = open;
                }
                open.write(line);
                open.flush();
                return;
            } catch (IOException unwritable) {
                broken = true;
                console.println("warning: the log file " + file + " cannot be written (" + unwritable
                        + "); the log goes on here");
            }
        }
        console.println(line.stripTrailing());
    }

    @Override
    public void stop() {
        super.stop();
        Writer open = writer;
        writer = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException unwritable) {
                console.println("warning: the log file " + file + " cannot be written (" + unwritable + ")");
            }
        }
    }
}
