package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.model.CompiledPhase;
import org.jspecify.annotations.Nullable;

/// Equilibria between given composition sets, with temperature, potentials and, on an isopleth, amounts and the overall
/// composition as unknowns. A set of the right number leaves one unknown open: the solutions form a line, and one more
/// [Condition] picks a point of it.
///
/// | unknown | scale | where |
/// | --- | --- | --- |
/// | potentials μ | RT | always |
/// | temperature T | 100 K | unless the section is isothermal |
/// | amounts n of the sets that are not at zero | 1 | isopleth |
/// | position s on the composition axis | 1 | isopleth |
///
/// The equations are one for each set, *driving force = 0*, and on an isopleth one for each element, `Σ nₖ·xₖₑ = xₑ(s)`.
/// Site fractions are eliminated set by set, see [CoexistingSet]. Newton's method converges from a point nearby; that the
/// sets are the stable ones is for [StabilityCheck] to say. Owned by one thread.
final class CoexistenceSolver {

    private static final double TEMPERATURE_SCALE = 100;
    private static final double GAS_CONSTANT = 8.314;
    private static final int MOST_ITERATIONS = 60;
    /// A Newton step as small as this (scaled unknowns, relative change of site fractions) is the last one.
    private static final double LAST_STEP = 1e-9;
    /// One below this is the last one too if rounding keeps the steps from getting smaller.
    private static final double STALLED_STEP = 1e-6;

    private static final double PIVOT = 1e-12;
    private static final double LONGEST_STEP = 1.5;
    /// What is left of scaled equations that follow from others must be below this.
    private static final double CONTRADICTION = 1e-8;

    private final List<MovingPhase> phases = new ArrayList<>();
    private final int elements;
    private final boolean thermal;
    private final @Nullable CompositionPath path;
    private final Elimination system = new Elimination();
    private final List<CoexistingSet> sets = new ArrayList<>();
    private final double[] potentials;
    private final boolean[] absent;
    private double temperature;
    private double axis;
    private int unknowns;
    private double[] step = new double[0];

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
        elements = compiled.getFirst().description().elements().size();
        this.thermal = thermal;
        this.path = path;
        potentials = new double[elements];
        absent = new boolean[elements];
    }

    int elements() {
        return elements;
    }

    boolean isThermal() {
        return thermal;
    }

    @Nullable
    CompositionPath path() {
        return path;
    }

    MovingPhase phase(int index) {
        return phases.get(index);
    }

    /// Solves for the point of a line that a condition picks.
    ///
    /// @param start an estimate
    /// @param conditions as many as the sets leave unknowns open
    /// @return null if Newton's method does not converge
    @Nullable
    LinePoint solve(LinePoint start, Condition... conditions) {
        load(start);
        int rows = equations() + conditions.length;
        double previous = Double.POSITIVE_INFINITY;
        int stalled = 0;
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            if (!evaluate()) {
                return null;
            }
            system.begin(rows, unknowns, 1);
            addEquations();
            for (int c = 0; c < conditions.length; c++) {
                addCondition(equations() + c, conditions[c]);
            }
            system.eliminate(PIVOT);
            for (int u = 0; u < unknowns; u++) {
                step[u] = system.unknown(u, 0);
            }
            double contradiction = system.contradiction(0);
            double size = advance();
            if (!Double.isFinite(size)) {
                return null;
            }
            stalled = size < 0.5 * previous ? 0 : stalled + 1;
            previous = Math.min(previous, size);
            if (size < LAST_STEP || (stalled > 3 && size < STALLED_STEP)) {
                return contradiction < CONTRADICTION ? unload() : null;
            }
        }
        return null;
    }

    /// The direction of the line through a solution.
    ///
    /// @return null if the sets leave more or less than one unknown open here
    @Nullable
    Direction direction(LinePoint point) {
        load(point);
        if (!evaluate()) {
            return null;
        }
        system.begin(equations(), unknowns, 1);
        addEquations();
        system.eliminate(PIVOT);
        double[] open = new double[unknowns];
        return system.direction(open) ? describe(open) : null;
    }

    private Direction describe(double[] open) {
        double rt = GAS_CONSTANT * temperature;
        double[] mu = new double[elements];
        for (int e = 0; e < elements; e++) {
            mu[e] = rt * open[e];
        }
        double dT = thermal ? TEMPERATURE_SCALE * open[elements] : 0;
        double[][] y = new double[sets.size()][];
        double[][] x = new double[sets.size()][elements];
        double[] amounts = new double[sets.size()];
        int next = firstAmount();
        for (int k = 0; k < sets.size(); k++) {
            CoexistingSet set = sets.get(k);
            y[k] = set.siteFractionRates(mu, dT);
            for (int e = 0; e < elements; e++) {
                x[k][e] = set.fractionSlopes[e * (elements + 1) + elements] * dT;
                for (int f = 0; f < elements; f++) {
                    x[k][e] += set.fractionSlopes[e * (elements + 1) + f] * mu[f];
                }
            }
            if (path != null && !set.isZero) {
                amounts[k] = open[next++];
            }
        }
        return new Direction(open, dT, mu, path != null ? open[next] : 0, y, x, amounts);
    }

    /// A point some way along a direction, not yet corrected.
    LinePoint predict(LinePoint point, Direction direction, double length) {
        double[] mu = new double[elements];
        for (int e = 0; e < elements; e++) {
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
            CoexistingSet.normalise(phases.get(member.phase()), y);
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
        double rt = GAS_CONSTANT * from.temperature();
        double sum = 0;
        for (int e = 0; e < elements; e++) {
            sum += (to.potentials()[e] - from.potentials()[e]) / rt * direction.potentials()[e] / rt;
        }
        double degrees = TEMPERATURE_SCALE * TEMPERATURE_SCALE;
        return sum
                + (to.temperature() - from.temperature()) * direction.temperature() / degrees
                + (to.axis() - from.axis()) * direction.axis();
    }

    /// Rate of change of the driving force of a set along a direction, J per mole of atoms.
    double drivingForceRate(LinePoint point, Member member, Direction direction) {
        MovingPhase phase = phases.get(member.phase());
        phase.moveTo(point.temperature());
        CoexistingSet set = new CoexistingSet(phase, member);
        set.evaluate(point.temperature(), point.potentials(), thermal);
        double rate = set.drivingForceSlopes[elements] * direction.temperature();
        for (int e = 0; e < elements; e++) {
            rate += set.drivingForceSlopes[e] * direction.potentials()[e];
        }
        return rate;
    }

    /// Entropy of a set, J per mole of atoms and kelvin.
    double entropy(LinePoint point, Member member) {
        MovingPhase phase = phases.get(member.phase());
        phase.moveTo(point.temperature());
        double[] amounts = new double[elements];
        phase.bound().amounts(member.y(), amounts);
        double atoms = 0;
        for (double amount : amounts) {
            atoms += amount;
        }
        return -phase.thermalSlope(member.y(), new double[phase.size]) / atoms;
    }

    private void load(LinePoint point) {
        temperature = point.temperature();
        axis = point.axis();
        for (int e = 0; e < elements; e++) {
            // An absent element has the potential −∞; no set holds it, so that any number will do.
            absent[e] = point.potentials()[e] == Double.NEGATIVE_INFINITY;
            potentials[e] = absent[e] ? 0 : point.potentials()[e];
        }
        sets.clear();
        for (Member member : point.members()) {
            sets.add(new CoexistingSet(phases.get(member.phase()), member));
        }
        unknowns = firstAmount();
        if (path != null) {
            unknowns += 1 + (int) sets.stream().filter(set -> !set.isZero).count();
        }
        step = step.length < unknowns ? new double[unknowns] : step;
    }

    private LinePoint unload() {
        for (CoexistingSet set : sets) {
            set.phase.moveTo(temperature);
        }
        double[] mu = potentials.clone();
        for (int e = 0; e < elements; e++) {
            mu[e] = absent[e] ? Double.NEGATIVE_INFINITY : mu[e];
        }
        return new LinePoint(
                temperature,
                mu,
                axis,
                sets.stream().map(CoexistingSet::toMember).toList());
    }

    private int firstAmount() {
        return elements + (thermal ? 1 : 0);
    }

    private int equations() {
        return sets.size() + (path == null ? 0 : elements);
    }

    private boolean evaluate() {
        if (!(temperature > 0)) {
            return false;
        }
        for (CoexistingSet set : sets) {
            set.phase.moveTo(temperature);
            if (!set.evaluate(temperature, potentials, thermal)) {
                return false;
            }
        }
        return true;
    }

    private void addEquations() {
        double rt = GAS_CONSTANT * temperature;
        for (int k = 0; k < sets.size(); k++) {
            CoexistingSet set = sets.get(k);
            for (int e = 0; e < elements; e++) {
                system.add(k, e, set.drivingForceSlopes[e]);
            }
            if (thermal) {
                system.add(k, elements, TEMPERATURE_SCALE * set.drivingForceSlopes[elements] / rt);
            }
            system.add(k, unknowns, -set.drivingForce / rt);
        }
        if (path != null) {
            addBalances(path, rt);
        }
    }

    private void addBalances(CompositionPath composition, double rt) {
        for (int e = 0; e < elements; e++) {
            int row = sets.size() + e;
            int column = firstAmount();
            double left = composition.start()[e] + axis * composition.slope()[e];
            for (CoexistingSet set : sets) {
                if (set.isZero) {
                    continue;
                }
                addFraction(row, set, e, set.amount, rt);
                system.add(row, column++, set.fractions[e]);
                left -= set.amount * (set.fractions[e] + set.fractionShift[e]);
            }
            system.add(row, column, -composition.slope()[e]);
            system.add(row, unknowns, left);
        }
    }

    /// Adds `factor·xₑ` of a set to the left of an equation, without its present value.
    private void addFraction(int row, CoexistingSet set, int element, double factor, double rt) {
        int first = element * (elements + 1);
        for (int f = 0; f < elements; f++) {
            system.add(row, f, factor * rt * set.fractionSlopes[first + f]);
        }
        if (thermal) {
            system.add(row, elements, factor * TEMPERATURE_SCALE * set.fractionSlopes[first + elements]);
        }
    }

    private void addCondition(int row, Condition condition) {
        double rt = GAS_CONSTANT * temperature;
        switch (condition) {
            case Condition.Across(LinePoint predicted, Direction direction) -> {
                double left = 0;
                double[] away = distance(predicted);
                for (int u = 0; u < unknowns; u++) {
                    system.add(row, u, direction.unknowns()[u]);
                    left -= direction.unknowns()[u] * away[u];
                }
                system.add(row, unknowns, left);
            }
            case Condition.AtTemperature(double wanted) -> {
                system.add(row, elements, 1);
                system.add(row, unknowns, (wanted - temperature) / TEMPERATURE_SCALE);
            }
            case Condition.AtAxis(double wanted) -> {
                system.add(row, unknowns - 1, 1);
                system.add(row, unknowns, wanted - axis);
            }
            case Condition.SameFraction(int first, int second, int element) -> {
                CoexistingSet a = sets.get(first);
                CoexistingSet b = sets.get(second);
                addFraction(row, a, element, 1, rt);
                addFraction(row, b, element, -1, rt);
                system.add(
                        row,
                        unknowns,
                        b.fractions[element]
                                + b.fractionShift[element]
                                - a.fractions[element]
                                - a.fractionShift[element]);
            }
            case Condition.AtFraction(int k, int element, double wanted) -> {
                CoexistingSet set = sets.get(k);
                addFraction(row, set, element, 1, rt);
                system.add(row, unknowns, wanted - set.fractions[element] - set.fractionShift[element]);
            }
            case Condition.AtPotential(int element, double wanted) -> {
                system.add(row, element, 1);
                system.add(row, unknowns, (wanted - potentials[element]) / rt);
            }
        }
    }

    /// The scaled unknowns less those of another point.
    private double[] distance(LinePoint other) {
        double[] away = new double[unknowns];
        double rt = GAS_CONSTANT * other.temperature();
        for (int e = 0; e < elements; e++) {
            away[e] = (potentials[e] - other.potentials()[e]) / rt;
        }
        if (thermal) {
            away[elements] = (temperature - other.temperature()) / TEMPERATURE_SCALE;
        }
        if (path != null) {
            int next = firstAmount();
            for (int k = 0; k < sets.size(); k++) {
                if (!sets.get(k).isZero) {
                    away[next++] = sets.get(k).amount - other.member(k).amount();
                }
            }
            away[next] = axis - other.axis();
        }
        return away;
    }

    /// Makes the step, or the part of it that is not too long.
    ///
    /// @return size of the whole step: the largest change of a scaled unknown or relative change of a site fraction
    private double advance() {
        double rt = GAS_CONSTANT * temperature;
        double size = 0;
        for (int u = 0; u < unknowns; u++) {
            size = Math.max(size, Math.abs(step[u]));
        }
        double part = size > LONGEST_STEP ? LONGEST_STEP / size : 1;
        double[] mu = new double[elements];
        for (int e = 0; e < elements; e++) {
            mu[e] = rt * step[e];
        }
        double dT = thermal ? TEMPERATURE_SCALE * step[elements] : 0;
        for (CoexistingSet set : sets) {
            part = Math.min(part, set.longestStep(mu, dT));
            size = Math.max(size, set.relativeChange());
        }
        if (!Double.isFinite(size)) {
            return size;
        }
        int next = firstAmount();
        for (CoexistingSet set : sets) {
            set.advance(part, mu, dT);
            if (path != null && !set.isZero) {
                set.amount += part * step[next++];
            }
        }
        for (int e = 0; e < elements; e++) {
            potentials[e] += part * mu[e];
        }
        temperature += part * dT;
        axis += path != null ? part * step[unknowns - 1] : 0;
        return size;
    }
}
