package org.espei4j.calphad.model;

import org.espei4j.calphad.compile.StagedProgram;
import org.espei4j.calphad.compile.TabulatedFunction;

/// A [StagedPhase] at one temperature and pressure.
final class StagedBoundPhase implements BoundPhase {

    private static final double[] NOTHING = {};

    private final StagedPhase phase;
    private final StagedProgram program;
    private final double temperature;
    private final double pressure;
    private final double[] bound;

    StagedBoundPhase(StagedPhase phase, StagedProgram program, double temperature, double pressure) {
        this.phase = phase;
        this.program = program;
        this.temperature = temperature;
        this.pressure = pressure;
        this.bound = program.bindPotentials(temperature, pressure);
    }

    @Override
    public PhaseDescription description() {
        return phase.description();
    }

    @Override
    public double temperature() {
        return temperature;
    }

    @Override
    public double pressure() {
        return pressure;
    }

    @Override
    public double[] newWorkspace() {
        return program.newWorkspace(bound);
    }

    @Override
    public void bindParameters(double[] theta, double[] workspace) {
        program.bindParameters(workspace, theta);
    }

    @Override
    public double energy(double[] workspace, double[] y) {
        return phase.energy.evaluate(workspace, y, NOTHING, NOTHING);
    }

    @Override
    public double gradient(double[] workspace, double[] y, double[] gradient) {
        return phase.gradient.evaluate(workspace, y, gradient, NOTHING);
    }

    @Override
    public double hessian(double[] workspace, double[] y, double[] gradient, double[] hessian) {
        return phase.hessian.evaluate(workspace, y, gradient, hessian);
    }

    @Override
    public void parameterGradient(double[] theta, double[] workspace, double[] y, double[] slopes) {
        phase.parameterGradient.evaluate(workspace, y, slopes, NOTHING);
    }

    @Override
    public void amounts(double[] y, double[] amounts) {
        phase.amounts.amounts(y, amounts);
    }

    @Override
    public void amountSlopes(double[] y, double[] slopes) {
        phase.amounts.slopes(y, slopes);
    }

    @Override
    public void amountCurvatures(int element, double[] y, double[] curvatures) {
        phase.amounts.curvatures(element, y, curvatures);
    }

    @Override
    public EnergySurface surface(double[] points) {
        int n = description().siteFractionCount();
        if (points.length % n != 0) {
            throw new IllegalArgumentException(
                    "points of " + n + " site fractions cannot fill an array of " + points.length);
        }
        TabulatedFunction.Table table = phase.table(points);
        return new TabulatedSurface(table, table.bind(bound));
    }

    /// @param fixed energies without what parameters add, J per mole of formula units
    private record TabulatedSurface(TabulatedFunction.Table table, double[] fixed) implements EnergySurface {

        @Override
        public int size() {
            return table.size();
        }

        @Override
        public void energies(double[] theta, double[] workspace, double[] energies) {
            table.evaluate(fixed, workspace, energies);
        }
    }
}
