package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.model.CompiledPhase;
import org.jspecify.annotations.Nullable;

/// Equilibria between given composition sets, with temperature, potentials and, on an isopleth, amounts and the overall
/// composition as unknowns ([CoexistenceState]). A set of the right number leaves one unknown open: the solutions form a
/// line, and one more [Condition] picks a point of it ([CoexistenceEquations]).
///
/// Newton's method converges from a point nearby; that the sets are the stable ones is for [StabilityCheck] to say. Owned by
/// one thread.
final class CoexistenceSolver {

    private static final int MOST_ITERATIONS = 60;
    /// A Newton step as small as this (scaled unknowns, relative change of site fractions) is the last one.
    private static final double LAST_STEP = 1e-9;
    /// One below this is the last one too if rounding keeps the steps from getting smaller.
    private static final double STALLED_STEP = 1e-6;
    /// What is left of scaled equations that follow from others must be below this.
    private static final double CONTRADICTION = 1e-8;

    private final List<MovingPhase> phases = new ArrayList<>();
    private final CoexistenceState state;
    private final CoexistenceEquations equations;
    private final MemberResponse response;

    /// @param thermal whether the temperature is an unknown
    /// @param path composition axis of an isopleth; null where tie-lines lie in the plane
    CoexistenceSolver(
            List<CompiledPhase> compiled,
            double pressure,
            double[] theta,
            boolean thermal,
            @Nullable CompositionPath path) {
        for (CompiledPhase phase : compiled) {
            phases.add(new MovingPhase(phases.size(), phase, pressure, theta));
        }
        state = new CoexistenceState(phases, thermal, path);
        equations = new CoexistenceEquations(state);
        response = new MemberResponse(phases, thermal);
    }

    int elements() {
        return state.elements;
    }

    boolean isThermal() {
        return state.thermal;
    }

    @Nullable
    CompositionPath path() {
        return state.path;
    }

    MovingPhase phase(int index) {
        return phases.get(index);
    }

    /// How single sets answer to temperature and potentials.
    MemberResponse response() {
        return response;
    }

    /// Solves for the point of a line that a condition picks.
    ///
    /// @param start an estimate
    /// @param conditions as many as the sets leave unknowns open
    /// @return null if Newton's method does not converge
    @Nullable
    LinePoint solve(LinePoint start, Condition... conditions) {
        state.load(start);
        double[] step = new double[state.unknowns];
        double previous = Double.POSITIVE_INFINITY;
        int stalled = 0;
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            if (!state.evaluate()) {
                return null;
            }
            Elimination solved = equations.eliminate(conditions);
            for (int u = 0; u < state.unknowns; u++) {
                step[u] = solved.unknown(u, 0);
            }
            double contradiction = solved.contradiction(0);
            double size = state.advance(step);
            if (!Double.isFinite(size)) {
                return null;
            }
            stalled = size < 0.5 * previous ? 0 : stalled + 1;
            previous = Math.min(previous, size);
            if (size < LAST_STEP || (stalled > 3 && size < STALLED_STEP)) {
                return contradiction < CONTRADICTION ? state.unload() : null;
            }
        }
        return null;
    }

    /// The direction of the line through a solution.
    ///
    /// @return null if the sets leave more or less than one unknown open here
    @Nullable
    Direction direction(LinePoint point) {
        state.load(point);
        if (!state.evaluate()) {
            return null;
        }
        double[] open = new double[state.unknowns];
        return equations.eliminate().direction(open) ? describe(open) : null;
    }

    private Direction describe(double[] open) {
        int elements = state.elements;
        double[] mu = new double[elements];
        for (int e = 0; e < elements; e++) {
            mu[e] = state.thermalEnergy() * open[e];
        }
        double dT = state.thermal ? CoexistenceState.TEMPERATURE_SCALE * open[elements] : 0;
        int count = state.sets.size();
        double[][] y = new double[count][];
        double[][] x = new double[count][];
        double[] amounts = new double[count];
        int next = state.firstAmount();
        for (int k = 0; k < count; k++) {
            CoexistingSet set = state.sets.get(k);
            y[k] = set.siteFractionRates(mu, dT);
            x[k] = set.fractionRates(mu, dT);
            if (state.path != null && !set.isZero) {
                amounts[k] = open[next++];
            }
        }
        return new Direction(open, dT, mu, state.path != null ? open[next] : 0, y, x, amounts);
    }

    /// A point some way along a direction, not yet corrected.
    LinePoint predict(LinePoint point, Direction direction, double length) {
        double[] mu = new double[state.elements];
        for (int e = 0; e < mu.length; e++) {
            mu[e] = point.potentials()[e] + length * direction.potentials()[e];
        }
        List<Member> members = new ArrayList<>();
        for (int k = 0; k < point.count(); k++) {
            Member member = point.member(k);
            double[] y = new double[member.y().length];
            for (int i = 0; i < y.length; i++) {
                double change = length * direction.siteFractions()[k][i];
                // A falling fraction must not become negative, also where it is not small.
                double bounded = Math.max(change, -0.9 * member.y()[i]);
                y[i] = CoexistingSet.moved(member.y()[i], member.y()[i] < 0.02 ? change : bounded);
            }
            phases.get(member.phase()).normalise(y);
            members.add(member.withSiteFractions(y)
                    .withAmount(member.amount() + length * direction.amounts()[k], member.isZero()));
        }
        return new LinePoint(
                point.temperature() + length * direction.temperature(),
                mu,
                point.axis() + length * direction.axis(),
                members);
    }

    /// How far one point is from another along a direction, in scaled potentials, temperature and position on the axis.
    double along(LinePoint from, LinePoint to, Direction direction) {
        double rt = CoexistenceState.GAS_CONSTANT * from.temperature();
        double sum = 0;
        for (int e = 0; e < state.elements; e++) {
            sum += (to.potentials()[e] - from.potentials()[e]) / rt * direction.potentials()[e] / rt;
        }
        double degrees = CoexistenceState.TEMPERATURE_SCALE * CoexistenceState.TEMPERATURE_SCALE;
        return sum
                + (to.temperature() - from.temperature()) * direction.temperature() / degrees
                + (to.axis() - from.axis()) * direction.axis();
    }
}
