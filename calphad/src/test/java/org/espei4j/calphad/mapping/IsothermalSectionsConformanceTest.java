package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        return GoldenDiagrams.tests("ternary", IsothermalSectionsConformanceTest::check);
    }

    private static void check(GoldenDiagram golden) throws IOException, UnbuildablePhaseException {
        EquilibriumSpecs specs = golden.specs();
        IsothermalSection section =
                DiagramMapper.of(specs).isothermal(golden.json().get("T").asDouble());
        GlobalMinimum minimum = new GlobalMinimum(specs, section.pressure());

        assertThat(section.gaps()).isEmpty();
        List<JsonNode> metastable = new ArrayList<>();
        checkTriangles(golden, section, minimum, metastable);
        checkTieLines(golden, specs, section, minimum, metastable);
        assertThat(metastable).hasSize(METASTABLE.getOrDefault(golden.name(), 0));
        checkStability(section, minimum);
    }

    private static void checkTriangles(
            GoldenDiagram golden, IsothermalSection section, GlobalMinimum minimum, List<JsonNode> metastable) {
        for (JsonNode triangle : golden.trusted("three_phase_triangles")) {
            if (isMetastable(triangle, section, minimum)) {
                metastable.add(triangle);
                continue;
            }
            assertThat(section.triangles())
                    .as("triangle %s", triangle)
                    .anyMatch(ours -> GoldenDiagrams.matches(
                            triangle.get("phases"), ours.phases(), section.elements(), TRIANGLE_FRACTION));
        }
    }

    /// Whether an equilibrium in the middle of the phases has a lower energy.
    private static boolean isMetastable(JsonNode simplex, IsothermalSection section, GlobalMinimum minimum) {
        double[] x = new double[3];
        for (JsonNode phase : simplex.get("phases")) {
            double[] fractions = GoldenDiagrams.byElement(phase.get("X"), section.elements());
            for (int e = 0; e < 3; e++) {
                x[e] += fractions[e] / simplex.get("phases").size();
            }
        }
        double[] potentials = GoldenDiagrams.byElement(simplex.get("MU"), section.elements());
        return minimum.excess(section.temperature(), x, potentials) > ENERGY;
    }

    private static void checkTieLines(
            GoldenDiagram golden,
            EquilibriumSpecs specs,
            IsothermalSection section,
            GlobalMinimum minimum,
            List<JsonNode> metastable) {
        CoexistenceSolver solver =
                new CoexistenceSolver(specs.phases(), section.pressure(), new double[0], false, null);
        List<JsonNode> missing = new ArrayList<>();
        for (JsonNode tieLine : golden.trusted("tie_lines")) {
            if (isMetastable(tieLine, section, minimum)) {
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
                LinePoint point =
                        solver.solve(new PointWriter(specs).read(ours), new Condition.AtPotential(e, potential));
                if (point != null && GoldenDiagrams.matches(tieLine.get("phases"), point, specs, TIE_LINE_FRACTION)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void checkStability(IsothermalSection section, GlobalMinimum minimum) {
        List<TieSimplex> simplices = new ArrayList<>(section.triangles());
        section.fields().forEach(field -> simplices.addAll(field.tieLines()));
        for (TieSimplex simplex : simplices) {
            assertThat(minimum.excess(simplex)).as("%s", simplex.phases()).isLessThan(ENERGY);
        }
    }
}
