package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espei4j.calphad.model.BoundPhase;

/// Checks an equilibrium without reference values: by its mass balance, and by the driving forces of all phases over a grid
/// of their constitutions that is none of those of the search.
final class DenseGrids {

    /// Points per line between endmembers, and per free site fraction.
    private static final int DENSITY = 12;
    /// Phases with very many endmembers are checked at some of them.
    private static final int MOST_POINTS = 20_000;

    private final List<SampledPhase> grids = new ArrayList<>();
    private double[][] energies = {};

    DenseGrids(EquilibriumSpecs specs, double pressure) {
        for (int p = 0; p < specs.phases().size(); p++) {
            BoundPhase phase = specs.phases().get(p).bind(1000, pressure);
            grids.add(SampledPhase.of(phase, SamplingGrid.reference(DENSITY)));
        }
    }

    /// Evaluates all points at the temperature and pressure of a solver.
    void bind(EquilibriumSolver solver) {
        energies = new double[grids.size()][];
        for (int p = 0; p < energies.length; p++) {
            BoundPhase phase = solver.system().phase(p);
            double[] workspace = phase.newWorkspace();
            phase.bindParameters(new double[0], workspace);
            DrivingForceGrid grid = DrivingForceGrid.of(phase, grids.get(p));
            energies[p] = new double[grid.size()];
            grid.energies(new double[0], workspace, energies[p]);
        }
    }

    /// Solves at a composition of all elements.
    ///
    /// @return what is wrong with the solution; empty if nothing is
    String check(EquilibriumSolver solver, double[] x) {
        if (!solver.solve(x)) {
            return "no solution: " + solver.failure();
        }
        for (int e = 0; e < x.length; e++) {
            double missing = x[e];
            for (int k = 0; k < solver.setCount(); k++) {
                missing -= solver.amount(k) * solver.elementAmount(k, e);
            }
            // Site fractions are at least 1e-14, so that every phase holds that much of each of its elements.
            if (!(Math.abs(missing) <= 1e-9 * x[e] + 1e-13)) {
                return "element %d: %.3g is missing".formatted(e, missing);
            }
        }
        for (int p = 0; p < energies.length; p++) {
            String below = pointBelowPlane(solver, x, p);
            if (!below.isEmpty()) {
                return below;
            }
        }
        return "";
    }

    private String pointBelowPlane(EquilibriumSolver solver, double[] x, int phase) {
        SampledPhase grid = grids.get(phase);
        double leastAtoms = solver.system().specs().layout(phase).leastAtoms;
        int stride = 1 + energies[phase].length / MOST_POINTS;
        for (int j = 0; j < energies[phase].length; j += stride) {
            double force = -energies[phase][j];
            double size = Math.abs(force);
            for (int e = 0; e < x.length; e++) {
                double part = solver.potential(e) * grid.fraction(e, j);
                force += part;
                size += Math.abs(part);
            }
            // What rounding leaves of potentials of 1e9 J/mol, as those of traces at 1 K are, is more than the
            // tolerance.
            if (force > 1e-5 + 1e-13 * size && grid.atoms(j) > leastAtoms) {
                return "%s at %s lies %.3g J/mol below the plane"
                        .formatted(grid.description().name(), Arrays.toString(grid.siteFractions(j)), force);
            }
        }
        return "";
    }
}
