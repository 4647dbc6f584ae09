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
    private final boolean refusalsReadInformation;

    /// @param refusals is told of refused connections
    /// @param refusalsReadInformation whether it finds them in messages of the level "info", as on a scheduler; if not,
    ///     Ignite need not make any that no log shows, e.g. the whole topology for each member that joins
    IgniteSlf4jLogger(RefusalLog refusals, boolean refusalsReadInformation) {
        this(LoggerFactory.getLogger("org.apache.ignite"), refusals, refusalsReadInformation);
    }

    private IgniteSlf4jLogger(Logger logger, RefusalLog refusals, boolean refusalsReadInformation) {
        this.logger = logger;
        this.refusals = refusals;
        this.refusalsReadInformation = refusalsReadInformation;
    }

    @Override
    public IgniteLogger getLogger(@Nullable Object category) {
        if (category == null) {
            return this;
        }
        String name = category instanceof Class<?> type ? type.getName() : category.toString();
        return new IgniteSlf4jLogger(
                LoggerFactory.getLogger(name.replace('%', '.')), refusals, refusalsReadInformation);
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
        if (refusalsReadInformation) {
            refusals.onIgniteMessage(message);
        }
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
        return refusalsReadInformation || logger.isDebugEnabled();
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
