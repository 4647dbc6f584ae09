package org.espei4j.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/// Durations as people say them.
public final class Durations {

    private Durations() {}

    /// Two figures of the two largest units, e.g. `0.8 s`, `42 s`, `3 min 05 s`, `2 h 07 min`, `3 d 04 h`.
    public static String format(Duration duration) {
        long seconds = duration.toSeconds();
        if (duration.toMillis() < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
        }
        return String.format(Locale.ROOT, "%d d %02d h", seconds / 86_400, seconds / 3600 % 24);
    }
}
