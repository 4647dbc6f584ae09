package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.PotentialDerivatives;
import org.espei4j.calphad.property.SketchedModels.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The compiled energy that equilibria use has the derivatives of the expression, for one phase of every model: below and above
/// the number of evaluations after which it is translated into bytecode, at low and high pressure.
class CompiledModelsTest {

    private static final double[] NONE = {};

    static Stream<Case> models() {
        return SketchedModels.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void derivativesAreThoseOfTheExpression(Case model) {
        EnergyDifferentiation expression =
                new EnergyDifferentiation(model.phase().model());
        CompiledPhase compiled = CompiledPhase.of(model.phase().model().energy(), List.of());
        Random random = new Random(19);
        for (double pressure : new double[] {101325, 3e9, 8e10}) {
            BoundPhase bound = compiled.bind(731, pressure);
            double[] workspace = bound.newWorkspace();
            bound.bindParameters(NONE, workspace);
            for (int i = 0; i < 3; i++) {
                double[] y = fractions(model, random);
                EnergyDerivatives expected = expression.evaluate(731, pressure, NONE, y);
                compare(bound, workspace, y, expected);
                comparePotentials(compiled, pressure, y, expected);
            }
            double[] y = fractions(model, random);
            double[] gradient = new double[y.length];
            double[] hessian = new double[y.length * y.length];
            for (int i = 0; i < 3000; i++) {
                bound.hessian(workspace, y, gradient, hessian);
            }
            compare(bound, workspace, y, expression.evaluate(731, pressure, NONE, y));
        }
    }

    private static double[] fractions(Case model, Random random) {
        int[] offsets = model.phase().model().description().offsets();
        double[] y = new double[offsets[offsets.length - 1]];
        for (int s = 0; s + 1 < offsets.length; s++) {
            double[] here = RandomFractions.of(random, offsets[s + 1] - offsets[s]);
            System.arraycopy(here, 0, y, offsets[s], here.length);
        }
        return y;
    }

    private static void compare(BoundPhase bound, double[] workspace, double[] y, EnergyDerivatives expected) {
        int n = y.length;
        double[] gradient = new double[n];
        double[] hessian = new double[n * n];
        double energy = bound.hessian(workspace, y, gradient, hessian);
        double scale = Math.abs(expected.energy()) + 1;
        for (double slope : expected.gradient()) {
            scale = Math.max(scale, Math.abs(slope));
        }
        assertThat(energy).isCloseTo(expected.energy(), within(1e-11 * scale));
        int row = 2 * (n + 2) - 1;
        for (int i = 0; i < n; i++) {
            assertThat(gradient[i]).isCloseTo(expected.gradient()[i + 2], within(1e-11 * scale));
            for (int j = i; j < n; j++) {
                double curvature = expected.hessianUpper()[row++];
                assertThat(hessian[i * n + j]).isCloseTo(curvature, within(1e-9 * (scale + Math.abs(curvature))));
            }
        }
    }

    private static void comparePotentials(
            CompiledPhase compiled, double pressure, double[] y, EnergyDerivatives expected) {
        int n = y.length;
        double[] direct = new double[PotentialDerivatives.DIRECT];
        double[] mixed = new double[2 * n];
        compiled.potentialDerivatives().at(731, pressure, NONE).evaluate(y, direct, mixed);
        double[] upper = expected.hessianUpper();
        double[] values = {expected.gradient()[0], expected.gradient()[1], upper[0], upper[1], upper[n + 2]};
        for (int i = 0; i < values.length; i++) {
            assertThat(direct[i]).isCloseTo(values[i], within(1e-10 * Math.abs(values[i]) + 1e-30));
        }
        for (int i = 0; i < n; i++) {
            assertThat(mixed[i]).isCloseTo(upper[2 + i], within(1e-9 * (1 + Math.abs(upper[2 + i]))));
            double slope = upper[n + 3 + i];
            assertThat(mixed[n + i]).isCloseTo(slope, within(1e-9 * (1e-5 + Math.abs(slope))));
        }
    }
}
