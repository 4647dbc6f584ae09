package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.espei4j.calphad.equilibrium.EquilibriumSolver;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.mapping.GoldenDiagrams.GoldenDiagram;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// All isothermal sections of the reference data: every triangle and tie-line of the reference that is a global minimum
/// is found, and nothing that is found is metastable.
class IsothermalSectionsConformanceTest {

    private static final double TRIANGLE_FRACTION = 1e-4;
    private static final double TIE_LINE_FRACTION = 1e-5;
    /// J per mole of atoms.
    private static final double ENERGY = 1e-3;
    /// Entries of the reference that lie above an equilibrium of the same composition: in Al–Cr–Ni it has missed the
    /// nickel-rich side of B2 (up to 7 J/mol) and its coexistence with the liquid (up to 130 J/mol); in two others one
    /// tie-line lies just beyond the triangle at which its field ends.
    private static final Map<String, Integer> METASTABLE =
            Map.of("alcrni_1273", 11, "alnipt_1373", 1, "crtiv_ghosh_923", 1);

    @TestFactory
    Stream<DynamicTest> sections() throws IOException {
        List<GoldenDiagram> diagrams = GoldenDiagrams.ofKind("ternary");
        assumeTrue(!diagrams.isEmpty(), "no reference diagrams in " + GoldenDiagrams.folder());
        return diagrams.stream().map(golden -> DynamicTest.dynamicTest(golden.name(), () -> check(golden)));
    }

    private static void check(GoldenDiagram golden) throws IOException, UnbuildablePhaseException {
        EquilibriumSpecs specs = golden.specs();
        IsothermalSection section =
                DiagramMapper.of(specs).isothermal(golden.json().get("T").asDouble());
        EquilibriumSolver solver =
                specs.bind(section.temperature(), section.pressure()).solver();
        solver.bindParameters(new double[0]);

        assertThat(section.gaps()).isEmpty();
        List<JsonNode> metastable = new ArrayList<>();
        checkTriangles(golden, section, solver, metastable);
        checkTieLines(golden, specs, section, solver, metastable);
        assertThat(metastable).hasSize(METASTABLE.getOrDefault(golden.name(), 0));
        checkStability(section, solver);
    }

    private static void checkTriangles(
            GoldenDiagram golden, IsothermalSection section, EquilibriumSolver solver, List<JsonNode> metastable) {
        for (JsonNode triangle : golden.trusted("three_phase_triangles")) {
            if (isMetastable(triangle, section, solver)) {
                metastable.add(triangle);
                continue;
            }
            assertThat(section.triangles())
                    .as("triangle %s", triangle)
                    .anyMatch(ours -> GoldenDiagrams.matches(
                            triangle.get("phases"), ours.phases(), section.elements(), TRIANGLE_FRACTION));
        }
    }

    /// Whether the solver finds an equilibrium of lower energy at the same composition.
    private static boolean isMetastable(JsonNode simplex, IsothermalSection section, EquilibriumSolver solver) {
        double[] x = new double[3];
        double energy = 0;
        for (int e = 0; e < 3; e++) {
            for (JsonNode phase : simplex.get("phases")) {
                x[e] += phase.get("X").get(section.elements().get(e)).asDouble()
                        / simplex.get("phases").size();
            }
            energy += x[e] * simplex.get("MU").get(section.elements().get(e)).asDouble();
        }
        assertThat(solver.solve(x)).isTrue();
        for (int e = 0; e < 3; e++) {
            double balance = -x[e];
            for (int k = 0; k < solver.setCount(); k++) {
                balance += solver.amount(k) * solver.elementAmount(k, e);
            }
            assertThat(Math.abs(balance)).isLessThan(1e-10);
        }
        return energy - solver.energy() > ENERGY;
    }

    private static void checkTieLines(
            GoldenDiagram golden,
            EquilibriumSpecs specs,
            IsothermalSection section,
            EquilibriumSolver equilibrium,
            List<JsonNode> metastable) {
        CoexistenceSolver solver =
                new CoexistenceSolver(specs.phases(), section.pressure(), new double[0], false, null);
        List<JsonNode> missing = new ArrayList<>();
        for (JsonNode tieLine : golden.trusted("tie_lines")) {
            if (isMetastable(tieLine, section, equilibrium)) {
                metastable.add(tieLine);
            } else if (section.fields().stream().noneMatch(f -> holds(f, tieLine, specs, section, solver))) {
                missing.add(tieLine);
            }
        }
        assertThat(missing).isEmpty();
    }

    /// Whether one of the tie-lines of a field leads to that of the reference when it is solved for at its potential.
    private static boolean holds(
            TwoPhaseField field,
            JsonNode tieLine,
            EquilibriumSpecs specs,
            IsothermalSection section,
            CoexistenceSolver solver) {
        for (TieSimplex ours : field.tieLines()) {
            if (!GoldenDiagrams.matches(tieLine.get("phases"), ours.phases(), section.elements(), 0.05)) {
                continue;
            }
            for (int e = 0; e < 3; e++) {
                double potential =
                        tieLine.get("MU").get(section.elements().get(e)).asDouble();
                LinePoint point = solver.solve(toPoint(ours, specs), new Condition.AtPotential(e, potential));
                if (point != null
                        && GoldenDiagrams.matches(
                                tieLine.get("phases"),
                                point.members().stream()
                                        .map(m -> new CoexistingPhase(
                                                specs.phases()
                                                        .get(m.phase())
                                                        .description()
                                                        .name(),
                                                m.fractions(),
                                                m.y()))
                                        .toList(),
                                section.elements(),
                                TIE_LINE_FRACTION)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static LinePoint toPoint(TieSimplex tieLine, EquilibriumSpecs specs) {
        return new LinePoint(
                tieLine.temperature(),
                tieLine.potentials(),
                0,
                tieLine.phases().stream()
                        .map(p -> new Member(specs.indexOf(p.name()), p.siteFractions(), p.fractions(), 0, false))
                        .toList());
    }

    private static void checkStability(IsothermalSection section, EquilibriumSolver solver) {
        List<TieSimplex> simplices = new ArrayList<>(section.triangles());
        section.fields().forEach(field -> simplices.addAll(field.tieLines()));
        for (TieSimplex simplex : simplices) {
            double[] x = new double[3];
            double energy = 0;
            for (int e = 0; e < 3; e++) {
                for (CoexistingPhase phase : simplex.phases()) {
                    x[e] += phase.fractions()[e] / simplex.phases().size();
                }
                // An element that is all but absent has a potential, but adds nothing.
                energy += x[e] == 0 ? 0 : x[e] * simplex.potentials()[e];
            }
            assertThat(solver.solve(x)).isTrue();
            assertThat(energy - solver.energy()).as("%s", simplex.phases()).isLessThan(ENERGY);
        }
    }
}
