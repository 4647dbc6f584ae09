package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.equilibrium.BoundSystem;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.equilibrium.SinglePhaseSolver;
import org.espei4j.calphad.mapping.GoldenDiagrams.GoldenDiagram;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// All isopleths of the reference data: every node and boundary point of the reference lies on a boundary of ours, and
/// nothing that is found is metastable.
class IsoplethsConformanceTest {

    /// K.
    private static final double NODE_TEMPERATURE = 0.01;

    private static final double NODE_FRACTION = 1e-4;
    private static final double BOUNDARY_FRACTION = 1e-5;
    /// J per mole of atoms.
    private static final double ENERGY = 1e-3;
    /// Driving force of its own phases above which a node of the reference is not quite an equilibrium, J per mole of
    /// atoms, and what its composition is worth then.
    private static final double CONVERGED = 1e-6;

    private static final double NOT_CONVERGED_FRACTION = 2e-4;

    @TestFactory
    Stream<DynamicTest> isopleths() throws IOException {
        return GoldenDiagrams.tests("isopleth", IsoplethsConformanceTest::check);
    }

    private static void check(GoldenDiagram golden) throws IOException, UnbuildablePhaseException {
        EquilibriumSpecs specs = golden.specs();
        int element =
                specs.elements().indexOf(golden.json().get("x_axis").get(0).asString());
        // The reference comes no nearer to the edge than this.
        double[] from = composition(golden, specs, element, Math.max(golden.number("X_range", 0), 1e-6));
        double[] to = composition(golden, specs, element, golden.number("X_range", 1));
        Isopleth isopleth = DiagramMapper.of(specs).isopleth(from, to, golden.number("T", 0), golden.number("T", 1));

        assertThat(isopleth.gaps()).isEmpty();
        checkNodes(golden, specs, isopleth, element);
        checkBoundaries(golden, isopleth, element, from, to, specs);
        checkStability(specs, isopleth);
    }

    private static double[] composition(GoldenDiagram golden, EquilibriumSpecs specs, int element, double fraction) {
        double[] x = new double[specs.elements().size()];
        double rest = 1 - fraction;
        x[element] = fraction;
        for (Map.Entry<String, JsonNode> fixed : golden.json().get("fixed_X").properties()) {
            double value = fixed.getValue().asDouble();
            x[specs.elements().indexOf(fixed.getKey())] = value;
            rest -= value;
        }
        for (int e = 0; e < x.length; e++) {
            x[e] = x[e] == 0 ? rest : x[e];
        }
        return x;
    }

    /// The reference also calls the points nodes at which boundaries leave the section.
    private static void checkNodes(GoldenDiagram golden, EquilibriumSpecs specs, Isopleth isopleth, int element) {
        List<SystemPoint> ours = new ArrayList<>();
        isopleth.nodes().forEach(node -> ours.add(node.point()));
        for (Boundary boundary : isopleth.boundaries()) {
            ours.add(boundary.points().getFirst());
            ours.add(boundary.points().getLast());
        }
        String axis = specs.elements().get(element);
        for (JsonNode node : golden.trusted("nodes")) {
            double tolerance =
                    residual(node, specs, isopleth.pressure()) < CONVERGED ? NODE_FRACTION : NOT_CONVERGED_FRACTION;
            double x = node.get("axis_X").get(axis).asDouble();
            assertThat(ours)
                    .as("node %s", node)
                    .anyMatch(point ->
                            Math.abs(point.temperature() - node.get("T").asDouble()) < NODE_TEMPERATURE
                                    && Math.abs(point.composition()[element] - x) < tolerance
                                    && GoldenDiagrams.matches(
                                            node.get("phases"), point.phases(), specs.elements(), tolerance));
        }
    }

    /// How far the phases of a node of the reference are from equilibrium at its own potentials.
    private static double residual(JsonNode node, EquilibriumSpecs specs, double pressure) {
        double[] potentials = GoldenDiagrams.byElement(node.get("MU"), specs.elements());
        BoundSystem system = specs.bind(node.get("T").asDouble(), pressure);
        double largest = 0;
        for (JsonNode phase : node.get("phases")) {
            SinglePhaseSolver solver =
                    system.singlePhase(specs.indexOf(phase.get("name").asString()));
            solver.bindParameters(new double[0]);
            largest = Math.max(largest, Math.abs(solver.largestDrivingForce(potentials)));
        }
        return largest;
    }

    private static void checkBoundaries(
            GoldenDiagram golden, Isopleth isopleth, int element, double[] from, double[] to, EquilibriumSpecs specs) {
        double[] slope = new double[from.length];
        double length = to[element] - from[element];
        for (int e = 0; e < from.length; e++) {
            slope[e] = (to[e] - from[e]) / length;
        }
        CoexistenceSolver solver = new CoexistenceSolver(
                specs.phases(), isopleth.pressure(), new double[0], true, new CompositionPath(from, slope));
        List<JsonNode> missing = new ArrayList<>();
        for (JsonNode golds : golden.trusted("boundary_points")) {
            double axis = golds.get("axis_X").get(specs.elements().get(element)).asDouble() - from[element];
            // The reference follows boundaries a little beyond the edge of the section.
            if (axis < 0) {
                continue;
            }
            if (isopleth.boundaries().stream()
                    .noneMatch(b -> holds(b, golds, axis, from[element], element, solver, specs))) {
                missing.add(golds);
            }
        }
        assertThat(missing).isEmpty();
    }

    /// Whether a point of a boundary leads to that of the reference when it is solved for at its temperature or its
    /// composition.
    private static boolean holds(
            Boundary boundary,
            JsonNode golds,
            double axis,
            double first,
            int element,
            CoexistenceSolver solver,
            EquilibriumSpecs specs) {
        if (golds.get("zero_fraction_phases").size() != 1
                || !golds.get("zero_fraction_phases").get(0).asString().equals(boundary.appearing())) {
            return false;
        }
        double t = golds.get("T").asDouble();
        PointWriter points = new PointWriter(specs);
        for (SystemPoint point : boundary.points()) {
            if (Math.abs(point.temperature() - t) > 15
                    || Math.abs(point.composition()[element] - first - axis) > 0.02) {
                continue;
            }
            List<Member> members = new ArrayList<>();
            for (int k = 0; k < point.phases().size(); k++) {
                CoexistingPhase phase = point.phases().get(k);
                members.add(points.member(
                        phase, point.amounts()[k], k == point.phases().size() - 1));
            }
            LinePoint start = new LinePoint(
                    point.temperature(), point.potentials(), point.composition()[element] - first, members);
            for (Condition condition : List.of(new Condition.AtTemperature(t), new Condition.AtAxis(axis))) {
                LinePoint solved = solver.solve(start, condition);
                if (solved != null
                        && Math.abs(solved.temperature() - t) < NODE_TEMPERATURE
                        && Math.abs(solved.axis() - axis) < BOUNDARY_FRACTION
                        && GoldenDiagrams.matches(golds.get("phases"), solved, specs, BOUNDARY_FRACTION)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// On the two sides of its invariant equilibria different sets of one phase are stable.
    @Test
    void invariantsWithTwoSetsOfAPhaseAreCrossed() throws Exception {
        Path file = GoldenDiagrams.folder().resolve("data/tdb/alcrni.tdb");
        assumeTrue(Files.exists(file), "the reference folder is absent: " + file);
        EquilibriumSpecs specs =
                EquilibriumSpecs.of(ThermodynamicSystem.of(TdbReader.read(file).database())
                        .components("AL", "CR", "NI")
                        .build()
                        .models());
        Isopleth isopleth =
                DiagramMapper.of(specs).isopleth(new double[] {0, 0.1, 0.9}, new double[] {0.9, 0.1, 0}, 600, 2000);

        assertThat(isopleth.gaps()).isEmpty();
        assertThat(isopleth.invariants())
                .extracting(invariant -> invariant.reaction().text())
                .contains("B2 + LIQUID → B2 + L12_FCC", "B2 + L12_FCC → B2 + L12_FCC");
    }

    private static void checkStability(EquilibriumSpecs specs, Isopleth isopleth) {
        GlobalMinimum minimum = new GlobalMinimum(specs, isopleth.pressure());
        for (Boundary boundary : isopleth.boundaries()) {
            for (int i = 0; i < boundary.points().size(); i += 3) {
                SystemPoint point = boundary.points().get(i);
                assertThat(minimum.excess(point.temperature(), point.composition(), point.potentials()))
                        .as("%s at %s K", boundary.appearing(), point.temperature())
                        .isLessThan(ENERGY);
            }
        }
    }
}
