package org.espei4j.cli.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.espei4j.assess.sample.ScoredVector;
import org.espei4j.assess.trace.Convergence;
import org.espei4j.assess.trace.Posterior;
import org.junit.jupiter.api.Test;

class PosteriorTextTest {

    private static final Convergence QUICK = new Convergence(-33_500, 1240, 4, 11_000, 1.01, true);
    private static final Convergence SLOW = new Convergence(13.25, 0.5, 23.4, 188, 1.3, false);
    private static final Convergence STUCK =
            new Convergence(7, 0, Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY, false);

    private static Posterior posterior(Object... namesAndConvergence) {
        Map<String, Convergence> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndConvergence.length; i += 2) {
            parameters.put((String) namesAndConvergence[i], (Convergence) namesAndConvergence[i + 1]);
        }
        return new Posterior(100, parameters);
    }

    private static String verdict(Posterior posterior) {
        StringWriter text = new StringWriter();
        new PosteriorText(new PrintWriter(text, true)).writeVerdict(posterior);
        return text.toString().strip();
    }

    @Test
    void everyParameterHasALine() {
        StringWriter text = new StringWriter();
        new PosteriorText(new PrintWriter(text, true))
                .writeTable(
                        posterior("VV0000", QUICK, "VV0001", SLOW, "V2", STUCK),
                        new ScoredVector(new double[] {-32_000, 13, 7}, -10));
        assertThat(text.toString().lines().map(String::stripTrailing))
                .containsExactly(
                        "Parameters, from the last 100 iterations of all chains:",
                        "                  best          mean     deviation       tau   samples",
                        "  VV0000      -32000.0      -33500.0       1240.00       4.0     11000",
                        "  VV0001       13.0000       13.2500      0.500000      23.4       188",
                        "  V2           7.00000       7.00000       0.00000         -         0");
    }

    @Test
    void chainsThatAreTooShortNameTheSlowestParameterAndHowManyMoreAreNeeded() {
        assertThat(verdict(posterior("VV0000", QUICK, "VV0001", SLOW, "V2", STUCK)))
                .isEqualTo(
                        "The chains remember about 24 iterations (VV0001); to trust their means and deviations, sample"
                                + " 50 times as many after they have settled: at least 1070 more.");
    }

    @Test
    void chainsThatAreLongEnoughAndAgreeSaySo() {
        assertThat(verdict(posterior("VV0000", QUICK)))
                .isEqualTo("The chains remember about 4 iterations (VV0000) and agree (split R-hat at most 1.01).");
    }

    @Test
    void nothingIsSaidOfParametersThatNeverMove() {
        assertThat(verdict(posterior("V2", STUCK))).isEmpty();
    }
}
