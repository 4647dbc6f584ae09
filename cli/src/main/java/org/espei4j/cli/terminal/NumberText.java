package org.espei4j.cli.terminal;

import java.util.Locale;

/// Numbers as people read them.
public final class NumberText {

    private NumberText() {}

    /// As many digits as the number needs, without an idle `.0`.
    public static String plain(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /// Eight significant digits, with an exponent where the number is very large or small.
    public static String significant(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (size >= 1e8 || size < 1e-3) {
            return String.format(Locale.ROOT, "%.7e", value);
        }
        int decimals = 7 - (int) Math.floor(Math.log10(size));
        return String.format(Locale.ROOT, "%." + Math.clamp(decimals, 0, 10) + "f", value);
    }
}
