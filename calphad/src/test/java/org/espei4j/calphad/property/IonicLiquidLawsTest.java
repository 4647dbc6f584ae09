package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.espei4j.calphad.model.ModelOptions;
import org.junit.jupiter.api.Test;

/// The ionic liquid with several cations, anions, vacancies and neutrals, against the sums of Sundman's paper written out by
/// hand, and against the substitutional liquid that it is without anions.
class IonicLiquidLawsTest {

    private static final double R = 8.31446261815324;
    private static final double T = 1400;
    private static final String[] CATIONS = {"A+2", "B+3", "C+1"};
    private static final double[] CHARGES = {2, 3, 1};

    /// In the order of the names, which is that of the site fractions.
    private static final String[] OTHERS = {"F-1", "O-2", "S", "S2", "VA"};

    private static final double[] OTHER_CHARGES = {1, 2, 0, 0, 0};
    private static final double[] OTHER_ATOMS = {1, 1, 1, 2, 0};
    private static final int VA = 4;

    private static DatabaseSketch frame() {
        return DatabaseSketch.of("A", "B", "C", "F", "O", "S", "VA")
                .species("A+2", Map.of("A", 1.0), 2)
                .species("B+3", Map.of("B", 1.0), 3)
                .species("C+1", Map.of("C", 1.0), 1)
                .species("F-1", Map.of("F", 1.0), -1)
                .species("O-2", Map.of("O", 1.0), -2)
                .species("S2", Map.of("S", 2.0), 0)
                .phase("L:Y", "1 1", "A+2,B+3,C+1:F-1,O-2,S,S2,VA");
    }

    /// The energy of one formula unit, term by term.
    private static final class ByHand {
        private final Random random = new Random(11);
        private final DatabaseSketch sketch = frame();
        private final List<Term> terms = new ArrayList<>();

        private interface Term {
            double at(double[] c, double[] a, double q);
        }

        private double value(String parameter) {
            double value = random.nextDouble(-20000, 20000);
            sketch.parameter(parameter, value);
            return value;
        }

        void endmembers() {
            for (int i = 0; i < CATIONS.length; i++) {
                int cation = i;
                for (int j = 0; j < 2; j++) {
                    int anion = j;
                    double g = value("G(L," + CATIONS[i] + ":" + OTHERS[j] + ")");
                    terms.add((c, a, q) -> c[cation] * a[anion] * g);
                }
                double metal = value("G(L," + CATIONS[i] + ":VA)");
                terms.add((c, a, q) -> q * c[cation] * a[VA] * metal);
            }
            for (int k = 2; k < 4; k++) {
                int neutral = k;
                double g = value("G(L," + OTHERS[k] + ")");
                terms.add((c, a, q) -> q * a[neutral] * g);
            }
        }

        void interactions() {
            for (int order = 0; order < 3; order++) {
                int k = order;
                double cations = value("L(L,A+2,C+1:O-2;" + k + ")");
                terms.add((c, a, q) -> c[0] * c[2] * a[1] * Math.pow(c[0] - c[2], k) * cations);
                double anions = value("L(L,B+3:F-1,O-2;" + k + ")");
                terms.add((c, a, q) -> c[1] * a[0] * a[1] * Math.pow(a[0] - a[1], k) * anions);
                double anionVacancy = value("L(L,B+3:O-2,VA;" + k + ")");
                terms.add((c, a, q) -> c[1] * a[1] * a[VA] * Math.pow(a[1] - a[VA], k) * anionVacancy);
                double anionNeutral = value("L(L,A+2:O-2,S;" + k + ")");
                terms.add((c, a, q) -> c[0] * a[1] * a[2] * Math.pow(a[1] - a[2], k) * anionNeutral);
                double metals = value("L(L,A+2,B+3:VA;" + k + ")");
                terms.add((c, a, q) -> q * c[0] * c[1] * a[VA] * a[VA] * Math.pow(a[VA] * (c[0] - c[1]), k) * metals);
                double metalNeutral = value("L(L,C+1:S,VA;" + k + ")");
                terms.add((c, a, q) -> q * c[2] * a[VA] * a[2] * Math.pow(c[2] * a[VA] - a[2], k) * metalNeutral);
                double neutrals = value("L(L,S,S2;" + k + ")");
                terms.add((c, a, q) -> q * a[2] * a[3] * Math.pow(a[2] - a[3], k) * neutrals);
            }
        }

        double at(double[] y) {
            double[] c = {y[0], y[1], y[2]};
            double[] a = {y[3], y[4], y[5], y[6], y[7]};
            double q = 0;
            double p = 0;
            double mixing = 0;
            for (int i = 0; i < c.length; i++) {
                q += CHARGES[i] * c[i];
            }
            for (int j = 0; j < a.length; j++) {
                p += OTHER_CHARGES[j] * a[j];
            }
            p += q * a[VA];
            for (double fraction : c) {
                mixing += p * fraction * Math.log(fraction);
            }
            for (double fraction : a) {
                mixing += q * fraction * Math.log(fraction);
            }
            double atoms = p;
            for (int j = 0; j < a.length; j++) {
                atoms += q * OTHER_ATOMS[j] * a[j];
            }
            double sum = R * T * mixing;
            for (Term term : terms) {
                sum += term.at(c, a, q);
            }
            return sum / atoms;
        }
    }

    @Test
    void theEnergyIsTheSumWrittenOut() {
        ByHand byHand = new ByHand();
        byHand.endmembers();
        byHand.interactions();
        PhaseUnderTest phase =
                PhaseUnderTest.of(byHand.sketch, "L", ModelOptions.standard(), "A", "B", "C", "F", "O", "S", "VA");
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            double[] c = RandomFractions.of(random, 3);
            double[] a = RandomFractions.of(random, 5);
            double[] y = {c[0], c[1], c[2], a[0], a[1], a[2], a[3], a[4]};
            assertThat(phase.gm(T, y)).isCloseTo(byHand.at(y), within(1e-8));
        }
    }

    /// Cations of one charge, vacancies and monatomic neutrals: sites P and Q fill up to the same number of atoms, and fractions
    /// `y_C y_VA` and `y_N` are those of a solution of all of them.
    @Test
    void withoutAnionsItIsASubstitutionalLiquid() {
        String[] interactions = {"A,B", "A,S", "B,S", "A,U", "S,U"};
        Map<String, String> ions = Map.of("A", "A+2", "B", "B+2");
        DatabaseSketch sketch = DatabaseSketch.of("A", "B", "S", "U", "VA")
                .species("A+2", Map.of("A", 1.0), 2)
                .species("B+2", Map.of("B", 1.0), 2)
                .phase("L:Y", "1 1", "A+2,B+2:S,U,VA")
                .phase("M", "1", "A,B,S,U");
        Random random = new Random(5);
        for (String element : List.of("A", "B", "S", "U")) {
            double g = random.nextDouble(-9000, 9000);
            sketch.parameter("G(M," + element + ")", g);
            sketch.parameter(
                    "G(L," + ions.getOrDefault(element, element) + (ions.containsKey(element) ? ":VA)" : ")"), g);
        }
        for (String pair : interactions) {
            String[] names = pair.split(",");
            for (int k = 0; k < 3; k++) {
                double l = random.nextDouble(-9000, 9000);
                sketch.parameter("L(M," + pair + ";" + k + ")", l);
                boolean first = ions.containsKey(names[0]);
                boolean second = ions.containsKey(names[1]);
                String array =
                        first && second ? "A+2,B+2:VA" : first ? ions.get(names[0]) + ":" + names[1] + ",VA" : pair;
                sketch.parameter("L(L," + array + ";" + k + ")", l);
            }
        }
        PhaseUnderTest ionic = PhaseUnderTest.of(sketch, "L", ModelOptions.standard(), "A", "B", "S", "U", "VA");
        PhaseUnderTest metallic = PhaseUnderTest.of(sketch, "M", ModelOptions.standard(), "A", "B", "S", "U");
        for (int i = 0; i < 20; i++) {
            double[] c = RandomFractions.of(random, 2);
            double[] n = RandomFractions.of(random, 3);
            double expected = metallic.gm(T, c[0] * n[2], c[1] * n[2], n[0], n[1]);
            assertThat(ionic.gm(T, c[0], c[1], n[0], n[1], n[2])).isCloseTo(expected, within(1e-8));
        }
    }
}
