package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.TernaryExtrapolation;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.database.tdb.TdbWriter;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Extrapolation of binary interactions after Kohler and Toop, against the geometric constructions by which they are
/// defined.
class BinaryExtrapolationTest {

    /// L0, L1, L2 of A-B, A-C and B-C, J/mol; in the order of the names.
    private static final double[][] L = {{-9000, 4000, 1500}, {3000, -2500, 700}, {5000, 6000, -3000}};

    private static final String PARAMETERS = parameters();

    private static String parameters() {
        StringBuilder text = new StringBuilder();
        String[] pairs = {"A,B", "A,C", "B,C"};
        for (int pair = 0; pair < 3; pair++) {
            for (int k = 0; k < 3; k++) {
                text.append("PARAMETER L(S,")
                        .append(pairs[pair])
                        .append(';')
                        .append(k)
                        .append(") 298.15 ")
                        .append(L[pair][k])
                        .append("; 6000 N !\n");
            }
        }
        return text.toString();
    }

    private static Database database(String definition, String constituents) {
        try {
            return TdbReader.parseOrThrow("""
                    ELEMENT A S 1 0 0 !
                    ELEMENT B S 1 0 0 !
                    ELEMENT C S 1 0 0 !
                    ELEMENT D S 1 0 0 !
                    TYPE_DEFINITION %% SEQ * !
                    TYPE_DEFINITION X %s !
                    PHASE S %%X 1 1 !
                    CONSTITUENT S :%s: !
                    """.formatted(definition, constituents) + PARAMETERS, "made-up.tdb");
        } catch (BadInputException e) {
            throw new AssertionError(e);
        }
    }

    private static PhaseUnderTest phase(String extrapolation) {
        return PhaseUnderTest.of(
                database("GES A_P_D S TERNARY_EXTRAPOL " + extrapolation, "A,B,C"),
                "S",
                ModelOptions.standard(),
                "A",
                "B",
                "C");
    }

    private static double excess(PhaseUnderTest phase, double... y) {
        return phase.part(Contribution.EXCESS, 1000, y);
    }

    /// The binary excess energy at a composition of the binary itself; `x` is the fraction of the first constituent.
    private static double binary(int pair, double x) {
        double d = 2 * x - 1;
        return x * (1 - x) * (L[pair][0] + L[pair][1] * d + L[pair][2] * d * d);
    }

    /// Σ (x_i + x_j)² G_ij(x_i/(x_i + x_j))
    private static double kohler(double a, double b, double c) {
        return (a + b) * (a + b) * binary(0, a / (a + b))
                + (a + c) * (a + c) * binary(1, a / (a + c))
                + (b + c) * (b + c) * binary(2, b / (b + c));
    }

    /// With A asymmetric: `x_B/(1−x_A) G_AB(x_A) + x_C/(1−x_A) G_AC(x_A) + (1−x_A)² G_BC(x_B/(x_B+x_C))`.
    private static double toop(double a, double b, double c) {
        return b / (1 - a) * binary(0, a) + c / (1 - a) * binary(1, a) + (1 - a) * (1 - a) * binary(2, b / (b + c));
    }

    @Test
    void kohlerIsItsGeometricConstruction() {
        PhaseUnderTest phase = phase("KOHLER A B C");
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            double[] y = RandomFractions.of(random, 3);
            assertThat(excess(phase, y)).isCloseTo(kohler(y[0], y[1], y[2]), within(1e-8));
        }
    }

    @Test
    void toopIsItsGeometricConstruction() {
        PhaseUnderTest phase = phase("TOOP A C B");
        Random random = new Random(2);
        for (int i = 0; i < 50; i++) {
            double[] y = RandomFractions.of(random, 3);
            assertThat(excess(phase, y)).isCloseTo(toop(y[0], y[1], y[2]), within(1e-8));
        }
    }

    /// Whatever is asymmetric: near a side of the triangle the binary is left, at a corner nothing.
    @ParameterizedTest
    @ValueSource(strings = {"KOHLER A B C", "TOOP A B C", "TOOP B A C", "TOOP C A B", "K C B A"})
    void sidesOfTheTriangleAreTheBinaries(String extrapolation) {
        PhaseUnderTest phase = phase(extrapolation);
        for (double x : new double[] {0.1, 0.5, 0.8}) {
            assertThat(excess(phase, x, 1 - x, 0)).isCloseTo(binary(0, x), within(1e-9));
            assertThat(excess(phase, x, 0, 1 - x)).isCloseTo(binary(1, x), within(1e-9));
            assertThat(excess(phase, 0, x, 1 - x)).isCloseTo(binary(2, x), within(1e-9));
        }
        assertThat(excess(phase, 0, 0, 1)).isZero();
        assertThat(excess(phase, 1, 0, 0)).isZero();
        EnergyDerivatives corner = new EnergyDifferentiation(phase.model())
                .evaluate(1000, 101325, new double[0], new double[] {1e-14, 1e-14, 1 - 2e-14});
        assertThat(corner.gradient()).doesNotContain(Double.NaN);
        assertThat(corner.hessianUpper()).doesNotContain(Double.NaN);
    }

    /// The order in which constituents are named says nothing in Kohler's method, and only the first one in Toop's.
    @Test
    void theOrderOfTheNamesDoesNotMatter() {
        double[] y = {.2, .3, .5};
        assertThat(excess(phase("KOHLER C A B"), y)).isEqualTo(excess(phase("KOHLER A B C"), y));
        assertThat(excess(phase("TOOP B C A"), y)).isEqualTo(excess(phase("TOOP B A C"), y));
        assertThat(excess(phase("TOOP B A C"), y)).isNotCloseTo(excess(phase("TOOP A B C"), y), within(1.0));
    }

    /// Four constituents: A-B-C after Kohler, all others after Muggianu. D counts as shared between the two of a pair.
    @Test
    void methodsOfDifferentTernariesCombine() {
        PhaseUnderTest phase = PhaseUnderTest.of(
                database("GES A_P_D S TERNARY_EXTRAPOL KOHLER A B C", "A,B,C,D"),
                "S",
                ModelOptions.standard(),
                "A",
                "B",
                "C",
                "D");
        double a = .1;
        double b = .3;
        double c = .2;
        double d = .4;
        double ab = (a - b) / (a + b + d);
        double ac = (a - c) / (a + c + d);
        double bc = (b - c) / (b + c + d);
        double expected = a * b * (L[0][0] + L[0][1] * ab + L[0][2] * ab * ab)
                + a * c * (L[1][0] + L[1][1] * ac + L[1][2] * ac * ac)
                + b * c * (L[2][0] + L[2][1] * bc + L[2][2] * bc * bc);
        assertThat(excess(phase, a, b, c, d)).isCloseTo(expected, within(1e-9));
        // Without D it is Kohler's, without C Muggianu's, which is the binary.
        assertThat(excess(phase, .2, .3, .5, 0)).isCloseTo(kohler(.2, .3, .5), within(1e-9));
        assertThat(excess(phase, .2, .3, 0, .5))
                .isCloseTo(.06 * (L[0][0] + L[0][1] * -.1 + L[0][2] * .01), within(1e-9));
    }

    @Test
    void theDefinitionIsWrittenAndReadAgain() throws Exception {
        Database database = database("GES A_P_D S TERNARY_EXTRAPOL TOOP B A C KOHLER A B D", "A,B,C,D");
        List<TernaryExtrapolation> expected =
                List.of(TernaryExtrapolation.toop("B", "A", "C"), TernaryExtrapolation.kohler("A", "B", "D"));
        assertThat(database.phase("S").orElseThrow().extrapolations()).containsExactlyInAnyOrderElementsOf(expected);
        Database again = TdbReader.parseOrThrow(TdbWriter.write(database), "again.tdb");
        assertThat(again.phase("S").orElseThrow().extrapolations()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void anIonicLiquidHasNoSuchExtrapolation() throws Exception {
        Database database = TdbReader.parseOrThrow("""
                ELEMENT VA VACUUM 0 0 0 !
                ELEMENT A S 1 0 0 !
                SPECIES A+1 A/+1 !
                SPECIES A2 A2 !
                SPECIES A3 A3 !
                TYPE_DEFINITION % SEQ * !
                TYPE_DEFINITION X GES A_P_D S TERNARY_EXTRAPOL KOHLER VA A2 A3 !
                PHASE S:Y %X 2 1 1 !
                CONSTITUENT S:Y :A+1:VA,A2,A3: !
                """, "made-up.tdb");
        assertThatThrownBy(() -> PhaseModel.of(database, "S", List.of("A", "VA"), ModelOptions.standard()))
                .isInstanceOf(UnbuildablePhaseException.class)
                .hasMessageContaining("Kohler or Toop in an ionic liquid");
    }

    /// Parameters of models that other programs have are refused, not kept aside.
    @ParameterizedTest
    @ValueSource(strings = {"TSCH(S,A)", "CSCH(S,A)", "THT2(S,A)", "DCP2(S,A)", "IBM&A(S,A)", "UQT&A(S,A)"})
    void parametersOfModelsThatAreMissingAreNamed(String parameter) {
        String head = parameter.replaceFirst("(\\w+)(&\\w+)?\\(S", "$1(S$2");
        Database database =
                DatabaseSketch.of("A").phase("S", "1", "A").parameter(head, 1).build();
        assertThatThrownBy(() -> PhaseModel.of(database, "S", List.of("A"), ModelOptions.standard()))
                .isInstanceOf(UnbuildablePhaseException.class)
                .hasMessageContaining("not implemented")
                .hasMessageContaining(parameter.substring(0, 3));
    }
}
