package org.espei4j.cli.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.util.Optional;
import org.espei4j.assess.run.OutputSettings.Verbosity;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/// Configures logging, which is Logback's, as a run file wants it.
///
/// Users have four degrees of verbosity; of the levels of the logging interface, `DEBUG` stands for the steps of
/// a calculation (their *trace*) and `TRACE` for everything (their *debug*).
public final class RunLog {

    private static final String FILE_PATTERN = "%d{yyyy-MM-dd HH:mm:ss} %-5level %logger{0} - %msg%n";

    private static final String MEMBER_PATTERN = "%d{HH:mm:ss} %msg%n";

    /// Marks a message that begins with the place in a file that it is about, and says itself how grave it is: it is shown
    /// as it stands, like those of compilers.
    public static final Marker LOCATED = MarkerFactory.getMarker("LOCATED");

    private RunLog() {}

    /// Logs warnings to the console: how things are before a run file has been read.
    public static void configure(Console console) {
        configure(console, Verbosity.WARNING);
    }

    /// Logs what a member of a cluster does to the console, with the time, because such logs are read later.
    public static void configureMember(Console console) {
        LoggerContext context = context();
        context.reset();
        begin(context, consoleAppender(console, layout(context, MEMBER_PATTERN)), Verbosity.INFO);
    }

    /// Logs to the console.
    public static void configure(Console console, Verbosity verbosity) {
        LoggerContext context = context();
        context.reset();
        PatternLayout layout = layout(context, verbosity == Verbosity.DEBUG ? "%msg  [%logger{0}]%n" : "%msg%n");
        begin(context, consoleAppender(console, layout), verbosity);
    }

    /// Logs to a file, or to the console where there is none.
    ///
    /// @param file the log file, made when there is something to log; earlier content is kept
    public static void configure(Console console, Verbosity verbosity, Optional<Path> file) {
        if (file.isEmpty()) {
            configure(console, verbosity);
            return;
        }
        LoggerContext context = context();
        context.reset();
        begin(context, new LogFile(file.get(), layout(context, FILE_PATTERN), console), verbosity);
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    private static void begin(LoggerContext context, Appender<ILoggingEvent> appender, Verbosity verbosity) {
        appender.setContext(context);
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

    private static PatternLayout layout(LoggerContext context, String pattern) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(pattern);
        layout.start();
        return layout;
    }

    private static Appender<ILoggingEvent> consoleAppender(Console console, PatternLayout layout) {
        return new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                String text = layout.doLayout(event).stripTrailing();
                Level level = event.getLevel();
                boolean located =
                        event.getMarkerList() != null && event.getMarkerList().contains(LOCATED);
                String mark = located ? "" : level == Level.WARN ? "warning: " : level == Level.ERROR ? "error: " : "";
                console.println(mark + text);
            }
        };
    }
}
