package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Small phases whose energies the reference program (pycalphad 0.11.2.dev, R = 8.3145 J/(mol K)) was asked for.
class MixingExamplesTest {

    /// The examples are stated with nine significant digits or more.
    private static final Percentage AS_STATED = withPercentage(1e-7);

    private static final ModelOptions REFERENCE = ModelOptions.reference();
    private static final ModelOptions STANDARD = ModelOptions.standard();

    private static DatabaseSketch substitutional() {
        return DatabaseSketch.of("A", "B", "C", "D").phase("S", "1", "A,B,C,D");
    }

    private static DatabaseSketch twoSublattices() {
        return DatabaseSketch.of("A", "B", "C", "VA").phase("S", "1 3", "A,B:C,VA");
    }

    @Test
    void vacanciesDoNotCountAsAtoms() {
        PhaseUnderTest phase = PhaseUnderTest.of(twoSublattices(), "S", REFERENCE, "A", "B", "C", "VA");
        assertThat(phase.at(1000, .3, .7, .8, .2).atoms()).isCloseTo(3.4, within(1e-14));
        assertThat(phase.value(phase.model().amounts().get(2), 1000, .3, .7, .8, .2))
                .isCloseTo(2.4, within(1e-14));
    }

    @Test
    void idealMixingCountsVacancies() {
        PhaseUnderTest phase = PhaseUnderTest.of(twoSublattices(), "S", REFERENCE, "A", "B", "C", "VA");
        assertThat(phase.gm(1000, .3, .7, .8, .2)).isCloseTo(-5164.94679, AS_STATED);
    }

    @Test
    void polyatomicSpeciesCountAllTheirAtoms() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B")
                .species("A2B", Map.of("A", 2.0, "B", 1.0), 0)
                .phase("S", "1", "A,B,A2B")
                .parameter("G(S,A2B)", -30000);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "B");
        // by name: A, A2B, B
        assertThat(phase.gm(1000, .2, .5, .3)).isCloseTo(-11780.5250, withPercentage(1e-6));
    }

    @Test
    void surfaceOfReference() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "C", "VA")
                .phase("S", "2 1", "A,B:C,VA")
                .parameter("G(S,A:C)", -30000)
                .parameter("G(S,A:VA)", 100)
                .parameter("G(S,B:C)", -50000)
                .parameter("G(S,B:VA)", 200);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "B", "C", "VA");
        assertThat(phase.part(Contribution.REFERENCE, 1000, .5, .5, .4, .6))
                .isCloseTo(-6629.1667, withPercentage(1e-6));
    }

    @Test
    void redlichKisterSeriesOfThreeTerms() {
        DatabaseSketch sketch = substitutional()
                .parameter("L(S,A,B;0)", -4000)
                .parameter("L(S,A,B;1)", 3000)
                .parameter("L(S,A,B;2)", DatabaseSketch.linear(500, 1));
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "B");
        assertThat(phase.part(Contribution.EXCESS, 1000, .25, .75)).isCloseTo(-960.9375, AS_STATED);
    }

    @Test
    void propertiesOfARedlichKisterSeries() {
        DatabaseSketch sketch = substitutional()
                .parameter("G(S,A)", 1000)
                .parameter("G(S,B)", 2000)
                .parameter("L(S,A,B;0)", -4000)
                .parameter("L(S,A,B;1)", 3000)
                .parameter("L(S,A,B;2)", DatabaseSketch.linear(500, 1));
        MolarProperties values =
                PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "B").at(1000, .25, .75);
        assertThat(values.gibbsEnergy()).isCloseTo(-3886.47306, AS_STATED);
        assertThat(values.enthalpy()).isCloseTo(742.1875, AS_STATED);
        assertThat(values.entropy()).isCloseTo(4.62866056, AS_STATED);
        assertThat(values.heatCapacity()).isCloseTo(0, within(1e-12));
    }

    @Test
    void constituentsAreWeightedInTheOrderOfTheirNames() {
        PhaseUnderTest phase =
                PhaseUnderTest.of(substitutional().parameter("L(S,B,A;1)", 1000), "S", REFERENCE, "A", "B");
        assertThat(phase.part(Contribution.EXCESS, 1000, .7, .3)).isCloseTo(84, AS_STATED);
    }

    @Test
    void aWildcardAddsToSpecificParameters() {
        DatabaseSketch sketch = twoSublattices().parameter("L(S,A,B:*)", 1000).parameter("L(S,A,B:VA)", 1000);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "B", "C", "VA");
        assertThat(phase.part(Contribution.EXCESS, 1000, .3, .7, .8, .2)).isCloseTo(74.1176, withPercentage(1e-4));
    }

    private static double ternaryExcess(DatabaseSketch sketch, ModelOptions options) {
        return PhaseUnderTest.of(sketch, "S", options, "A", "B", "C", "D")
                .part(Contribution.EXCESS, 1000, .4, .3, .2, .1);
    }

    @Test
    void aLoneTernaryParameterOfOrderZeroIsSymmetric() {
        assertThat(ternaryExcess(substitutional().parameter("L(S,A,B,C;0)", 1000), REFERENCE))
                .isCloseTo(24, AS_STATED);
    }

    @Test
    void aLoneTernaryParameterOfOrderOneFavoursTheSecond() {
        assertThat(ternaryExcess(substitutional().parameter("L(S,A,B,C;1)", 1000), REFERENCE))
                .isCloseTo(8, AS_STATED);
    }

    @Test
    void ternaryParametersOfTwoOrdersActAsIndexed() {
        DatabaseSketch sketch = substitutional().parameter("L(S,A,B,C;0)", 1000).parameter("L(S,A,B,C;1)", 500);
        assertThat(ternaryExcess(sketch, REFERENCE)).isCloseTo(14.4, AS_STATED);
    }

    @Test
    void theReferenceProgramLooksForLonenessWithinOneTypeName() {
        DatabaseSketch sketch = substitutional().parameter("G(S,A,B,C;0)", 1000).parameter("L(S,A,B,C;1)", 500);
        assertThat(ternaryExcess(sketch, REFERENCE)).isCloseTo(28, AS_STATED);
        assertThat(ternaryExcess(sketch, STANDARD)).isCloseTo(14.4, AS_STATED);
    }

    @Test
    void aLoneTernaryParameterGivenTwiceIsSymmetricOnlyInTheStandardProfile() {
        DatabaseSketch sketch = substitutional().parameter("L(S,A,B,C;0)", 1000).parameter("L(S,A,B,C;0)", 1000);
        assertThat(ternaryExcess(sketch, REFERENCE)).isCloseTo(.024 * 2000 * (.4 + .1 / 3), AS_STATED);
        assertThat(ternaryExcess(sketch, STANDARD)).isCloseTo(24, AS_STATED);
    }

    @Test
    void reciprocalParametersOfOrderOneAndTwoFollowOneSublatticeEach() {
        double[] expected = {9.88235, 5.92941, -3.95294};
        for (int order = 0; order < 3; order++) {
            DatabaseSketch sketch = twoSublattices().parameter("L(S,A,B:C,VA;" + order + ")", 1000);
            PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "B", "C", "VA");
            assertThat(phase.part(Contribution.EXCESS, 1000, .3, .7, .8, .2))
                    .isCloseTo(expected[order], withPercentage(1e-4));
        }
    }

    @Test
    void aParameterGivenTwiceIsAddedOrReplaced() {
        DatabaseSketch sketch = substitutional().parameter("L(S,A,B)", 3000).parameter("L(S,A,B)", 1000);
        assertThat(PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "B").part(Contribution.EXCESS, 1000, .5, .5))
                .isCloseTo(1000, AS_STATED);
        assertThat(PhaseUnderTest.of(sketch, "S", STANDARD, "A", "B").part(Contribution.EXCESS, 1000, .5, .5))
                .isCloseTo(250, AS_STATED);
    }

    @Test
    void anEndmemberMayBeWrittenAsLInTheStandardProfile() {
        DatabaseSketch sketch = substitutional().parameter("L(S,A;0)", -5000);
        assertThat(PhaseUnderTest.of(sketch, "S", REFERENCE, "A").gm(1000, 1)).isZero();
        assertThat(PhaseUnderTest.of(sketch, "S", STANDARD, "A").gm(1000, 1)).isEqualTo(-5000);
    }

    @Test
    void anEndmemberOfAnotherOrderIsLeftOut() {
        DatabaseSketch sketch = substitutional().parameter("G(S,A;1)", -5000).parameter("L(S,B;2)", -5000);
        assertThat(PhaseUnderTest.of(sketch, "S", REFERENCE, "A").gm(1000, 1)).isZero();
        PhaseUnderTest standard = PhaseUnderTest.of(sketch, "S", STANDARD, "A", "B");
        assertThat(standard.part(Contribution.REFERENCE, 1000, .4, .6)).isZero();
        assertThat(standard.model().notes())
                .filteredOn(note -> note.found().contains("is an endmember of order"))
                .hasSize(2);
    }

    /// An order that an interaction does not know costs this parameter, not the phase.
    @ParameterizedTest
    @ValueSource(strings = {"L(S,A,B,C:E,VA,X:E;3)", "L(S,A,B:E,VA:E;3)", "L(S,A,B:E,VA:E,VA;1)", "L(S,A,B,C:VA:E;3)"})
    void anOrderThatAnInteractionDoesNotKnowIsLeftOut(String head) {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "C", "E", "X", "VA")
                .phase("S", "1 1 1", "A,B,C:E,X,VA:E,VA")
                .parameter(head, 1000)
                .parameter("G(S,A:VA:E)", -500);
        for (ModelOptions options : List.of(REFERENCE, STANDARD)) {
            PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", options, "A", "B", "C", "E", "X", "VA");
            double[] y = {.5, .3, .2, .2, .5, .3, .6, .4};
            assertThat(phase.part(Contribution.EXCESS, 1000, y)).isZero();
            assertThat(phase.part(Contribution.REFERENCE, 1000, y)).isNegative();
            assertThat(phase.model().notes())
                    .anyMatch(
                            note -> note.found().contains(head) && note.found().contains("does not know"));
        }
    }

    @Test
    void aRepeatedConstituentIsRefusedInTheStandardProfile() {
        DatabaseSketch sketch = substitutional().parameter("L(S,A,A;0)", 1000);
        assertThat(PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "B").part(Contribution.EXCESS, 1000, .4, .6))
                .isCloseTo(160, AS_STATED);
        PhaseUnderTest standard = PhaseUnderTest.of(sketch, "S", STANDARD, "A", "B");
        assertThat(standard.part(Contribution.EXCESS, 1000, .4, .6)).isZero();
        assertThat(standard.model().notes()).anyMatch(note -> note.found().contains("names a constituent twice"));
    }

    @Test
    void aConstituentAgainstAllOthers() {
        DatabaseSketch sketch = substitutional().parameter("L(S,A,*;0)", 1000);
        assertThat(ternaryExcess(sketch, STANDARD)).isCloseTo(240, AS_STATED);
        assertThat(ternaryExcess(sketch, REFERENCE)).isCloseTo(1000, AS_STATED);
    }

    @Test
    void interactionsBeyondBinaryOnSeveralSublatticesCountAsPlainProducts() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "C", "VA")
                .phase("S", "1 1", "A,B,C:B,VA")
                .parameter("L(S,A,B,C:B,VA;0)", 1000)
                .parameter("L(S,A,B,C:B,VA;1)", 1000);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", STANDARD, "A", "B", "C", "VA");
        assertThat(phase.part(Contribution.EXCESS, 1000, .5, .3, .2, .6, .4) * 1.6)
                .isCloseTo(1000 * .5 * .3 * .2 * .6 * .4, AS_STATED);
        assertThat(phase.model().notes()).anyMatch(note -> note.found().contains("order 1"));
    }

    /// Linear on every sublattice, and at each endmember the phase itself: with a Curie temperature that is not linear, with
    /// ordering, and with vacancies.
    @Test
    void theMixtureOfEndmembersIsTheirMean() {
        MagneticOrdering bcc = new MagneticOrdering(-1, .4);
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "C", "VA")
                .phase("D", "1 3", "A,B:C,VA", bcc, null)
                .phase("O", ".5 .5 3", "A,B:A,B:C,VA", bcc, "D")
                .parameter("G(D,A:VA)", DatabaseSketch.linear(-1000, 3))
                .parameter("G(D,A:C)", 700)
                .parameter("L(D,A,B:VA)", -9000)
                .parameter("TC(D,A:VA)", 1043)
                .parameter("TC(D,A,B:VA)", 1650)
                .parameter("BMAGN(D,A:VA)", 2.22)
                .parameter("G(O,A:B:VA)", -5000)
                .parameter("TC(O,A:B:VA)", 200);
        double[][] corners = {{1, 0}, {0, 1}};
        double[] y = {.9, .1, .3, .7, .2, .8};
        for (String phase : List.of("D", "O")) {
            PhaseUnderTest under = PhaseUnderTest.of(sketch, phase, STANDARD, "A", "B", "C", "VA");
            PhaseModel model = under.model().endmemberMixture().orElseThrow();
            PhaseUnderTest mixture = new PhaseUnderTest(model, PhaseProperties.of(model));
            double[] fractions = phase.equals("O") ? y : new double[] {.6, .4, .2, .8};
            double mean = 0;
            int sublattices = fractions.length / 2;
            for (int e = 0; e < 1 << sublattices; e++) {
                double[] endmember = new double[fractions.length];
                double weight = 1;
                for (int s = 0; s < sublattices; s++) {
                    double[] corner = corners[e >> s & 1];
                    System.arraycopy(corner, 0, endmember, 2 * s, 2);
                    weight *= fractions[2 * s + (e >> s & 1)];
                }
                assertThat(mixture.gm(500, endmember)).isCloseTo(under.gm(500, endmember), within(1e-8));
                mean += weight * under.g(500, endmember);
            }
            assertThat(mixture.g(500, fractions)).isCloseTo(mean, within(1e-8));
        }
    }

    @Test
    void anIonicLiquidHasNoMixtureOfEndmembers() {
        DatabaseSketch sketch =
                DatabaseSketch.of("A", "VA").species("A+2", Map.of("A", 1.0), 2).phase("L:Y", "1 1", "A+2:VA");
        assertThat(PhaseUnderTest.of(sketch, "L", STANDARD, "A", "VA").model().endmemberMixture())
                .isEmpty();
    }

    @Test
    void mixingQuantitiesAreMeasuredAgainstEndmembersAlone() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B")
                .phase("S", "1", "A,B", new MagneticOrdering(-1, .4), null)
                .parameter("TC(S,A)", 1043)
                .parameter("TC(S,B)", -311.5)
                .parameter("TC(S,A,B)", 1650)
                .parameter("BMAGN(S,A)", 2.22)
                .parameter("BMAGN(S,B)", -0.008)
                .parameter("G(S,A)", 100)
                .parameter("G(S,B)", Expr.constant(-200));
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "S", REFERENCE, "A", "B");
        PhaseModel endmembers = phase.model().endmemberModel().orElseThrow();
        PhaseUnderTest linear = new PhaseUnderTest(endmembers, PhaseProperties.of(endmembers));
        for (double[] corner : new double[][] {{1, 0}, {0, 1}}) {
            assertThat(phase.gm(500, corner) - linear.gm(500, corner)).isZero();
        }
        assertThat(linear.part(Contribution.IDEAL_MIXING, 500, .5, .5)).isZero();
        assertThat(linear.property(PhaseModel.CURIE_TEMPERATURE, 500, .5, .5)).isCloseTo(365.75, AS_STATED);
        assertThat(phase.property(PhaseModel.CURIE_TEMPERATURE, 500, .5, .5)).isCloseTo(778.25, AS_STATED);
    }
}
