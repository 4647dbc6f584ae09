package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espei4j.calphad.compile.Arguments;
import org.espei4j.calphad.compile.Output;
import org.espei4j.calphad.compile.Routine;
import org.espei4j.calphad.compile.StagedProgram;
import org.espei4j.calphad.expr.Differentiator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;

/// Moles of the elements per mole of formula units, as functions of the site fractions. With fixed site ratios they are
/// linear and their slopes are numbers; otherwise they are compiled.
sealed interface PhaseAmounts {

    /// See [BoundPhase#amounts].
    void amounts(double[] y, double[] amounts);

    /// See [BoundPhase#amountSlopes].
    void slopes(double[] y, double[] slopes);

    /// See [BoundPhase#amountCurvatures].
    void curvatures(int element, double[] y, double[] curvatures);

    /// The amounts of a phase.
    static PhaseAmounts of(PhaseEnergy energy, List<Symbol.SiteFraction> fractions) {
        return LinearMap.fits(energy.amounts(), fractions)
                ? Linear.of(energy.amounts(), fractions)
                : General.of(energy.amounts(), fractions);
    }

    /// Amounts that are linear in the site fractions.
    ///
    /// @param slopes `∂nₑ/∂yᵢ` at `e·n + i`
    record Linear(double[] slopes) implements PhaseAmounts {

        static Linear of(List<Expr> amounts, List<Symbol.SiteFraction> fractions) {
            LinearMap map = LinearMap.of(amounts, fractions);
            int n = fractions.size();
            double[] slopes = new double[amounts.size() * n];
            for (int e = 0; e < amounts.size(); e++) {
                for (int i = 0; i < n; i++) {
                    slopes[e * n + i] = map.slope(e, i);
                }
            }
            return new Linear(slopes);
        }

        @Override
        public void amounts(double[] y, double[] amounts) {
            int n = y.length;
            for (int e = 0; e < amounts.length; e++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += slopes[e * n + i] * y[i];
                }
                amounts[e] = sum;
            }
        }

        @Override
        public void slopes(double[] y, double[] target) {
            System.arraycopy(slopes, 0, target, 0, slopes.length);
        }

        @Override
        public void curvatures(int element, double[] y, double[] curvatures) {
            Arrays.fill(curvatures, 0, y.length * y.length, 0);
        }
    }

    /// Amounts of a phase whose site ratios depend on its composition. Nothing of them is bound early.
    final class General implements PhaseAmounts {

        private static final double[] NOTHING = {};

        private final StagedProgram program;
        private final double[] bound;
        private final Routine amounts;
        private final Routine slopes;
        private final Routine[] curvatures;
        private final ThreadLocal<double[]> workspace;

        private General(StagedProgram program, int elements) {
            this.program = program;
            this.bound = program.bindPotentials();
            this.amounts = program.routine("amounts");
            this.slopes = program.routine("slopes");
            this.curvatures = new Routine[elements];
            for (int e = 0; e < elements; e++) {
                curvatures[e] = program.routine("curvatures " + e);
            }
            this.workspace = ThreadLocal.withInitial(() -> this.program.newWorkspace(bound));
        }

        static General of(List<Expr> amounts, List<Symbol.SiteFraction> fractions) {
            StagedProgram.Builder builder =
                    StagedProgram.builder("amounts", Arguments.of(List.of(), List.of(), fractions));
            int n = fractions.size();
            List<Differentiator> by = fractions.stream().map(Differentiator::by).toList();
            List<Output> values = new ArrayList<>();
            List<Output> slopes = new ArrayList<>();
            for (int e = 0; e < amounts.size(); e++) {
                values.add(Output.first(amounts.get(e), e));
                List<Output> curvatures = new ArrayList<>();
                for (int i = 0; i < n; i++) {
                    Expr slope = by.get(i).differentiate(amounts.get(e));
                    slopes.add(Output.first(slope, e * n + i));
                    for (int j = 0; j <= i; j++) {
                        curvatures.add(
                                Output.second(by.get(j).differentiate(slope), i * n + j, i == j ? -1 : j * n + i));
                    }
                }
                builder.add("curvatures " + e, curvatures);
            }
            builder.add("amounts", values);
            builder.add("slopes", slopes);
            return new General(builder.build(), amounts.size());
        }

        @Override
        public void amounts(double[] y, double[] target) {
            amounts.evaluate(workspace.get(), y, target, NOTHING);
        }

        @Override
        public void slopes(double[] y, double[] target) {
            slopes.evaluate(workspace.get(), y, target, NOTHING);
        }

        @Override
        public void curvatures(int element, double[] y, double[] target) {
            curvatures[element].evaluate(workspace.get(), y, NOTHING, target);
        }
    }
}
