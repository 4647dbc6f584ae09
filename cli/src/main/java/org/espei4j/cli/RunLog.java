package org.espei4j.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.espei4j.assess.run.OutputSettings.Verbosity;
import org.slf4j.LoggerFactory;

/// Configures logging, which is Logback's, as a run file wants it.
///
/// Users have four degrees of verbosity; of the levels of the logging interface, `DEBUG` stands for the steps of a
/// calculation (their *trace*) and `TRACE` for everything (their *debug*).
final class RunLog {

    private static final String FILE_PATTERN = "%d{yyyy-MM-dd HH:mm:ss} %-5level %logger{0} - %msg%n";

    private RunLog() {}

    /// Logs warnings to the console: how things are before a run file has been read.
    static void configure(Console console) {
        configure(console, Verbosity.WARNING);
    }

    /// Logs to the console.
    static void configure(Console console, Verbosity verbosity) {
        LoggerContext context = context();
        context.reset();
        begin(context, consoleAppender(context, console, verbosity), verbosity);
    }

    /// Logs to a file, or to the console where there is none. Earlier content of the file is kept; a run appends.
    ///
    /// @param file the log file
    /// @throws IOException if the file cannot be written
    static void configure(Console console, Verbosity verbosity, Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            configure(console, verbosity);
            return;
        }
        Path parent = file.get().toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        // Logback would only complain about an unwritable file to its own status list.
        Files.newOutputStream(
                        file.get(), java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)
                .close();
        LoggerContext context = context();
        context.reset();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile(file.get().toString());
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(FILE_PATTERN);
        encoder.start();
        appender.setEncoder(encoder);
        begin(context, appender, verbosity);
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    private static void begin(LoggerContext context, Appender<ILoggingEvent> appender, Verbosity verbosity) {
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level(verbosity));
        root.addAppender(appender);
    }

    private static Level level(Verbosity verbosity) {
        return switch (verbosity) {
            case WARNING -> Level.WARN;
            case INFO -> Level.INFO;
            case TRACE -> Level.DEBUG;
            case DEBUG -> Level.TRACE;
        };
    }

    private static Appender<ILoggingEvent> consoleAppender(
            LoggerContext context, Console console, Verbosity verbosity) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(verbosity == Verbosity.DEBUG ? "%msg  [%logger{0}]%n" : "%msg%n");
        layout.start();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                String text = layout.doLayout(event).stripTrailing();
                boolean grave = event.getLevel().isGreaterOrEqual(Level.WARN);
                console.println(grave ? event.getLevel() == Level.WARN ? "warning: " + text : "error: " + text : text);
            }
        };
        appender.setContext(context);
        appender.setName(verbosity.name().toLowerCase(Locale.ROOT));
        return appender;
    }
}
