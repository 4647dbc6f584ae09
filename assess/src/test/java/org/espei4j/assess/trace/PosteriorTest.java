package org.espei4j.assess.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.espei4j.assess.sample.Ensemble;
import org.junit.jupiter.api.Test;

class PosteriorTest {

    /// Two chains that walk to the numbers 1 and 3 in the first half of 16 iterations and swap them in every iteration of
    /// the second; a parameter that swaps less often; one that never moves.
    private static Trace trace(int completed) {
        Trace trace = Trace.allocate(2, 20, 3);
        for (int t = 0; t < completed; t++) {
            double settled = t < 8 ? 100 : 0;
            double fast = t % 2 == 0 ? 1 : 3;
            double slow = t % 8 < 4 ? -1 : 1;
            trace.append(Ensemble.of(
                    new double[][] {{settled + fast, slow, 7}, {settled + 4 - fast, slow, 7}}, new double[2]));
        }
        return trace;
    }

    @Test
    void theFirstHalfIsLeftOut() {
        Posterior posterior = Posterior.of(trace(16), List.of("a", "b", "c")).orElseThrow();

        assertThat(posterior.iterations()).isEqualTo(8);
        assertThat(posterior.parameters().keySet()).containsExactly("a", "b", "c");
        assertThat(posterior.parameters().get("a").mean()).isCloseTo(2, within(1e-12));
        assertThat(posterior.parameters().get("a").standardDeviation()).isCloseTo(1, within(1e-12));
        assertThat(posterior.parameters().get("c").mean()).isCloseTo(7, within(1e-12));
    }

    @Test
    void theSlowestParameterIsOneThatMoves() {
        Convergence stuck = Posterior.of(trace(16), List.of("a", "b", "c"))
                .orElseThrow()
                .parameters()
                .get("c");
        Convergence quick = new Convergence(0, 1, 3, 100, 1, true);
        Convergence slow = new Convergence(0, 1, 30, 10, 1, true);

        assertThat(stuck.autocorrelationTime()).isInfinite();
        assertThat(new Posterior(8, Map.of("a", quick, "b", slow, "c", stuck)).slowest())
                .map(Map.Entry::getKey)
                .contains("b");
        assertThat(new Posterior(8, Map.of("c", stuck)).slowest()).isEmpty();
    }

    @Test
    void aFewIterationsSayNothing() {
        assertThat(Posterior.of(trace(7), List.of("a", "b", "c"))).isEmpty();
        assertThat(Posterior.of(trace(8), List.of("a", "b", "c"))).isPresent();
    }
}
