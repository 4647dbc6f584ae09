package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.PotentialDerivatives;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Gradients and Hessians of the energy per mole of formula units from the reference program (pycalphad 0.11.2.dev),
/// profile *reference*: in temperature, pressure and all site fractions, by symbolic differentiation.
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
        PotentialDerivatives compiled =
                CompiledPhase.of(model.energy(), List.of()).potentialDerivatives();
        for (JsonNode point : entry.get("points")) {
            double t = point.get("T").asDouble();
            double p = point.get("P").asDouble();
            double[] y = GoldenFiles.numbers(point.get("y"));
            double[] gradient = GoldenFiles.numbers(point.get("gradient"));
            double[][] hessian = square(GoldenFiles.numbers(point.get("hessian_upper")), gradient.length);

            EnergyDerivatives ours = symbolic.evaluate(t, p, new double[0], y);
            assertThat(ours.energy())
                    .isCloseTo(point.get("G").asDouble(), within(point.get("G").asDouble()));
            compareRow("gradient", ours.gradient(), gradient);
            double[][] oursSquare = square(ours.hessianUpper(), gradient.length);
            for (int i = 0; i < gradient.length; i++) {
                compareRow("row " + i + " of the Hessian", oursSquare[i], hessian[i]);
            }
            compareCompiled(compiled, point, gradient, hessian);
        }
    }

    /// The rows of temperature and pressure as equilibria use them.
    private static void compareCompiled(
            PotentialDerivatives compiled, JsonNode point, double[] gradient, double[][] hessian) {
        int n = gradient.length - 2;
        double[] direct = new double[PotentialDerivatives.DIRECT];
        double[] mixed = new double[2 * n];
        compiled.at(point.get("T").asDouble(), point.get("P").asDouble(), new double[0])
                .evaluate(GoldenFiles.numbers(point.get("y")), direct, mixed);
        double[] slopes = {direct[PotentialDerivatives.BY_TEMPERATURE], direct[PotentialDerivatives.BY_PRESSURE]};
        compareRow("slopes in T and P", slopes, Arrays.copyOf(gradient, 2));
        double[] byTemperature = new double[n + 2];
        byTemperature[0] = direct[PotentialDerivatives.BY_TEMPERATURE_TWICE];
        byTemperature[1] = direct[PotentialDerivatives.BY_TEMPERATURE_AND_PRESSURE];
        System.arraycopy(mixed, 0, byTemperature, 2, n);
        compareRow("compiled row of T", byTemperature, hessian[0]);
        double[] byPressure = new double[n + 2];
        byPressure[0] = direct[PotentialDerivatives.BY_TEMPERATURE_AND_PRESSURE];
        byPressure[1] = direct[PotentialDerivatives.BY_PRESSURE_TWICE];
        System.arraycopy(mixed, n, byPressure, 2, n);
        compareRow("compiled row of P", byPressure, hessian[1]);
    }

    /// The tolerance follows the largest entry of the row.
    private static void compareRow(String what, double[] ours, double[] row) {
        double largest = 0;
        for (double value : row) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).as(what + ", entry " + i).isCloseTo(row[i], within(largest));
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
