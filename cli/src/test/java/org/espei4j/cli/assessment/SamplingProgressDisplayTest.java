package org.espei4j.cli.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.espei4j.assess.sample.Ensemble;
import org.espei4j.assess.sample.EvaluationTally;
import org.espei4j.assess.sample.EvaluationTally.FailureCount;
import org.espei4j.assess.sample.SamplingProgress;
import org.espei4j.assess.sample.ScoredVector;
import org.espei4j.cli.terminal.Console;
import org.junit.jupiter.api.Test;

class SamplingProgressDisplayTest {

    private static final Ensemble ENSEMBLE = Ensemble.of(new double[][] {{1.0}, {2.0}}, new double[] {-3.5, -4.0});

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
    private long now = 1_000_000_000_000L;

    @Test
    void linesBecomeRarerInALongRun() {
        SamplingProgressDisplay display = new SamplingProgressDisplay(new Console(stream, false), () -> now);
        display.started(progress(0, 100_000));
        for (int i = 1; i < 36_000; i++) {
            now += Duration.ofSeconds(1).toNanos();
            display.iterationCompleted(progress(i, 100_000));
        }
        // Ten hours: one line in 5 s for 50 s, then whenever the run is longer by a tenth, at most 10 min.
        assertThat(lines()).hasSizeBetween(90, 130);
        assertThat(lines()[0]).isEqualTo("Sampling 1 parameter with 2 chains; ln p of the best start is -3.50.");
        assertThat(lines()[1])
                .isEqualTo("iteration 5 of 100000 (0 %), accepted 50 %, best ln p -3.50, failed 2, 5.0 s,"
                        + " about 1 d 03 h left");
        assertThat(lines()[lines().length - 1]).contains("left");
    }

    @Test
    void theLastIterationIsAlwaysSaidWithoutATerminal() {
        SamplingProgressDisplay display = new SamplingProgressDisplay(new Console(stream, false), () -> now);
        now += Duration.ofMillis(300).toNanos();
        display.iterationCompleted(progress(7, 7));
        assertThat(lines())
                .containsExactly("iteration 7 of 7 (100 %), accepted 50 %, best ln p -3.50, failed 2, 0.3 s");
    }

    @Test
    void aTerminalHasOneLineThatGoesAwayAtTheEnd() {
        Console console = new Console(stream, true);
        SamplingProgressDisplay display = new SamplingProgressDisplay(console, () -> now);
        now += Duration.ofSeconds(20).toNanos();
        display.iterationCompleted(progress(1, 2));
        console.println("a warning");
        display.iterationCompleted(progress(2, 2));

        String status = "iteration 1 of 2 (50 %), accepted 50 %, best ln p -3.50, failed 2, 20 s, about 20 s left";
        String erase = "\r\u001b[K";
        assertThat(text()).isEqualTo(status + erase + "a warning" + System.lineSeparator() + status + erase);
    }

    private static SamplingProgress progress(int iteration, int iterations) {
        return new SamplingProgress(
                iteration,
                iterations,
                ENSEMBLE,
                iteration,
                1,
                new ScoredVector(new double[] {1.0}, -3.5),
                new EvaluationTally(10, 0, Map.of("equilibrium-not-converged", new FailureCount(2, ""))));
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private String[] lines() {
        return text().split(System.lineSeparator());
    }
}
