package org.espei4j.assess.residual;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.espei4j.calphad.equilibrium.BoundSystem;
import org.espei4j.calphad.equilibrium.EquilibriumSolver;
import org.espei4j.calphad.equilibrium.EquilibriumState;
import org.jspecify.annotations.Nullable;

/// All equilibria of one system at one temperature and pressure that measurements need, whatever measurement asks for
/// them. Immutable and thread-safe.
///
/// @param system the system
/// @param compositions mole fractions of all elements, one array per equilibrium
/// @param openAtStart which equilibria have a solution at the start values that leaves chemical potentials open
/// @param starts a solution of each equilibrium at the start values of the parameters; null where there is none. Every
///     evaluation starts from these and never from what was computed before, so that results do not depend on who computed
///     them, nor in which order
record EquilibriumStation(
        BoundSystem system,
        List<double[]> compositions,
        BitSet openAtStart,
        @Nullable EquilibriumState[] starts) {

    /// Mole fractions are kept this far from 0 and 1, as in the reference program: chemical potentials of absent elements
    /// would be −∞.
    static final double LEAST_FRACTION = 1e-10;

    /// Prepares the equilibria.
    ///
    /// @param theta start values of the parameters
    static EquilibriumStation of(BoundSystem system, List<double[]> compositions, double[] theta) {
        EquilibriumSolver solver = system.solver();
        solver.bindParameters(theta);
        @Nullable EquilibriumState[] starts = new EquilibriumState[compositions.size()];
        BitSet open = new BitSet();
        for (int i = 0; i < starts.length; i++) {
            boolean solved = solver.solve(compositions.get(i));
            open.set(i, solved && !solver.isDetermined());
            starts[i] = solved ? solver.state() : null;
        }
        return new EquilibriumStation(system, List.copyOf(compositions), open, starts);
    }

    /// Mole fractions moved away from 0 and 1.
    static double[] clamped(double[] fractions) {
        double[] moved = fractions.clone();
        for (int e = 0; e < moved.length; e++) {
            moved[e] = Math.clamp(moved[e], LEAST_FRACTION, 1 - LEAST_FRACTION);
        }
        double sum = Arrays.stream(moved).sum();
        for (int e = 0; e < moved.length; e++) {
            moved[e] /= sum;
        }
        return moved;
    }

    /// Solves one of the equilibria.
    ///
    /// @param solver a solver of [#system], bound to parameters
    boolean solve(EquilibriumSolver solver, int equilibrium) {
        EquilibriumState start = starts[equilibrium];
        double[] composition = compositions.get(equilibrium);
        return start == null ? solver.solve(composition) : solver.solveFrom(start, composition);
    }
}
