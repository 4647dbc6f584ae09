package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.mapping.GoldenDiagrams.GoldenDiagram;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// All binary diagrams of the reference data: every invariant and tie-line of the reference is found, and nothing that is
/// found is metastable.
class BinaryDiagramsConformanceTest {

    /// K.
    private static final double INVARIANT_TEMPERATURE = 0.01;

    private static final double INVARIANT_FRACTION = 1e-4;
    private static final double TIE_LINE_FRACTION = 1e-5;
    /// Where the reference has followed a line into the pure element, its potentials are beyond all reason, J/mol.
    private static final double BEYOND_PURE = 1e9;
    /// The reference takes congruent points from a straight line between two tie-lines, which may both lie to one side, K.
    private static final double CONGRUENT_TEMPERATURE = 1;
    /// J per mole of atoms.
    private static final double ENERGY = 1e-4;

    @TestFactory
    Stream<DynamicTest> diagrams() throws IOException {
        return GoldenDiagrams.tests("binary", BinaryDiagramsConformanceTest::check);
    }

    private static void check(GoldenDiagram golden) throws IOException, UnbuildablePhaseException {
        EquilibriumSpecs specs = golden.specs();
        BinaryDiagram diagram = DiagramMapper.of(specs).binary(golden.number("T", 0), golden.number("T", 1));

        assertThat(diagram.gaps()).isEmpty();
        checkInvariants(golden, diagram);
        checkTieLines(golden, specs, diagram);
        checkCongruentPoints(golden, diagram);
        checkStability(specs, diagram);
    }

    private static void checkInvariants(GoldenDiagram golden, BinaryDiagram diagram) {
        for (JsonNode invariant : golden.trusted("invariants")) {
            assertThat(diagram.invariants())
                    .as("invariant %s", invariant)
                    .anyMatch(ours ->
                            Math.abs(ours.temperature() - invariant.get("T").asDouble()) <= INVARIANT_TEMPERATURE
                                    && GoldenDiagrams.matches(
                                            invariant.get("phases"),
                                            ours.equilibrium().phases(),
                                            diagram.elements(),
                                            INVARIANT_FRACTION));
        }
    }

    private static void checkTieLines(GoldenDiagram golden, EquilibriumSpecs specs, BinaryDiagram diagram) {
        CoexistenceSolver solver = new CoexistenceSolver(specs.phases(), diagram.pressure(), new double[0], true, null);
        List<JsonNode> missing = new ArrayList<>();
        for (JsonNode tieLine : golden.trusted("tie_lines")) {
            if (Math.abs(tieLine.get("MU").get(diagram.elements().getFirst()).asDouble()) > BEYOND_PURE) {
                continue;
            }
            boolean found = diagram.fields().stream().anyMatch(field -> holds(field, tieLine, specs, solver));
            if (!found) {
                missing.add(tieLine);
            }
        }
        assertThat(missing).isEmpty();
    }

    /// Whether the tie-line of a field at the temperature of that of the reference is the same: solved for, beginning from the
    /// nearest one of the field.
    private static boolean holds(
            TwoPhaseField field, JsonNode golden, EquilibriumSpecs specs, CoexistenceSolver solver) {
        double temperature = golden.get("T").asDouble();
        for (int i = 1; i < field.tieLines().size(); i++) {
            TieSimplex a = field.tieLines().get(i - 1);
            TieSimplex b = field.tieLines().get(i);
            // The reference's tie-lines in an invariant may lie beyond its temperature by rounding.
            double slack = 1e-6;
            if (temperature < Math.min(a.temperature(), b.temperature()) - slack
                    || temperature > Math.max(a.temperature(), b.temperature()) + slack) {
                continue;
            }
            for (TieSimplex start : List.of(a, b)) {
                LinePoint point = start.potentials()[0] + start.potentials()[1] == Double.NEGATIVE_INFINITY
                        ? null
                        : solver.solve(new PointWriter(specs).read(start), new Condition.AtTemperature(temperature));
                if (point != null) {
                    if (GoldenDiagrams.matches(golden.get("phases"), point, specs, TIE_LINE_FRACTION)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// The reference interpolates these, and counts critical points among them.
    private static void checkCongruentPoints(GoldenDiagram golden, BinaryDiagram diagram) {
        for (JsonNode candidate : golden.json().get("congruent_candidates")) {
            if (candidate.path("end_of_line").asBoolean(false)) {
                // Near the end of a line whose continuation the reference has missed.
                continue;
            }
            double t = candidate.get("T_approx").asDouble();
            assertThat(diagram.congruentPoints().stream().mapToDouble(CongruentPoint::temperature))
                    .as("congruent point %s", candidate)
                    .anyMatch(ours -> Math.abs(ours - t) < CONGRUENT_TEMPERATURE);
        }
    }

    /// No tie-line lies above the energy of the global equilibrium halfway between its ends.
    private static void checkStability(EquilibriumSpecs specs, BinaryDiagram diagram) {
        GlobalMinimum minimum = new GlobalMinimum(specs, diagram.pressure());
        for (TwoPhaseField field : diagram.fields()) {
            for (int i = 0; i < field.tieLines().size(); i += 5) {
                TieSimplex tieLine = field.tieLines().get(i);
                double x = tieLine.phase(0).fractions()[1] + tieLine.phase(1).fractions()[1];
                if (x == 0 || x == 2) {
                    // At the pure element the energies jump.
                    continue;
                }
                assertThat(minimum.excess(tieLine))
                        .as("%s + %s at %s K", field.first(), field.second(), tieLine.temperature())
                        .isLessThan(ENERGY);
            }
        }
    }
}
