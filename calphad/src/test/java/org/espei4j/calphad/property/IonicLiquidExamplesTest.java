package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Map;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The two-sublattice ionic liquid: what one parameter of 1000 J adds, in the reference program (pycalphad 0.11.2.dev) and
/// after Sundman (1991).
class IonicLiquidExamplesTest {

    private static DatabaseSketch liquid() {
        return DatabaseSketch.of("A", "B", "O", "S", "VA")
                .species("A+2", Map.of("A", 1.0), 2)
                .species("B+3", Map.of("B", 1.0), 3)
                .species("O-2", Map.of("O", 1.0), -2)
                .species("S-2", Map.of("S", 1.0), -2)
                .species("S2", Map.of("S", 2.0), 0)
                .phase("L:Y", "1 1", "A+2,B+3:O-2,S-2,S,S2,VA");
    }

    /// A+2, B+3; by name O-2, S, S-2, S2, VA
    private static final double[] Y = {.6, .4, .3, .15, .1, .1, .35};

    private static final String[] COMPONENTS = {"A", "B", "O", "S", "VA"};

    @Test
    void sitesFollowTheCharges() {
        PhaseUnderTest phase = PhaseUnderTest.of(liquid(), "L", ModelOptions.reference(), COMPONENTS);
        assertThat(phase.at(1000, Y).atoms()).isCloseTo(3.44, within(1e-12));
        double a = phase.value(phase.model().amounts().getFirst(), 1000, Y);
        assertThat(a / 3.44).isCloseTo(.2860465, withPercentage(1e-5));
        assertThat(phase.part(Contribution.IDEAL_MIXING, 1000, Y) * 3.44).isCloseTo(-38584.71915, withPercentage(1e-7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "G(L,A+2:O-2)      | 180     | 180",
                "G(L,A+2:VA)       | 504     | 504",
                "G(L,S)            | 360     | 360",
                "G(L,S2)           | 240     | 240",
                "L(L,A+2:O-2,VA;1) | -3.15   | -3.15",
                "L(L,A+2:S,VA;0)   | 26.46   | 75.6",
                "L(L,A+2,B+3:VA;0) | 24.696  | 70.56",
                "L(L,A+2,B+3:VA;1) | 1.72872 | 4.9392",
                "L(L,S,S2;1)       | 1.8     | 1.8",
                "G(L,*:S)          | 126     | 360",
                "G(L,A+2:S)        | 75.6    | 360",
            })
    void oneParameter(String head, double reference, double standard) {
        assertThat(added(head, ModelOptions.reference())).isCloseTo(reference, withPercentage(1e-9));
        assertThat(added(head, ModelOptions.standard())).isCloseTo(standard, withPercentage(1e-9));
    }

    private static double added(String head, ModelOptions options) {
        PhaseUnderTest phase = PhaseUnderTest.of(liquid().parameter(head, 1000), "L", options, COMPONENTS);
        return 3.44 * (phase.part(Contribution.REFERENCE, 1000, Y) + phase.part(Contribution.EXCESS, 1000, Y));
    }

    @Test
    void aLiquidOfCationsAndVacanciesIsSubstitutional() {
        DatabaseSketch sketch = liquid().phase("M", "1", "A,B")
                .parameter("G(L,A+2:VA)", -2000)
                .parameter("G(L,B+3:VA)", -3000)
                .parameter("L(L,A+2,B+3:VA;0)", -10000)
                .parameter("L(L,A+2,B+3:VA;1)", 4000)
                .parameter("G(M,A)", -2000)
                .parameter("G(M,B)", -3000)
                .parameter("L(M,A,B;0)", -10000)
                .parameter("L(M,A,B;1)", 4000);
        PhaseUnderTest ionic = PhaseUnderTest.of(sketch, "L", ModelOptions.standard(), "A", "B", "VA");
        PhaseUnderTest metallic = PhaseUnderTest.of(sketch, "M", ModelOptions.standard(), "A", "B");
        assertThat(ionic.gm(1200, .3, .7, 1)).isCloseTo(metallic.gm(1200, .3, .7), withPercentage(1e-12));
    }

    @Test
    void aLiquidWithoutVacanciesIsBuilt() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "O")
                .species("A+2", Map.of("A", 1.0), 2)
                .species("O-2", Map.of("O", 1.0), -2)
                .phase("L:Y", "1 1", "A+2:O-2,O")
                .parameter("G(L,A+2:O-2)", -1000)
                .parameter("G(L,O)", 500);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "L", ModelOptions.standard(), "A", "O");
        // by name O, O-2: P = 2·0.4, Q = 2
        assertThat(phase.at(1000, 1, .6, .4).atoms()).isCloseTo(.8 + 2, within(1e-12));
        assertThat(phase.part(Contribution.REFERENCE, 1000, 1, .6, .4) * 2.8)
                .isCloseTo(-1000 * .4 + 2 * .6 * 500, withPercentage(1e-9));
    }
}
