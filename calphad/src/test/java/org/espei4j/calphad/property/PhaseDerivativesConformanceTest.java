package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Gradients and Hessians of the energy per mole of formula units from the reference program (pycalphad 0.11.2.dev),
/// profile *reference*: in all variables by symbolic differentiation, in the site fractions by the compiled phase too.
class PhaseDerivativesConformanceTest {

    /// Relative to the largest entry of a row.
    private static final double RELATIVE = 1e-8;

    @TestFactory
    Stream<DynamicTest> derivatives() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : GoldenFiles.set("derivatives")) {
            JsonNode golden = GoldenFiles.read(file);
            Database database = GoldenFiles.database(golden.get("database").asString());
            for (JsonNode entry : golden.get("entries")) {
                String name = golden.get("database").asString() + " "
                        + entry.get("phase").asString() + " "
                        + String.join("-", GoldenFiles.texts(entry.get("components")));
                tests.add(DynamicTest.dynamicTest(name, () -> compare(database, entry)));
            }
        }
        return tests.stream();
    }

    private static void compare(Database database, JsonNode entry) throws UnbuildablePhaseException {
        PhaseModel model = PhaseModel.of(
                database,
                entry.get("phase").asString(),
                GoldenFiles.texts(entry.get("components")),
                ModelOptions.reference());
        EnergyDifferentiation symbolic = new EnergyDifferentiation(model);
        CompiledPhase compiled = CompiledPhase.of(model.energy(), List.of());
        for (JsonNode point : entry.get("points")) {
            double t = point.get("T").asDouble();
            double p = point.get("P").asDouble();
            double[] y = GoldenFiles.numbers(point.get("y"));
            double[] gradient = GoldenFiles.numbers(point.get("gradient"));
            double[][] hessian = square(GoldenFiles.numbers(point.get("hessian_upper")), gradient.length);

            EnergyDerivatives ours = symbolic.evaluate(t, p, new double[0], y);
            assertThat(ours.energy())
                    .isCloseTo(point.get("G").asDouble(), within(point.get("G").asDouble()));
            compareRow("gradient", ours.gradient(), gradient, 0);
            double[][] oursSquare = square(ours.hessianUpper(), gradient.length);
            for (int i = 0; i < gradient.length; i++) {
                compareRow("row " + i + " of the Hessian", oursSquare[i], hessian[i], 0);
            }
            compareCompiled(compiled.bind(t, p), y, gradient, hessian);
        }
    }

    private static void compareCompiled(BoundPhase bound, double[] y, double[] gradient, double[][] hessian) {
        double[] workspace = bound.newWorkspace();
        bound.bindParameters(new double[0], workspace);
        double[] slopes = new double[y.length];
        double[] curvatures = new double[y.length * y.length];
        bound.hessian(workspace, y, slopes, curvatures);
        compareRow("compiled gradient", slopes, gradient, 2);
        for (int i = 0; i < y.length; i++) {
            double[] row = java.util.Arrays.copyOfRange(curvatures, i * y.length, (i + 1) * y.length);
            compareRow("row " + i + " of the compiled Hessian", row, hessian[i + 2], 2);
        }
    }

    /// Compares with the entries of a row from some position on; the tolerance follows the largest of them all.
    private static void compareRow(String what, double[] ours, double[] row, int from) {
        double largest = 0;
        for (double value : row) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).as(what + ", entry " + i).isCloseTo(row[from + i], within(largest));
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double magnitude) {
        return org.assertj.core.api.Assertions.within(RELATIVE * Math.abs(magnitude) + Double.MIN_NORMAL);
    }

    private static double[][] square(double[] upper, int n) {
        double[][] full = new double[n][n];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                full[i][j] = upper[next];
                full[j][i] = upper[next++];
            }
        }
        return full;
    }
}
