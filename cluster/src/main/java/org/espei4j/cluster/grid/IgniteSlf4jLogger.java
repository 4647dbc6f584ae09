package org.espei4j.cluster.grid;

import org.apache.ignite.IgniteLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes on what Ignite has to say, for those who look for the cause of a trouble: its users are not ours, and
/// what ours must know is said in our own words.
final class IgniteSlf4jLogger implements IgniteLogger {

    private final Logger logger;
    private final RefusalLog refusals;

    /// @param refusals is told of refused connections
    IgniteSlf4jLogger(RefusalLog refusals) {
        this(LoggerFactory.getLogger("org.apache.ignite"), refusals);
    }

    private IgniteSlf4jLogger(Logger logger, RefusalLog refusals) {
        this.logger = logger;
        this.refusals = refusals;
    }

    @Override
    public IgniteLogger getLogger(@Nullable Object category) {
        if (category == null) {
            return this;
        }
        String name = category instanceof Class<?> type ? type.getName() : category.toString();
        return new IgniteSlf4jLogger(LoggerFactory.getLogger(name.replace('%', '.')), refusals);
    }

    @Override
    public void trace(String message) {
        logger.trace(message);
    }

    @Override
    public void debug(String message) {
        logger.trace(message);
    }

    @Override
    public void info(String message) {
        refusals.onIgniteMessage(message);
        logger.debug(message);
    }

    @Override
    public void warning(String message, @Nullable Throwable error) {
        refusals.onIgniteMessage(message);
        logger.debug(message, error);
    }

    @Override
    public void error(String message, @Nullable Throwable error) {
        refusals.onIgniteMessage(message);
        logger.debug(message, error);
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public boolean isQuiet() {
        return false;
    }

    @Override
    public @Nullable String fileName() {
        return null;
    }
}
