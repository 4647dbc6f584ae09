package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espei4j.calphad.equilibrium.GoldenComparison.Verdict;
import org.espei4j.calphad.equilibrium.GoldenEquilibria.GoldenSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// All equilibria of the reference data, solved from scratch.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EquilibriaConformanceTest {

    /// Number of reference points that `docs/design/reference-equilibria.md` speaks of.
    private static final int POINTS_OF_PAGE = 1869;

    private record Result(
            GoldenSystem system, int point, JsonNode json, GoldenComparison comparison, double balanceError) {

        String place() {
            return system.name() + " #" + point;
        }

        String text() {
            return "%s T=%s X=%s %s: %s"
                    .formatted(place(), json.get("T"), json.get("X"), comparison.verdict(), comparison.text());
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
                        GoldenComparison.of(solver, found, composition, point, specs.elements()),
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
        assertThat(failures(results)).hasSizeLessThanOrEqualTo(results.size() / 200);
    }

    /// The page in the documentation lists every point that does not simply agree, with the reason. None of them differs.
    @Test
    void pointsThatDoNotSimplyAgreeAreListed() throws IOException {
        assumeTrue(results.size() == POINTS_OF_PAGE, "the page was written for other reference data");
        String page = Files.readString(Path.of("..", "docs", "design", "reference-equilibria.md"));
        Set<String> listed = new TreeSet<>();
        Matcher row = Pattern.compile("^\\| `(\\S+ #\\d+)` \\| ([a-z ]+) \\|", Pattern.MULTILINE)
                .matcher(page);
        while (row.find()) {
            listed.add(row.group(1) + " " + row.group(2));
        }
        Set<String> found = new TreeSet<>();
        List<String> texts = new ArrayList<>();
        for (Result result : results) {
            if (result.comparison().verdict() != Verdict.AGREES) {
                String verdict = result.comparison().verdict().toString();
                found.add(
                        result.place() + " " + verdict.toLowerCase(Locale.ROOT).replace('_', ' '));
                texts.add(result.text());
            }
        }
        assertThat(found).as(() -> String.join("\n", texts)).isEqualTo(listed);
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
                .filter(r -> !r.comparison().verdict().isRight())
                .map(Result::text)
                .toList();
    }
}
