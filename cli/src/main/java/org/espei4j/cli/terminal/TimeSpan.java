package org.espei4j.cli.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads durations as people write them: `90`, `90s`, `15 min`, `1h30m`, `2 days`. A number alone means seconds.
public final class TimeSpan implements ITypeConverter<Duration> {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-z]*)\\s*");

    @Override
    public Duration convert(String text) {
        Matcher matcher = PART.matcher(text.strip().toLowerCase(Locale.ROOT));
        double seconds = 0;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            seconds += Double.parseDouble(matcher.group(1)) * unit(matcher.group(2), text);
            end = matcher.end();
        }
        if (end == 0 || end != text.strip().length() || !(seconds < 1e10)) {
            throw wrong(text);
        }
        return Duration.ofMillis(Math.round(1000 * seconds));
    }

    private static double unit(String name, String text) {
        return switch (name) {
            case "ms" -> 1e-3;
            case "", "s", "sec", "second", "seconds" -> 1;
            case "m", "min", "minute", "minutes" -> 60;
            case "h", "hour", "hours" -> 3600;
            case "d", "day", "days" -> 86_400;
            default -> throw wrong(text);
        };
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException("\"" + text + "\" is no duration; it looks like 90s, 15min or 1h30m");
    }
}
