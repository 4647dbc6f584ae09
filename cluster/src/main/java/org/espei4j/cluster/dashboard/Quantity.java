package org.espei4j.cluster.dashboard;

import java.util.Locale;

/// Numbers as people read them.
final class Quantity {

    /// A space that is narrow and keeps digits together (U+202F).
    private static final char THIN_SPACE = '\u202f';

    private static final char MINUS = '\u2212';

    private Quantity() {}

    /// A number of things; long ones in groups of three digits.
    static String count(long number) {
        String digits = Long.toString(Math.abs(number));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && digits.length() > 4 && (digits.length() - i) % 3 == 0) {
                text.append(THIN_SPACE);
            }
            text.append(digits.charAt(i));
        }
        return (number < 0 ? String.valueOf(MINUS) : "") + text;
    }

    /// A number and what is counted, e.g. `1 worker`, `4 workers`.
    static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /// A real number with some decimals; a word where there is none.
    static String real(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "none yet";
        }
        return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', MINUS);
    }

    /// A time, e.g. `1 h 05 min`, `12 s`, `3.4 ms`.
    ///
    /// @param seconds the time; negative if it is unknown
    static String duration(double seconds) {
        if (seconds < 0) {
            return "unknown";
        }
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.1f ms", 1e3 * seconds);
        }
        if (seconds < 120) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
        }
        long minutes = Math.round(seconds / 60);
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 48 * 60
                ? String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60)
                : String.format(Locale.ROOT, "%d d %d h", minutes / 1440, minutes / 60 % 24);
    }

    /// A memory size, e.g. `57 MB`.
    static String bytes(long bytes) {
        return bytes >= 10_000_000_000L
                ? String.format(Locale.ROOT, "%.0f GB", bytes / 1e9)
                : String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
    }
}
