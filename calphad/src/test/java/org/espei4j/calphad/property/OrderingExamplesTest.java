package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import org.espei4j.calphad.model.UnbuildablePhaseException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Partitioned phases and options F and B: energies that the reference program (pycalphad 0.11.2.dev, R = 8.3145 J/(mol
/// K)) gives.
class OrderingExamplesTest {

    private static final Percentage AS_STATED = withPercentage(1e-6);
    private static final ModelOptions REFERENCE = ModelOptions.reference();

    private static DatabaseSketch pair() {
        return DatabaseSketch.of("A", "B", "C", "VA")
                .phase("DIS", "1 3", "A,B:C,VA")
                .phase("ORD", ".5 .5 3", "A,B:A,B:C,VA", null, "DIS")
                .parameter("G(DIS,A:VA)", -1000)
                .parameter("G(DIS,B:VA)", -2000)
                .parameter("L(DIS,A,B:VA)", -10000)
                .parameter("G(ORD,A:B:VA)", -5000)
                .parameter("G(ORD,B:A:VA)", -5000);
    }

    @Test
    void partitionedPhaseWithInterstitials() {
        PhaseUnderTest phase = PhaseUnderTest.of(pair(), "ORD", REFERENCE, "A", "B", "C", "VA");
        double[] y = {.9, .1, .3, .7, .2, .8};
        assertThat(phase.at(1000, y).atoms()).isCloseTo(1.6, within(1e-14));
        assertThat(phase.part(Contribution.REFERENCE, 1000, y)).isCloseTo(-700, AS_STATED);
        assertThat(phase.part(Contribution.IDEAL_MIXING, 1000, y)).isCloseTo(-11298.46460, AS_STATED);
        assertThat(phase.part(Contribution.EXCESS, 1000, y)).isCloseTo(-1200, AS_STATED);
        assertThat(phase.part(Contribution.ORDERING, 1000, y)).isCloseTo(615.49293, AS_STATED);
        assertThat(phase.gm(1000, y)).isCloseTo(-12582.97166, AS_STATED);
    }

    @Test
    void degreeOfOrdering() {
        PhaseUnderTest phase = PhaseUnderTest.of(pair(), "ORD", REFERENCE, "A", "B", "C", "VA");
        assertThat(phase.property(PhaseModel.DEGREE_OF_ORDERING, 1000, .9, .1, .3, .7, .2, .8))
                .isCloseTo(.70833333, withPercentage(1e-5));
    }

    @Test
    void orderingEnergyVanishesWhereSublatticesAreAlike() {
        PhaseUnderTest phase = PhaseUnderTest.of(pair(), "ORD", REFERENCE, "A", "B", "C", "VA");
        PhaseUnderTest disordered = PhaseUnderTest.of(pair(), "DIS", REFERENCE, "A", "B", "C", "VA");
        assertThat(phase.part(Contribution.ORDERING, 1000, .3, .7, .3, .7, .2, .8))
                .isCloseTo(0, within(1e-10));
        assertThat(phase.gm(1000, .3, .7, .3, .7, .2, .8))
                .isCloseTo(disordered.gm(1000, .3, .7, .2, .8), withPercentage(1e-12));
    }

    @Test
    void substitutionalVacanciesTakePartInOrdering() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "VA")
                .phase("DIS", "1 1", "A,B,VA:VA")
                .phase("ORD", ".5 .5 1", "A,B,VA:A,B,VA:VA", null, "DIS");
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "ORD", REFERENCE, "A", "B", "VA");
        double[] y = {.9, 0, .1, .5, .2, .3, 1};
        double rt = 8314.5;
        double level = .7 * Math.log(.7) + .1 * Math.log(.1) + .2 * Math.log(.2);
        assertThat(phase.at(1000, y).atoms()).isCloseTo(.8, within(1e-14));
        assertThat(phase.part(Contribution.IDEAL_MIXING, 1000, y)).isCloseTo(rt * level / .8, AS_STATED);
    }

    @Test
    void formulaUnitsOfDifferentSizeAreAddedPerAtom() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B")
                .phase("DIS", "1", "A,B")
                .phase("ORD", "10 20", "A,B:A,B", null, "DIS")
                .parameter("G(DIS,A)", -1000)
                .parameter("G(ORD,A:B)", -30000);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "ORD", REFERENCE, "A", "B");
        double x = (10 * .9 + 20 * .3) / 30;
        assertThat(phase.part(Contribution.REFERENCE, 1000, .9, .1, .3, .7)).isCloseTo(-1000 * x, AS_STATED);
        double entropyActual = 10 * mixing(.9) + 20 * mixing(.3) - 30 * mixing(x);
        double energyActual = -30000 * (.9 * .7 - x * (1 - x));
        assertThat(phase.part(Contribution.ORDERING, 1000, .9, .1, .3, .7))
                .isCloseTo((energyActual + 8314.5 * entropyActual) / 30, AS_STATED);
    }

    /// Interstitial sites of other proportions: the number of atoms per formula unit differs by a factor that depends
    /// on the constitution.
    @Test
    void formulaUnitsOfOtherProportionsAreAddedPerAtom() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "C", "VA")
                .phase("DIS", "1 3", "A,B:C,VA")
                .phase("ORD", ".5 .5 1", "A,B:A,B:C,VA", null, "DIS")
                .parameter("G(DIS,A:C)", -1000);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "ORD", REFERENCE, "A", "B", "C", "VA");
        assertThat(phase.part(Contribution.REFERENCE, 1000, .9, .1, .3, .7, .2, .8))
                .isCloseTo(-1000 * .6 * .2 / 1.6, AS_STATED);
        assertThat(phase.at(1000, .9, .1, .3, .7, .2, .8).atoms()).isCloseTo(1.2, within(1e-14));
    }

    private static double mixing(double x) {
        return x * Math.log(x) + (1 - x) * Math.log(1 - x);
    }

    @Test
    void interstitialsMayStandInFront() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "C", "VA")
                .phase("DIS", "1 3", "A,B:C,VA")
                .phase("ORD", "3 .5 .5", "C,VA:A,B:A,B", null, "DIS")
                .parameter("G(DIS,A:VA)", -1000)
                .parameter("G(DIS,B:VA)", -2000)
                .parameter("L(DIS,A,B:VA)", -10000)
                .parameter("G(ORD,VA:A:B)", -5000)
                .parameter("G(ORD,VA:B:A)", -5000);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "ORD", REFERENCE, "A", "B", "C", "VA");
        assertThat(phase.gm(1000, .2, .8, .9, .1, .3, .7)).isCloseTo(-12582.97166, AS_STATED);
        PhaseUnderTest standard = PhaseUnderTest.of(sketch, "ORD", ModelOptions.standard(), "A", "B", "C", "VA");
        PhaseUnderTest usual = PhaseUnderTest.of(pair(), "ORD", ModelOptions.standard(), "A", "B", "C", "VA");
        assertThat(standard.gm(1000, .2, .8, .9, .1, .3, .7))
                .isCloseTo(usual.gm(1000, .9, .1, .3, .7, .2, .8), within(1e-9));
    }

    @Test
    void neverDisorderedPhasesKeepTheirWholeOrderingEnergyAndOneEntropy() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B")
                .phase("DIS", "1", "A,B")
                .phase("ORD", "10 20", "A,B:A,B", null, "NEVER DIS")
                .parameter("G(DIS,A)", -1000)
                .parameter("G(ORD,A:B)", -30000);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "ORD", REFERENCE, "A", "B");
        double[] y = {.9, .1, .3, .7};
        assertThat(phase.part(Contribution.IDEAL_MIXING, 1000, y)).isZero();
        assertThat(phase.part(Contribution.REFERENCE, 1000, y)).isCloseTo(-500, AS_STATED);
        assertThat(phase.part(Contribution.ORDERING, 1000, y))
                .isCloseTo((-30000 * .63 + 8314.5 * (10 * mixing(.9) + 20 * mixing(.3))) / 30, AS_STATED);
    }

    @Test
    void sublatticesThatDoNotCorrespondAreRefusedOrTakenInOrder() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "C")
                .phase("DIS", "1", "A,B,C")
                .phase("ORD", ".5 .5", "A,B:A,B", null, "DIS")
                .parameter("L(DIS,A,B)", -1000);
        assertThatThrownBy(() -> PhaseModel.of(sketch.build(), "ORD", List.of("A", "B", "C"), REFERENCE))
                .isInstanceOfSatisfying(
                        UnbuildablePhaseException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNFIT_PARTITION));
        PhaseUnderTest standard = PhaseUnderTest.of(sketch, "ORD", ModelOptions.standard(), "A", "B", "C");
        assertThat(standard.part(Contribution.EXCESS, 1000, .9, .1, .3, .7)).isCloseTo(-240, AS_STATED);
        assertThat(standard.model().notes()).anyMatch(note -> note.found().contains("constituents differ"));
    }

    /// What has nothing in common does not correspond, whatever the profile: vacancies do not order with atoms.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1   | A,B    | .5 .5 1 | A,B:A,B:VA | its sublattice 3 has no constituent of sublattice 1",
                "1 1 | A,B:VA | .5 .5   | A,B:A,B    | its sublattice 2 has no constituent of sublattice 2",
            })
    void sublatticesWithNothingInCommonAreRefused(
            String sites, String array, String orderedSites, String orderedArray, String cause) {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "VA")
                .phase("DIS", sites, array)
                .phase("ORD", orderedSites, orderedArray, null, "DIS");
        assertThatThrownBy(() -> PhaseModel.of(sketch.build(), "ORD", List.of("A", "B", "VA"), ModelOptions.standard()))
                .isInstanceOfSatisfying(UnbuildablePhaseException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.UNFIT_PARTITION);
                    assertThat(e.problem().found()).endsWith(cause);
                });
    }

    /// How many rearrangements one parameter stands for; counted by their energies, 1 J each.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A:A:A:B     | 4  | 4",
                "A:A:B:B     | 6  | 2",
                "A:B:A:B     | 6  | 4",
                "A,B:*:*:*   | 4  | 4",
                "A,B:A,B:*:* | 6  | 2",
                "A,B:*:A,B:* | 6  | 4",
                "A,B:A:B:B   | 12 | 4",
            })
    void oneParameterStandsForItsRearrangements(String array, int fcc, int bcc) {
        assertThat(rearrangements(array, 'F', ModelOptions.standard())).isEqualTo(fcc);
        assertThat(rearrangements(array, 'B', ModelOptions.standard())).isEqualTo(bcc);
        assertThat(rearrangements(array, 'F', REFERENCE)).isEqualTo(1);
    }

    /// At equal occupation y = ½ every rearrangement adds 1 J.
    private static int rearrangements(String array, char option, ModelOptions options) {
        int halves = (int)
                array.replace("*", "").chars().filter(c -> c == 'A' || c == 'B').count();
        DatabaseSketch sketch = DatabaseSketch.of("A", "B")
                .phase("P:" + option, ".25 .25 .25 .25", "A,B:A,B:A,B:A,B")
                .parameter("G(P," + array + ")", Math.pow(2, halves));
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "P", options, "A", "B");
        double[] y = {.5, .5, .5, .5, .5, .5, .5, .5};
        double energy = phase.part(Contribution.REFERENCE, 1000, y) + phase.part(Contribution.EXCESS, 1000, y);
        return (int) Math.rint(energy);
    }

    /// The same with four components, at equal occupation y = ¼: as many rearrangements as 4! and 2·2·2 over those that
    /// exchange like sublattices.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A:B:C:D | 24 | 8",
                "A:A:B:C | 12 | 4",
                "A:B:A:C | 12 | 8",
                "A,B:C:D:D | 12 | 4",
                "A,B:C:C:D | 12 | 8",
                "A,B,C:D:D:D | 4 | 4",
                "A,B:C,D:*:* | 12 | 4",
                "A,B:*:C,D:* | 12 | 8",
            })
    void oneParameterOfFourComponentsStandsForItsRearrangements(String array, int fcc, int bcc) {
        assertThat(rearrangementsOfFour(array, 'F')).isEqualTo(fcc);
        assertThat(rearrangementsOfFour(array, 'B')).isEqualTo(bcc);
    }

    /// At equal occupation every rearrangement adds 1 J.
    private static int rearrangementsOfFour(String array, char option) {
        int quarters = (int) array.chars().filter(c -> c >= 'A' && c <= 'D').count();
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "C", "D")
                .phase("P:" + option, ".25 .25 .25 .25", "A,B,C,D:A,B,C,D:A,B,C,D:A,B,C,D")
                .parameter("G(P," + array + ")", Math.pow(4, quarters));
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "P", ModelOptions.standard(), "A", "B", "C", "D");
        double[] y = new double[16];
        Arrays.fill(y, .25);
        double energy = phase.part(Contribution.REFERENCE, 1000, y) + phase.part(Contribution.EXCESS, 1000, y);
        return (int) Math.rint(energy);
    }

    /// Two ordered phases of different structure on one disordered one: each adds its own ordering energy to the energy that
    /// they share, and neither changes the other.
    @Test
    void severalOrderedPhasesShareOneDisorderedPhase() {
        DatabaseSketch both = DatabaseSketch.of("A", "B")
                .phase("DIS", "1", "A,B")
                .phase("L10", ".5 .5", "A,B:A,B", null, "DIS")
                .phase("L12", ".75 .25", "A,B:A,B", null, "DIS")
                .parameter("G(DIS,A)", -1000)
                .parameter("L(DIS,A,B)", -10000)
                .parameter("G(L10,A:B)", -5000)
                .parameter("G(L10,B:A)", -5000)
                .parameter("G(L12,A:B)", -7000)
                .parameter("G(L12,B:A)", -3000);
        DatabaseSketch one = DatabaseSketch.of("A", "B")
                .phase("DIS", "1", "A,B")
                .phase("L12", ".75 .25", "A,B:A,B", null, "DIS")
                .parameter("G(DIS,A)", -1000)
                .parameter("L(DIS,A,B)", -10000)
                .parameter("G(L12,A:B)", -7000)
                .parameter("G(L12,B:A)", -3000);
        double[] y = {.9, .1, .3, .7};
        double energy = PhaseUnderTest.of(both, "L12", REFERENCE, "A", "B").gm(1000, y);
        assertThat(energy)
                .isEqualTo(PhaseUnderTest.of(one, "L12", REFERENCE, "A", "B").gm(1000, y));
        double x = .75 * .9 + .25 * .3;
        double shared = -1000 * x - 10000 * x * (1 - x) + 8314.5 * mixing(x);
        double own = -7000 * (.9 * .7 - x * (1 - x)) - 3000 * (.1 * .3 - x * (1 - x));
        double entropy = 8314.5 * (.75 * mixing(.9) + .25 * mixing(.3) - mixing(x));
        assertThat(energy).isCloseTo(shared + own + entropy, AS_STATED);
        PhaseUnderTest other = PhaseUnderTest.of(both, "L10", REFERENCE, "A", "B");
        double half = .6;
        assertThat(other.part(Contribution.ORDERING, 1000, y))
                .isCloseTo(
                        -5000 * (.9 * .7 + .1 * .3 - 2 * half * (1 - half))
                                + 8314.5 * (.5 * mixing(.9) + .5 * mixing(.3) - mixing(half)),
                        AS_STATED);
        for (String name : List.of("L10", "L12")) {
            PhaseUnderTest ordered = PhaseUnderTest.of(both, name, ModelOptions.standard(), "A", "B");
            PhaseUnderTest disordered = PhaseUnderTest.of(both, "DIS", ModelOptions.standard(), "A", "B");
            assertThat(ordered.gm(1000, .3, .7, .3, .7)).isCloseTo(disordered.gm(1000, .3, .7), withPercentage(1e-12));
        }
    }

    @Test
    void aListedRearrangementKeepsItsOwnValue() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B")
                .phase("P:F", ".25 .25 .25 .25", "A,B:A,B:A,B:A,B")
                .parameter("G(P,A:A:A:B)", 16)
                .parameter("G(P,B:A:A:A)", 32);
        PhaseUnderTest phase = PhaseUnderTest.of(sketch, "P", ModelOptions.standard(), "A", "B");
        double[] y = {.5, .5, .5, .5, .5, .5, .5, .5};
        assertThat(phase.part(Contribution.REFERENCE, 1000, y)).isCloseTo(5, within(1e-12));
        assertThat(phase.model().notes()).anyMatch(note -> note.found().contains("is equivalent to"));
    }

    @Test
    void aReciprocalParameterOfOrderOneAloneBreaksTheSymmetry() {
        DatabaseSketch sketch = DatabaseSketch.of("A", "B")
                .phase("P:F", ".25 .25 .25 .25", "A,B:A,B:A,B:A,B")
                .parameter("L(P,A,B:A,B:*:*;1)", 16);
        assertThat(PhaseUnderTest.of(sketch, "P", ModelOptions.standard(), "A", "B")
                        .model()
                        .notes())
                .anyMatch(note -> note.found().contains("breaks the symmetry"));
    }

    private static DatabaseSketch magneticPair() {
        MagneticOrdering bcc = new MagneticOrdering(-1, .4);
        return DatabaseSketch.of("A", "B")
                .phase("DIS", "1", "A,B", bcc, null)
                .phase("ORD", ".5 .5", "A,B:A,B", bcc, "DIS")
                .parameter("TC(DIS,A)", 1043)
                .parameter("BMAGN(DIS,A)", 2.22)
                .parameter("TC(ORD,A:B)", 300)
                .parameter("TC(ORD,B:A)", 300)
                .parameter("BMAGN(ORD,A:B)", 1)
                .parameter("BMAGN(ORD,B:A)", 1);
    }

    /// By default each part has its magnetic energy at its own Curie temperature; recombined there is one energy, at the sum.
    @Test
    void magnetismOfPartsIsSeparateUnlessRecombined() {
        double[] y = {.9, .1, .3, .7};
        double x = .6;
        PhaseUnderTest separate = PhaseUnderTest.of(magneticPair(), "ORD", REFERENCE, "A", "B");
        PhaseUnderTest combined =
                PhaseUnderTest.of(magneticPair(), "ORD", REFERENCE.withRecombinedMagnetism(true), "A", "B");
        double change = 300 * (.9 * .7 + .1 * .3) - 300 * 2 * x * (1 - x);
        double moment = (.9 * .7 + .1 * .3) - 2 * x * (1 - x);
        assertThat(separate.part(Contribution.MAGNETIC, 400, y)).isCloseTo(pureMagnetic(1043 * x, 2.22 * x), AS_STATED);
        assertThat(combined.part(Contribution.MAGNETIC, 400, y))
                .isCloseTo(pureMagnetic(1043 * x + change, 2.22 * x + moment), AS_STATED);
        assertThat(separate.property(PhaseModel.CURIE_TEMPERATURE, 400, y)).isCloseTo(1043 * x + change, AS_STATED);
        double ordering = 400 * 8.3145 * (.5 * mixing(.9) + .5 * mixing(.3) - mixing(x));
        assertThat(combined.part(Contribution.ORDERING, 400, y)).isCloseTo(ordering, AS_STATED);
    }

    private static double pureMagnetic(double curie, double moment) {
        DatabaseSketch sketch = DatabaseSketch.of("A")
                .phase("S", "1", "A", new MagneticOrdering(-1, .4), null)
                .parameter("TC(S,A)", curie)
                .parameter("BMAGN(S,A)", moment);
        return PhaseUnderTest.of(sketch, "S", REFERENCE, "A").part(Contribution.MAGNETIC, 400, 1);
    }
}
