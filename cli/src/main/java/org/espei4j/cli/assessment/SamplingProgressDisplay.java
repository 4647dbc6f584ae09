package org.espei4j.cli.assessment;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.espei4j.assess.sample.SamplingListener;
import org.espei4j.assess.sample.SamplingProgress;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.Durations;

/// Shows how sampling goes on: on a terminal in a status line, elsewhere in lines that become rarer as the run
/// becomes longer, so that the log of a long run stays short.
final class SamplingProgressDisplay implements SamplingListener {

    private static final Duration STATUS_INTERVAL = Duration.ofMillis(200);
    private static final Duration SHORTEST_LINE_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LONGEST_LINE_INTERVAL = Duration.ofMinutes(10);

    /// A line is due when the run is longer by this fraction than at the last line.
    private static final int FRACTION_OF_RUN = 10;

    private final Console console;
    private final LongSupplier nanoClock;
    private final long began;
    private long shown;

    /// @param console where it is shown
    /// @param nanoClock time in nanoseconds
    SamplingProgressDisplay(Console console, LongSupplier nanoClock) {
        this.console = console;
        this.nanoClock = nanoClock;
        this.began = nanoClock.getAsLong();
        this.shown = began;
    }

    @Override
    public void started(SamplingProgress progress) {
        String text = String.format(
                Locale.ROOT,
                "Sampling %d parameter%s with %d chains; ln p of the best start is %s.",
                progress.ensemble().dimension(),
                progress.ensemble().dimension() == 1 ? "" : "s",
                progress.ensemble().chains(),
                number(progress.best().lnProbability()));
        console.println(text);
    }

    @Override
    public void iterationCompleted(SamplingProgress progress) {
        long now = nanoClock.getAsLong();
        boolean last = progress.iteration() == progress.iterations();
        if (last) {
            console.status("");
        }
        if (last && console.isTerminal()) {
            return;
        }
        if (!last && now - shown < interval(now).toNanos()) {
            return;
        }
        shown = now;
        String line = line(progress, Duration.ofNanos(now - began));
        if (console.isTerminal()) {
            console.status(line);
        } else {
            console.println(line);
        }
    }

    private Duration interval(long now) {
        if (console.isTerminal()) {
            return STATUS_INTERVAL;
        }
        Duration wanted = Duration.ofNanos((now - began) / FRACTION_OF_RUN);
        if (wanted.compareTo(SHORTEST_LINE_INTERVAL) < 0) {
            return SHORTEST_LINE_INTERVAL;
        }
        return wanted.compareTo(LONGEST_LINE_INTERVAL) > 0 ? LONGEST_LINE_INTERVAL : wanted;
    }

    private static String line(SamplingProgress progress, Duration elapsed) {
        int done = progress.iteration();
        int all = progress.iterations();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "iteration %d of %d (%d %%), accepted %.0f %%, best ln p %s",
                done,
                all,
                100L * done / all,
                100 * progress.acceptanceRatio(),
                number(progress.best().lnProbability())));
        if (progress.tally().failed() > 0) {
            text.append(", failed ").append(progress.tally().failed());
        }
        text.append(", ").append(Durations.format(elapsed));
        if (done < all) {
            Duration left = elapsed.multipliedBy(all - done).dividedBy(done);
            text.append(", about ").append(Durations.format(left)).append(" left");
        }
        return text.toString();
    }

    private static String number(double lnProbability) {
        return lnProbability == Double.NEGATIVE_INFINITY
                ? "-infinity"
                : String.format(Locale.ROOT, "%.2f", lnProbability);
    }
}
