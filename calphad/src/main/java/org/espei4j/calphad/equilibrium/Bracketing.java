package org.espei4j.calphad.equilibrium;

import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Finds the state along one variable that fulfils one more condition. Global equilibria at given values of the variable
/// tell on which side of the condition they are, so that an interval with the solution can be halved again and again; from
/// its ends Newton's method goes for the solution itself. What holds at the ends of the interval need not be continuous:
/// the enthalpy jumps where a pure element melts, and the solution is a mixture of both sides then.
final class Bracketing {

    private static final int MOST_HALVINGS = 60;
    private static final double NARROWEST = 1e-13;
    /// Number of parts of each interval of the grid when it is made finer.
    private static final int FINER = 8;
    /// A residual that rounding alone may have left.
    private static final double MET = 1e-11;

    private final FreeVariable variable;
    private final DoubleFunction<@Nullable SystemState> states;
    private final ToDoubleFunction<SystemState> residual;
    private final Polish polish;

    /// Newton's method from the two ends of an interval.
    interface Polish {

        /// The solution near two states.
        ///
        /// @param weight part of `low` in what the solution is expected to be, 0 … 1
        /// @return null if there is none that is verified
        @Nullable
        SystemState between(SystemState low, SystemState high, double weight);
    }

    /// A value of the variable with its state and residual.
    private record Place(double value, SystemState state, double residual) {}

    /// @param states the global equilibrium at a value of the variable; null if there is none
    /// @param residual signed distance of a state from the condition
    Bracketing(
            FreeVariable variable,
            DoubleFunction<@Nullable SystemState> states,
            ToDoubleFunction<SystemState> residual,
            Polish polish) {
        this.variable = variable;
        this.states = states;
        this.residual = residual;
        this.polish = polish;
    }

    /// Searches where the residual is known to rise with the variable.
    ///
    /// @return null if there is no solution
    @Nullable
    SystemState solveRising() {
        double[] grid = variable.grid();
        int below = -1;
        int above = grid.length;
        Place low = null;
        Place high = null;
        int next = variable.first() + (grid.length - variable.first()) / 2;
        while (above - below > 1) {
            Place place = place(grid[next]);
            if (place == null) {
                // Without an equilibrium here nothing is known of the side.
                return solveAnywhere();
            }
            if (place.residual <= 0) {
                below = next;
                low = place;
            } else {
                above = next;
                high = place;
            }
            next = (below + above) / 2;
        }
        return low == null || high == null ? null : refine(low, high);
    }

    /// Searches for the first change of sign: upward from where the variable says, then downward from there. If there is none
    /// on the grid, a finer one is looked at, because a residual may change its sign twice between two places.
    ///
    /// @return null if there is no solution
    @Nullable
    SystemState solveAnywhere() {
        for (int parts = 1; parts <= FINER; parts *= FINER) {
            double[] up = refined(variable.first(), variable.grid().length - 1, parts);
            SystemState found = scan(up);
            if (found == null && variable.first() > 0) {
                found = scan(refined(variable.first(), 0, parts));
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// Values of the grid from one position to another, with each interval divided into equal parts.
    private double[] refined(int from, int to, int parts) {
        double[] grid = variable.grid();
        int direction = from < to ? 1 : -1;
        double[] values = new double[Math.abs(to - from) * parts + 1];
        for (int i = 0; i < values.length; i++) {
            double low = grid[from + direction * (i / parts)];
            int part = i % parts;
            values[i] = part == 0 ? low : low + (grid[from + direction * (i / parts + 1)] - low) * part / parts;
        }
        return values;
    }

    private @Nullable SystemState scan(double[] values) {
        Place last = null;
        for (double value : values) {
            Place place = place(value);
            if (place != null && Math.abs(place.residual) <= MET) {
                // Met over a whole range, as the amount of a compound between compounds: any value of the variable will
                // do.
                SystemState solution = polish.between(place.state, place.state, 1);
                if (solution != null) {
                    return solution;
                }
            }
            if (place != null && last != null && place.residual > 0 != last.residual > 0) {
                SystemState solution = last.value < place.value ? refine(last, place) : refine(place, last);
                if (solution != null) {
                    return solution;
                }
            }
            last = place;
        }
        return null;
    }

    private @Nullable Place place(double value) {
        SystemState state = states.apply(value);
        if (state == null) {
            return null;
        }
        double distance = residual.applyAsDouble(state);
        return Double.isNaN(distance) ? null : new Place(value, state, distance);
    }

    private @Nullable SystemState refine(Place first, Place second) {
        Place low = first;
        Place high = second;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            double span = high.residual - low.residual;
            double weight = Math.abs(span) <= Double.MAX_VALUE ? high.residual / span : 0.5;
            SystemState solution = polish.between(low.state, high.state, Math.clamp(weight, 0, 1));
            if (solution != null) {
                return solution;
            }
            if (high.value - low.value <= NARROWEST * high.value) {
                return null;
            }
            // The secant leads to the solution of a smooth residual at once; where it does not, halving is certain.
            double share = halving % 2 == 0 ? 0.5 : Math.clamp(1 - weight, 0.02, 0.98);
            Place middle = place(low.value + share * (high.value - low.value));
            if (middle == null) {
                return null;
            }
            if (middle.residual > 0 == low.residual > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return null;
    }
}
