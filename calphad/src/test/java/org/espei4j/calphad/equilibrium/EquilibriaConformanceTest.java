package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.espei4j.calphad.equilibrium.GoldenEquilibria.Comparison;
import org.espei4j.calphad.equilibrium.GoldenEquilibria.GoldenSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// All equilibria of the reference data, solved from scratch.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EquilibriaConformanceTest {

    /// Features of the models that an assessment of simple binary and ternary systems needs.
    private static final Set<String> BASIC = Set.of(
            "binary_excess",
            "ternary_excess",
            "reciprocal_excess",
            "fixed_composition",
            "magnetic_ihj",
            "sublattice_model",
            "unary",
            "vacancies_mixing",
            "wildcard");

    private record Result(GoldenSystem system, int point, JsonNode json, Comparison comparison, double balanceError) {

        String text() {
            return "%s #%d T=%s X=%s: %s"
                    .formatted(system.name(), point, json.get("T"), json.get("X"), comparison.text());
        }
    }

    private final List<Result> results = new ArrayList<>();

    @BeforeAll
    void solveAll() throws IOException {
        List<GoldenSystem> systems = GoldenEquilibria.systems();
        assumeTrue(!systems.isEmpty(), "no reference equilibria in " + GoldenEquilibria.folder());
        for (GoldenSystem system : systems) {
            EquilibriumSpecs specs = system.specs();
            List<JsonNode> points = system.points();
            for (int i = 0; i < points.size(); i++) {
                JsonNode point = points.get(i);
                EquilibriumSolver solver = specs.bind(
                                point.get("T").asDouble(),
                                system.json().get("P").asDouble())
                        .solver();
                solver.bindParameters(new double[0]);
                double[] composition = system.composition(point, specs.elements());
                boolean found = solver.solve(composition);
                double error = found ? balanceError(solver, composition) : Double.NaN;
                results.add(new Result(
                        system,
                        i,
                        point,
                        GoldenEquilibria.compare(solver, found, composition, point, specs.elements()),
                        error));
            }
        }
    }

    private static double balanceError(EquilibriumSolver solver, double[] composition) {
        double error = 0;
        for (int e = 0; e < composition.length; e++) {
            double sum = -composition[e];
            for (int k = 0; k < solver.setCount(); k++) {
                sum += solver.amount(k) * solver.elementAmount(k, e);
            }
            error = Math.max(error, Math.abs(sum));
        }
        return error;
    }

    @Test
    void nearlyAllPointsAgreeOrAreLower() {
        assertThat(failures(results).size())
                .as(() -> String.join("\n", failures(results)))
                .isLessThanOrEqualTo(results.size() / 200);
    }

    @Test
    void basicBinariesAndTernariesAgreeOrAreLower() {
        List<Result> basic = results.stream()
                .filter(r -> BASIC.containsAll(r.system().features()))
                .filter(r -> r.system().components().stream()
                                .filter(c -> !c.equals("VA"))
                                .count()
                        <= 3)
                .toList();
        assertThat(basic).hasSizeGreaterThan(600);
        assertThat(failures(basic).size())
                .as(() -> String.join("\n", failures(basic)))
                .isLessThanOrEqualTo(basic.size() / 100);
    }

    @Test
    void pointsThatTheReferenceProgramMissedAreSolved() {
        List<Result> hard = results.stream()
                .filter(r -> GoldenEquilibria.hasFlag(r.json(), "default_missed_global")
                        || GoldenEquilibria.hasFlag(r.json(), "default_failed"))
                .toList();
        assertThat(hard).isNotEmpty();
        assertThat(failures(hard)).isEmpty();
    }

    @Test
    void massIsBalanced() {
        for (Result result : results) {
            if (!Double.isNaN(result.balanceError())) {
                assertThat(result.balanceError()).as(result::text).isCloseTo(0, within(1e-11));
            }
        }
    }

    private static List<String> failures(List<Result> all) {
        return all.stream()
                .filter(r -> !r.comparison().agrees() && !r.comparison().lower())
                .map(Result::text)
                .toList();
    }
}
