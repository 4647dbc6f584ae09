package org.espei4j.calphad.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Evaluator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;
import org.espei4j.calphad.expr.Substitution;
import org.espei4j.calphad.expr.Symbol;
import org.junit.jupiter.api.Test;

class CompiledPhaseTest {

    private static final List<String> PARAMETERS = List.of("VV0000", "VV0001", "VV0002");
    private static final double[] THETA = {-8000, 3.5, 1200};
    private static final Species A = Species.ofElement("A");
    private static final Species B = Species.ofElement("B");

    /// A partitioned, magnetic phase (A,B)0.5(A,B)0.5 with fitted parameters in ordered and disordered part.
    static PhaseEnergy orderedMagnet() {
        PhaseDescription description = new PhaseDescription(
                "B2",
                List.of("A", "B"),
                List.of(List.of(A, B), List.of(A, B)),
                List.of(OptionalDouble.of(0.5), OptionalDouble.of(0.5)));
        Expr[] y = {y(0, "A"), y(0, "B"), y(1, "A"), y(1, "B")};
        Symbol.Intermediate xa = new Symbol.Intermediate("X(A)");
        Symbol.Intermediate xb = new Symbol.Intermediate("X(B)");
        Expr x1 = Expr.variable(xa);
        Expr x2 = Expr.variable(xb);
        Expr rt = Algebra.multiply(Expr.constant(8.3145), Expr.T);
        Expr disordered = Algebra.add(
                Algebra.multiply(
                        x1,
                        Expr.piecewise(
                                Expr.T,
                                new double[] {900},
                                List.of(
                                        Algebra.multiply(Expr.constant(-20), Expr.T, Algebra.ln(Expr.T)),
                                        Algebra.add(
                                                Expr.constant(-1000), Algebra.multiply(Expr.constant(-150), Expr.T))))),
                Algebra.multiply(x2, Expr.constant(-5000)),
                Algebra.multiply(
                        x1, x2, Algebra.add(Expr.named("VV0000"), Algebra.multiply(Expr.named("VV0001"), Expr.T))),
                Algebra.multiply(x1, x2, Algebra.power(Algebra.subtract(x1, x2), 2), Expr.named("VV0002")),
                magnetism(x1, x2));
        List<Expr> terms = new ArrayList<>();
        terms.add(disordered);
        for (Expr fraction : y) {
            terms.add(Algebra.multiply(Expr.constant(0.5), rt, Algebra.call(Intrinsic.MIXING, fraction)));
        }
        terms.add(Algebra.multiply(Algebra.multiply(y[0], y[3]), Expr.named("VV0002")));
        terms.add(Algebra.multiply(Algebra.multiply(y[1], y[2]), Expr.named("VV0002")));
        return new PhaseEnergy(
                description,
                Algebra.add(terms),
                Map.of(xa, half(y[0], y[2]), xb, half(y[1], y[3])),
                List.of(half(y[0], y[2]), half(y[1], y[3])));
    }

    private static Expr magnetism(Expr x1, Expr x2) {
        Expr tc = Algebra.add(
                Algebra.multiply(x1, Expr.constant(1043)),
                Algebra.multiply(x2, Expr.constant(600)),
                Algebra.multiply(x1, x2, Expr.named("VV0002")));
        Expr ratio = Algebra.divide(tc, Expr.T);
        Expr above = Algebra.multiply(
                Expr.constant(-0.64),
                Algebra.add(Algebra.power(ratio, 5), Algebra.multiply(Expr.constant(0.03), Algebra.power(ratio, 15))));
        Expr below = Algebra.subtract(Expr.ONE, Algebra.multiply(Expr.constant(1.66), ratio));
        Expr f = Algebra.piecewise(ratio, new double[] {1}, List.of(above, below));
        Expr beta = Algebra.add(Algebra.multiply(Expr.constant(2.2), x1), Expr.ONE);
        return Algebra.multiply(Expr.constant(8.3145), Expr.T, Algebra.ln(beta), f);
    }

    private static Expr half(Expr a, Expr b) {
        return Algebra.multiply(Expr.constant(0.5), Algebra.add(a, b));
    }

    private static Expr y(int sublattice, String name) {
        return Expr.siteFraction(sublattice, name);
    }

    private static double oracle(PhaseEnergy energy, double temperature, double[] theta, double[] y) {
        Map<Symbol, Expr> definitions = Map.copyOf(energy.intermediates());
        Expr plain = Substitution.of(definitions).apply(energy.energy());
        List<Symbol.SiteFraction> fractions = StagedPhase.fractions(energy.description());
        return Evaluator.at(symbol -> switch (symbol) {
                    case Symbol.Potential.TEMPERATURE -> temperature;
                    case Symbol.Potential.PRESSURE -> 101325;
                    case Symbol.Named(String name) -> theta[PARAMETERS.indexOf(name)];
                    case Symbol.SiteFraction fraction -> y[fractions.indexOf(fraction)];
                    case Symbol.Intermediate other -> throw new AssertionError(other);
                })
                .evaluate(plain);
    }

    @Test
    void energyAndItsDerivativesAgreeWithTheEvaluator() {
        PhaseEnergy energy = orderedMagnet();
        CompiledPhase phase = CompiledPhase.of(energy, PARAMETERS);
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 50; trial++) {
            double temperature = random.nextDouble(300, 1500);
            double[] y = random.doubles(4, 0.05, 0.95).toArray();
            BoundPhase bound = phase.bind(temperature, 101325);
            double[] workspace = bound.newWorkspace();
            bound.bindParameters(THETA, workspace);

            double expected = oracle(energy, temperature, THETA, y);
            double[] gradient = new double[4];
            double[] hessian = new double[16];
            assertThat(bound.energy(workspace, y)).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
            assertThat(bound.hessian(workspace, y, gradient, hessian)).isEqualTo(bound.energy(workspace, y));
            double[] alone = new double[4];
            assertThat(bound.gradient(workspace, y, alone)).isEqualTo(bound.energy(workspace, y));
            assertThat(alone).containsExactly(gradient, within(1e-9));
            checkByDifferences(bound, workspace, y, gradient, hessian);
            checkParameterGradient(energy, bound, workspace, y);
        }
    }

    private static void checkByDifferences(
            BoundPhase bound, double[] workspace, double[] y, double[] gradient, double[] hessian) {
        double h = 1e-5;
        for (int i = 0; i < 4; i++) {
            double[] up = y.clone();
            double[] down = y.clone();
            up[i] += h;
            down[i] -= h;
            double[] gradientUp = new double[4];
            double[] gradientDown = new double[4];
            double slope = (bound.gradient(workspace, up, gradientUp) - bound.gradient(workspace, down, gradientDown))
                    / (2 * h);
            assertThat(gradient[i]).isCloseTo(slope, within(1e-3));
            for (int j = 0; j < 4; j++) {
                double curvature = (gradientUp[j] - gradientDown[j]) / (2 * h);
                assertThat(hessian[i * 4 + j]).isCloseTo(curvature, within(1e-5 * Math.max(1e3, Math.abs(curvature))));
                assertThat(hessian[i * 4 + j]).isEqualTo(hessian[j * 4 + i]);
            }
        }
    }

    private static void checkParameterGradient(PhaseEnergy energy, BoundPhase bound, double[] workspace, double[] y) {
        double[] slopes = new double[3];
        bound.parameterGradient(THETA, workspace, y, slopes);
        for (int k = 0; k < 3; k++) {
            double[] up = THETA.clone();
            double[] down = THETA.clone();
            double h = 1e-3 * Math.abs(THETA[k]);
            up[k] += h;
            down[k] -= h;
            double slope = (oracle(energy, bound.temperature(), up, y) - oracle(energy, bound.temperature(), down, y))
                    / (2 * h);
            assertThat(slopes[k]).isCloseTo(slope, within(1e-5 * Math.max(1, Math.abs(slope))));
        }
    }

    /// Against differences of the compiled energy and its gradient, on both sides of a breakpoint of the functions.
    @Test
    void derivativesInTemperatureAndPressureAgreeWithDifferences() {
        CompiledPhase phase = CompiledPhase.of(orderedMagnet(), PARAMETERS);
        double[] y = {0.2, 0.8, 0.6, 0.4};
        double h = 0.01;
        for (double t : new double[] {500, 1200}) {
            double[] direct = new double[PotentialDerivatives.DIRECT];
            double[] mixed = new double[8];
            phase.potentialDerivatives().at(t, 2e5, THETA).evaluate(y, direct, mixed);
            double[] warm = new double[5];
            double[] here = new double[5];
            double[] cold = new double[5];
            evaluate(phase, t + h, y, warm);
            evaluate(phase, t, y, here);
            evaluate(phase, t - h, y, cold);
            double slope = (warm[4] - cold[4]) / (2 * h);
            assertThat(direct[PotentialDerivatives.BY_TEMPERATURE]).isCloseTo(slope, within(1e-6 * Math.abs(slope)));
            double curvature = (warm[4] - 2 * here[4] + cold[4]) / (h * h);
            assertThat(direct[PotentialDerivatives.BY_TEMPERATURE_TWICE]).isCloseTo(curvature, within(1e-5));
            for (int i = 0; i < 4; i++) {
                assertThat(mixed[i]).isCloseTo((warm[i] - cold[i]) / (2 * h), within(1e-5));
                assertThat(mixed[4 + i]).isZero();
            }
            assertThat(direct[PotentialDerivatives.BY_PRESSURE]).isZero();
        }
    }

    private static void evaluate(CompiledPhase phase, double temperature, double[] y, double[] result) {
        BoundPhase bound = phase.bind(temperature, 2e5);
        double[] workspace = bound.newWorkspace();
        bound.bindParameters(THETA, workspace);
        double[] gradient = new double[4];
        result[4] = bound.gradient(workspace, y, gradient);
        System.arraycopy(gradient, 0, result, 0, 4);
    }

    @Test
    void amountsAreLinearWithFixedSiteRatios() {
        BoundPhase bound = CompiledPhase.of(orderedMagnet(), PARAMETERS).bind(1000, 101325);
        double[] amounts = new double[2];
        bound.amounts(new double[] {0.2, 0.8, 0.6, 0.4}, amounts);
        assertThat(amounts).containsExactly(new double[] {0.4, 0.6}, within(1e-15));
        double[] slopes = new double[8];
        bound.amountSlopes(new double[] {0.2, 0.8, 0.6, 0.4}, slopes);
        assertThat(slopes).containsExactly(0.5, 0, 0.5, 0, 0, 0.5, 0, 0.5);
    }

    @Test
    void surfaceHasTheEnergiesOfItsPoints() {
        CompiledPhase phase = CompiledPhase.of(orderedMagnet(), PARAMETERS);
        SplittableRandom random = new SplittableRandom(12);
        double[] points = random.doubles(4 * 100, 0.01, 0.99).toArray();
        for (double temperature : new double[] {400, 1200}) {
            BoundPhase bound = phase.bind(temperature, 101325);
            EnergySurface surface = bound.surface(points);
            double[] workspace = bound.newWorkspace();
            for (double factor : new double[] {1, 1.5}) {
                double[] theta = {THETA[0] * factor, THETA[1], THETA[2] * factor};
                bound.bindParameters(theta, workspace);
                double[] energies = new double[surface.size()];
                surface.energies(theta, workspace, energies);
                for (int p = 0; p < surface.size(); p++) {
                    double[] y = Arrays.copyOfRange(points, 4 * p, 4 * p + 4);
                    double expected = bound.energy(workspace, y);
                    assertThat(energies[p]).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
                }
            }
        }
    }
}
