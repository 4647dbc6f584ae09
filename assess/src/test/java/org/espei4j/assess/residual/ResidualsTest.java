package org.espei4j.assess.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.dataset.DatasetSelection;
import org.espei4j.assess.dataset.DatasetSelection.LikelihoodChoices;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.UnreachableData;
import org.espei4j.assess.dataset.read.DatasetFolder;
import org.espei4j.assess.phasemodel.PhaseModelReader;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Residuals of a made-up ternary system whose energies can be written down: an ideal solution SOL, a regular solution
/// REG above it by the parameter VV0001, and the line compound AB2.
class ResidualsTest {

    private static final double R = 8.31446261815324;
    private static final double T = 1000;

    private static final String DATABASE = """
            ELEMENT A SOL 1 0 0 !
            ELEMENT B SOL 1 0 0 !
            ELEMENT C SOL 1 0 0 !
            FUNCTION VV0001 1 2000; 6000 N !
            FUNCTION VV0002 1 -60000; 6000 N !
            FUNCTION VV0003 1 -4000; 6000 N !
            PHASE SOL % 1 1 !
            CONSTITUENT SOL :A,B,C: !
            PARAMETER G(SOL,A;0) 1 -20*T*LN(T); 6000 N !
            PARAMETER G(SOL,B;0) 1 -25*T*LN(T); 6000 N !
            PARAMETER G(SOL,C;0) 1 -30*T*LN(T); 6000 N !
            PHASE REG % 1 1 !
            CONSTITUENT REG :A,B,C: !
            PARAMETER G(REG,A;0) 1 -20*T*LN(T)+VV0001; 6000 N !
            PARAMETER G(REG,B;0) 1 -25*T*LN(T)+VV0001; 6000 N !
            PARAMETER G(REG,C;0) 1 -30*T*LN(T)+VV0001; 6000 N !
            PARAMETER L(REG,A,B;0) 1 VV0003; 6000 N !
            PARAMETER V0(REG,A;0) 1 7E-6; 6000 N !
            PARAMETER V0(REG,C;0) 1 8E-6; 6000 N !
            PARAMETER V0(REG,A,C;0) 1 1E-6; 6000 N !
            PARAMETER VA(REG,A;0) 1 3E-5*T; 6000 N !
            PHASE AB2 % 2 1 2 !
            CONSTITUENT AB2 :A:B: !
            PARAMETER G(AB2,A:B;0) 1 -70*T*LN(T)+VV0002; 6000 N !
            """;

    private static final String MODELS = """
            {"components": ["A", "B", "C"],
             "phases": {
               "SOL": {"sublattice_model": [["A", "B", "C"]], "sublattice_site_ratios": [1]},
               "REG": {"sublattice_model": [["A", "B", "C"]], "sublattice_site_ratios": [1]},
               "AB2": {"sublattice_model": [["A"], ["B"]], "sublattice_site_ratios": [1, 2]}}}
            """;

    @TempDir
    Path folder;

    private DataWeights weights = DataWeights.NONE;

    private final double[] start = {2000, -60_000, -4000};

    private final Problems problems = new Problems();

    @BeforeEach
    void writeModels() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("models.json"), MODELS);
    }

    private void dataset(String name, String text) throws IOException {
        Files.writeString(folder.resolve("data").resolve(name), text);
    }

    private void boundary(String components, String phases, String values) throws IOException {
        dataset("zpf.json", """
                {"components": %s, "phases": %s, "conditions": {"P": 101325, "T": 1000}, "output": "ZPF",
                 "values": [%s], "reference": "made up"}
                """.formatted(components, phases, values));
    }

    private Likelihood likelihood(Compatibility compatibility) throws BadInputException {
        PhaseModels models =
                PhaseModelReader.read(folder.resolve("models.json"), problems).orElseThrow();
        DatasetFolder read = DatasetFolder.read(folder.resolve("data"), DatasetTags.NONE, problems);
        DatasetSelection selection = DatasetSelection.forLikelihood(
                read.datasets(),
                models,
                new LikelihoodChoices(Map.of(), UnreachableData.STOP, compatibility == Compatibility.ESPEI_0_9_1));
        problems.throwIfErrors();
        return new LikelihoodSetup(
                        TdbReader.parseOrThrow(DATABASE, "made-up.tdb"),
                        models.active(),
                        selection.datasets(),
                        List.of("VV0001", "VV0002", "VV0003"),
                        start,
                        weights,
                        compatibility)
                .build(problems);
    }

    private List<LikelihoodReport.PointResult> points(Compatibility compatibility, double... theta)
            throws BadInputException {
        List<LikelihoodReport.PointResult> points = new ArrayList<>();
        likelihood(compatibility)
                .newEvaluator()
                .report(theta)
                .kinds()
                .forEach(kind -> kind.datasets().forEach(set -> points.addAll(set.points())));
        return points;
    }

    private double residual(double... theta) throws BadInputException {
        List<LikelihoodReport.PointResult> points = points(Compatibility.STANDARD, theta);
        assertThat(points).hasSize(1);
        assertThat(points.getFirst().failed()).isEmpty();
        return points.getFirst().residual();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFERENCE", "SOL\", \"REFERENCE"})
    void activitiesReferredToAPhaseThatIsNotCalculatedAreLeftOut(String phases) throws Exception {
        dataset("acr.json", """
                {"components": ["A", "B"], "phases": ["SOL"], "output": "ACR_B",
                 "reference_state": {"phases": ["%s"], "conditions": {"P": 101325, "T": 1000, "X_B": 1.0}},
                 "conditions": {"P": 101325, "T": 1000, "X_B": [0.2, 0.5]}, "values": [[[0.2, 0.5]]]}
                """.formatted(phases));
        assertThat(points(Compatibility.STANDARD, start)).isEmpty();
        assertThat(problems.all())
                .singleElement()
                .hasToString(folder.resolve("data/acr.json")
                        + ":1:1: warning: not used in the likelihood: REFERENCE is not one of the phases that are"
                        + " calculated; expected REG, SOL");
    }

    @Test
    void propertiesReferredToAPhaseThatTheDatabaseLacksAreLeftOut() throws Exception {
        dataset("hmr.json", """
                {"components": ["A", "B"], "phases": ["SOL"], "output": "HMR",
                 "reference_states": {"A": {"phase": "SOL"}, "B": {"phase": "LOS"}},
                 "conditions": {"P": 101325, "T": 1000, "X_B": [0.2, 0.5]}, "values": [[[2000, 3000]]]}
                """);
        assertThat(points(Compatibility.STANDARD, start)).isEmpty();
        assertThat(problems.all())
                .singleElement()
                .asString()
                .contains("hmr.json", "not used in the likelihood: the database has no phase LOS");
    }

    @Test
    void stablePhaseTouchesItsOwnPlane() throws Exception {
        boundary("[\"A\", \"B\"]", "[\"SOL\"]", "[[\"SOL\", [\"B\"], [0.1]]]");
        assertThat(residual(2000, 0, -4000)).isCloseTo(0, within(1e-8));
    }

    @Test
    void metastablePhaseLiesAboveThePlaneByItsEnergy() throws Exception {
        boundary("[\"A\", \"B\"]", "[\"REG\"]", "[[\"__HYPERPLANE__\", [\"B\"], [0.3]], [\"REG\", [\"B\"], [0.3]]]");
        // Σ xμ is the energy of SOL at this composition, and REG differs by VV0001 + VV0003·x(A)·x(B).
        assertThat(residual(3000, 0, -500)).isCloseTo(-(3000 - 500 * 0.21), within(1e-8));
    }

    /// With potentials of an ideal solution the driving force of a regular one is
    /// `max RT Σ xᵢ ln(x°ᵢ/xᵢ) − VV0001 − VV0003·x(A)·x(B)`.
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.5, 0.77})
    void unknownCompositionGetsTheLargestDrivingForce(double x) throws Exception {
        boundary(
                "[\"A\", \"B\"]",
                "[\"REG\"]",
                "[[\"__HYPERPLANE__\", [\"B\"], [" + x + "]], [\"REG\", [\"B\"], [null]]]");
        double largest = Double.NEGATIVE_INFINITY;
        for (double b = 1e-6; b < 1; b += 1e-6) {
            largest = Math.max(largest, force(x, b, 3000, -4000));
        }
        assertThat(residual(3000, 0, -4000)).isCloseTo(largest, within(1e-6));
    }

    private static double force(double x, double b, double height, double interaction) {
        return R * T * (b * Math.log(x / b) + (1 - b) * Math.log((1 - x) / (1 - b)))
                - height
                - interaction * b * (1 - b);
    }

    @Test
    void gridOfUnknownCompositionIsNeverAboveTheRefinedMaximum() throws Exception {
        boundary(
                "[\"A\", \"B\"]", "[\"REG\"]", "[[\"__HYPERPLANE__\", [\"B\"], [0.2345]], [\"REG\", [\"B\"], [null]]]");
        double grid =
                points(Compatibility.ESPEI_0_9_1, 3000, 0, -4000).getFirst().residual();
        assertThat(grid)
                .isLessThanOrEqualTo(residual(3000, 0, -4000) + 0.1)
                .isGreaterThan(residual(3000, 0, -4000) - 20);
    }

    @Test
    void knownPartOfACompositionIsKeptAndTheRestIsFree() throws Exception {
        boundary(
                "[\"A\", \"B\", \"C\"]",
                "[\"REG\"]",
                "[[\"__HYPERPLANE__\", [\"B\", \"C\"], [0.3, 0.2]], [\"REG\", [\"B\", \"C\"], [0.4, null]]]");
        double b = 0.4;
        double largest = Double.NEGATIVE_INFINITY;
        for (double c = 1e-5; c < 0.6; c += 1e-5) {
            double a = 1 - b - c;
            double ideal = a * Math.log(0.5 / a) + b * Math.log(0.3 / b) + c * Math.log(0.2 / c);
            largest = Math.max(largest, R * T * ideal - 3000 + 4000 * a * b);
        }
        assertThat(residual(3000, 0, -4000)).isCloseTo(largest, within(1e-4));
    }

    @Test
    void disorderedVertexHasTheMoleFractionsAsSiteFractions() throws Exception {
        boundary(
                "[\"A\", \"B\"]",
                "[\"REG\"]",
                "[[\"__HYPERPLANE__\", [\"B\"], [0.3]], [\"REG\", [\"B\"], [0.4], \"disordered\"]]");
        assertThat(residual(3000, 0, -4000)).isCloseTo(force(0.3, 0.4, 3000, -4000), within(1e-8));
    }

    @Test
    void regionWhosePlaneIsOpenAtTheStartIsLeftOut() throws Exception {
        boundary(
                "[\"A\", \"B\"]",
                "[\"SOL\"]",
                "[[\"__HYPERPLANE__\", [\"B\"], [0.6666666666666667]], [\"SOL\", [\"B\"], [null]]]");
        assertThat(points(Compatibility.STANDARD, start)).isEmpty();
        assertThat(points(Compatibility.ESPEI_0_9_1, start).getFirst().residual())
                .isZero();
    }

    @Test
    void planeThatIsLostLaterIsANamedFailure() throws Exception {
        boundary(
                "[\"A\", \"B\"]",
                "[\"SOL\"]",
                "[[\"__HYPERPLANE__\", [\"B\"], [0.6666666666666667]], [\"SOL\", [\"B\"], [null]]]");
        double[] compound = start.clone();
        start[1] = 0;
        LikelihoodReport.PointResult ours =
                points(Compatibility.STANDARD, compound).getFirst();
        assertThat(ours.failed().orElseThrow().reason()).isEqualTo(FailureReason.HYPERPLANE_UNDETERMINED);
        Likelihood.Evaluator evaluator = likelihood(Compatibility.STANDARD).newEvaluator();
        assertThat(evaluator.lnLikelihood(compound)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(evaluator.failure().orElseThrow().reason().label()).isEqualTo("hyperplane-undetermined");
        assertThat(evaluator.lnLikelihood(start)).isFinite();
    }

    @Test
    void lineCompoundTouchesThePlaneOfItsTieLine() throws Exception {
        boundary(
                "[\"A\", \"B\"]",
                "[\"AB2\", \"SOL\"]",
                "[[\"__HYPERPLANE__\", [\"B\"], [0.5]], [\"AB2\", [\"B\"], [0.6666666666666667]], [\"SOL\", [\"B\"], [null]]]");
        List<LikelihoodReport.PointResult> points = points(Compatibility.STANDARD, start);
        assertThat(points).allSatisfy(point -> assertThat(point.residual()).isCloseTo(0, within(1e-6)));
    }

    @Test
    void activityOfAnIdealSolutionIsItsMoleFraction() throws Exception {
        dataset("activity.json", """
                {"components": ["A", "B"], "phases": ["SOL"], "output": "ACR_B",
                 "reference_state": {"phases": ["SOL"], "conditions": {"P": 101325, "T": 1000, "X_B": 1}},
                 "conditions": {"P": 101325, "T": 1000, "X_B": [0.1, 0.25]}, "values": [[[0.1, 0.5]]],
                 "reference": "made up"}
                """);
        List<LikelihoodReport.PointResult> points = points(Compatibility.STANDARD, 5000, 0, 0);
        assertThat(points.get(0).residual()).isCloseTo(0, within(1e-8));
        assertThat(points.get(1).residual()).isCloseTo(R * T * Math.log(0.25 / 0.5), within(1e-8));
        assertThat(points.get(1).point().sigma()).isEqualTo(500);
    }

    @Test
    void propertiesOfFixedConfigurationsFollowFromTheEnergy() throws Exception {
        dataset("mixing.json", """
                {"components": ["A", "B"], "phases": ["REG"], "output": "HM_MIX", "weight": 2,
                 "solver": {"mode": "manual", "sublattice_site_ratios": [1],
                   "sublattice_configurations": [[["A", "B"]]], "sublattice_occupancies": [[[0.25, 0.75]]]},
                 "conditions": {"P": 101325, "T": 1000}, "values": [[[100]]], "reference": "made up"}
                """);
        dataset("formation.json", """
                {"components": ["A", "B"], "phases": ["AB2"], "output": "HM_FORM",
                 "solver": {"mode": "manual", "sublattice_site_ratios": [1, 2],
                   "sublattice_configurations": [["A", "B"]]},
                 "conditions": {"P": 101325, "T": 1000}, "values": [[[-10000]]], "reference": "made up"}
                """);
        List<LikelihoodReport.PointResult> points = points(Compatibility.STANDARD, 2000, -60_000, -4000);
        // −n·T·ln T has the enthalpy n·T.
        assertThat(points.get(0).residual()).isCloseTo((70 * T - 60_000 - 20 * T - 50 * T) / 3 + 10_000, within(1e-8));
        assertThat(points.get(1).residual()).isCloseTo(-4000 * 0.1875 - 100, within(1e-9));
        assertThat(points.get(1).point().sigma()).isEqualTo(250);
    }

    @Test
    void volumesFollowFromTheirParameters() throws Exception {
        String solver = """
                 "solver": {"mode": "manual", "sublattice_site_ratios": [1],
                   "sublattice_configurations": [["A"], [["A", "C"]]], "sublattice_occupancies": [[1], [[0.25, 0.75]]]},
                 "conditions": {"P": 101325, "T": 1000}, "values": [[[0, 0]]], "reference": "made up"}
                """;
        for (String output : List.of("V0", "VM", "VM_MIX")) {
            dataset(output + ".json", """
                    {"components": ["A", "C"], "phases": ["REG"], "output": "%s",
                    """.formatted(output) + solver);
        }
        List<LikelihoodReport.PointResult> points = points(Compatibility.STANDARD, 2000, -60_000, -4000);
        double expanded = Math.exp(3e-5 * T);
        double mixed = 0.25 * 7e-6 + 0.75 * 8e-6 + 0.1875 * 1e-6;
        double mixedExpansion = Math.exp(0.25 * 3e-5 * T);
        assertThat(points).extracting(p -> p.point().sigma()).containsOnly(1e-7);
        assertThat(points)
                .extracting(LikelihoodReport.PointResult::residual)
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-18 ? 0 : Double.compare(a, b), Double.class)
                .containsExactly(7e-6, mixed, 7e-6 * expanded, mixed * mixedExpansion, 0.0, 0.1875e-6 * mixedExpansion);
        assertThat(points(Compatibility.ESPEI_0_9_1, 2000, -60_000, -4000))
                .as("ESPEI has no likelihood of volumes")
                .isEmpty();
    }

    @Test
    void aRunSaysHowUncertainAKindOfDataIs() throws Exception {
        weights = new DataWeights(Map.of("ZPF", 2.0), Map.of("ZPF", 100.0));
        boundary("[\"A\", \"B\"]", "[\"SOL\"]", "[[\"SOL\", [\"B\"], [0.1]]]");
        assertThat(points(Compatibility.STANDARD, 2000, 0, -4000)
                        .getFirst()
                        .point()
                        .sigma())
                .isEqualTo(50);
    }

    @Test
    void propertyOfAMixtureOfPhasesFollowsTheLeverRule() throws Exception {
        dataset("enthalpy.json", """
                {"components": ["A", "B"], "phases": ["AB2", "SOL"], "output": "HM",
                 "conditions": {"P": 101325, "T": [1000, 1100], "X_B": [0.5, 0.6]},
                 "values": [[[0, 0], [0, 0]]], "reference": "made up"}
                """);
        double[] theta = {0, -1e9, 0};
        List<LikelihoodReport.PointResult> points = points(Compatibility.STANDARD, theta);
        assertThat(points).hasSize(4);
        // The compound is so stable that SOL is pure A: 0.75 of the atoms are AB2 at x(B) = 0.5, 0.9 at 0.6.
        double[] compound = {0.75, 0.9, 0.75, 0.9};
        double[] temperature = {1000, 1000, 1100, 1100};
        for (int i = 0; i < 4; i++) {
            double expected = compound[i] * (70 * temperature[i] - 1e9) / 3 + (1 - compound[i]) * 20 * temperature[i];
            assertThat(points.get(i).residual()).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
        }
    }

    @Test
    void likelihoodDoesNotDependOnWhatWasEvaluatedBefore() throws Exception {
        boundary(
                "[\"A\", \"B\", \"C\"]",
                "[\"REG\", \"SOL\", \"AB2\"]",
                "[[\"SOL\", [\"B\", \"C\"], [0.4, 0.1]], [\"REG\", [\"B\", \"C\"], [0.3, 0.3]], [\"AB2\", [\"B\", \"C\"], [null, null]]]");
        Likelihood likelihood = likelihood(Compatibility.STANDARD);
        double[] theta = {-1500, -30_000, -9000};
        double fresh = likelihood.newEvaluator().lnLikelihood(theta);
        Likelihood.Evaluator used = likelihood.newEvaluator();
        used.lnLikelihood(new double[] {9000, -90_000, 20_000});
        used.lnLikelihood(start);
        assertThat(used.lnLikelihood(theta)).isEqualTo(fresh).isFinite();
    }

    @Test
    void reportAddsUpToTheLikelihood() throws Exception {
        boundary("[\"A\", \"B\"]", "[\"REG\", \"SOL\"]", "[[\"SOL\", [\"B\"], [0.1]], [\"REG\", [\"B\"], [0.4]]]");
        Likelihood.Evaluator evaluator = likelihood(Compatibility.STANDARD).newEvaluator();
        LikelihoodReport report = evaluator.report(start);
        double sum = report.kinds().stream()
                .flatMap(kind -> kind.datasets().stream())
                .mapToDouble(LikelihoodReport.Dataset::lnLikelihood)
                .sum();
        assertThat(report.lnLikelihood()).isCloseTo(sum, within(1e-10)).isEqualTo(evaluator.lnLikelihood(start));
    }
}
