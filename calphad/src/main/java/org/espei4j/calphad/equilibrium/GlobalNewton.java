package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Newton's method on global equilibria, for conditions that leave several variables open: temperature, pressure and amounts
/// of elements are the variables, the global equilibrium there is a function of them, and how far that is from the
/// conditions is what has to vanish. Each step is one of [ConditionNewton] from the global equilibrium, cut back until the
/// equilibrium where it leads to is nearer to the conditions. Phases come and go as they like on the way, which is what a
/// search with given composition sets cannot do.
///
/// It begins where the residuals are least among quasi-random temperatures and amounts. For one thread.
final class GlobalNewton {

    /// Number of equilibria among which the starts are chosen, for each variable that is open.
    private static final int SAMPLES = 64;
    /// Largest number of equilibria among which the starts are chosen.
    private static final int MOST_SAMPLES = 256;
    /// Number of starts for descents.
    private static final int STARTS = 8;
    private static final int MOST_STEPS = 30;
    private static final int MOST_HALVINGS = 5;
    /// From here on the composition sets are the right ones, and Newton's method alone comes to the end.
    private static final double NEAR = 0.02;
    /// After so many steps Newton's method alone is tried, wherever that is.
    private static final int USUAL = 4;
    /// Number of phases that are tried where a search is held.
    private static final int FURTHER = 4;
    /// Part of an amount that is left at least by one step.
    private static final double LEFT = 0.01;
    private static final double COLDEST_START = 250;
    private static final double HOTTEST_START = 3500;

    private final GlobalStates global;
    private final ConditionResiduals residuals;
    private final Newton newton;
    private final ConditionSystem conditions;

    /// Newton's method for given composition sets, together with the choice of these sets.
    interface Newton {

        /// Goes all the way.
        ///
        /// @return a state that fulfils the conditions and is verified; null if there is none
        @Nullable
        SystemState solve(SystemState start);

        /// Takes part of one step.
        ///
        /// @return null if there is no step
        @Nullable
        SystemState step(SystemState start, double part);
    }

    /// A global equilibrium.
    ///
    /// @param distance norm of the residuals
    private record Place(SystemState state, double[] moles, double distance) {}

    GlobalNewton(GlobalStates global, ConditionResiduals residuals, Newton newton, ConditionSystem conditions) {
        this.global = global;
        this.residuals = residuals;
        this.newton = newton;
        this.conditions = conditions;
    }

    /// Solves.
    ///
    /// @return null if no start leads to a solution
    @Nullable
    SystemState solve() {
        AmountSpace space = AmountSpace.of(conditions.rows, new boolean[conditions.elements.size()]);
        if (space.isEmpty()) {
            return null;
        }
        List<Place> starts = starts(space);
        for (Place start : starts) {
            SystemState found = newton.solve(start.state);
            if (found != null) {
                return found;
            }
        }
        for (Place start : starts.subList(0, Math.min(STARTS, starts.size()))) {
            SystemState found = descend(start);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private List<Place> starts(AmountSpace space) {
        int open = space.dimension()
                + (Double.isNaN(conditions.temperature) ? 1 : 0)
                + (Double.isNaN(conditions.pressure) ? 1 : 0);
        int count = Math.min(SAMPLES * Math.max(open, 1), MOST_SAMPLES);
        List<Place> places = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            double temperature = conditions.temperature;
            double pressure = conditions.pressure;
            if (Double.isNaN(temperature)) {
                double share = ScrambledHalton.coordinate(i, 0, count);
                temperature = COLDEST_START * Math.pow(HOTTEST_START / COLDEST_START, share);
            }
            if (Double.isNaN(pressure)) {
                pressure = Math.pow(10, 2 + 8 * ScrambledHalton.coordinate(i, 1, count));
            }
            Place place = place(temperature, pressure, space.mixture(i, count));
            if (place != null) {
                places.add(place);
            }
        }
        places.sort(Comparator.comparingDouble(Place::distance));
        return places;
    }

    /// Goes down from a start.
    private @Nullable SystemState descend(Place start) {
        Place place = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            Place next = nearer(place);
            if (next == null) {
                return withNextPhases(place);
            }
            place = next;
            if (place.distance < NEAR || step % USUAL == 0) {
                SystemState found = newton.solve(place.state);
                if (found != null) {
                    return found;
                }
            }
        }
        return withNextPhases(place);
    }

    /// At a phase boundary the residuals have a kink, which may hold a search that knows the phases of one side only: those
    /// that come next to stability are tried, too.
    private @Nullable SystemState withNextPhases(Place place) {
        for (SystemState more : global.withNextPhases(place.state, FURTHER)) {
            SystemState found = newton.solve(more);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Place nearer(Place place) {
        double part = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            SystemState step = newton.step(place.state, part);
            if (step == null) {
                return null;
            }
            double[] moles = global.quantities(step).moles;
            for (int e = 0; e < moles.length; e++) {
                moles[e] = Math.max(moles[e], LEFT * place.moles[e]);
            }
            Place next = place(step.temperature(), step.pressure(), moles);
            if (next != null && next.distance < place.distance) {
                return next;
            }
            part *= 0.35;
        }
        return null;
    }

    private @Nullable Place place(double temperature, double pressure, double[] moles) {
        double[] given = new double[moles.length];
        Arrays.fill(given, Double.NaN);
        SystemState state = global.solve(temperature, pressure, moles, given);
        if (state == null) {
            return null;
        }
        double distance = distance(state);
        return Double.isNaN(distance) ? null : new Place(state, moles, distance);
    }

    /// Norm of the residuals, each in a unit that makes it one of the size of 1 far from the solution.
    private double distance(SystemState state) {
        double sum = 0;
        for (AmountRow row : conditions.rows) {
            double off = residuals.of(row, state) - row.target() / global.quantities(state).atoms;
            sum += off * off;
        }
        List<Condition> targets = new ArrayList<>(conditions.potentials);
        targets.addAll(conditions.others);
        for (Condition target : targets) {
            double off = residuals.of(target, state) / unit(target, state);
            sum += off * off;
        }
        return Math.sqrt(sum);
    }

    /// In what a residual is measured: potentials, enthalpies and entropies in multiples of RT or R.
    private double unit(Condition target, SystemState state) {
        if (!(target instanceof Condition.SystemProperty given)) {
            return 1;
        }
        double atoms = given.molar() ? 1 : global.quantities(state).atoms;
        return switch (given.property()) {
            case ENTHALPY -> 3 * Tolerances.GAS_CONSTANT * state.temperature() * atoms;
            case ENTROPY -> 3 * Tolerances.GAS_CONSTANT * atoms;
            case VOLUME -> given.value();
        };
    }
}
