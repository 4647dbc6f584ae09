package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The unknowns of an equilibrium between given composition sets while Newton's method moves them.
///
/// Unknowns are counted in this order: potentials μ in RT; temperature T in units of 100 K, unless the section is isothermal;
/// and on an isopleth the amounts of the sets that are not at zero and the position on the composition axis. Owned by one
/// thread.
final class CoexistenceState {

    static final double TEMPERATURE_SCALE = 100;
    /// Scale of energies per kelvin, J/(mol K); need not be the gas constant of the models.
    static final double GAS_CONSTANT = 8.314;

    /// Longest step of a scaled unknown.
    private static final double LONGEST_STEP = 1.5;

    final int elements;
    final boolean thermal;
    final @Nullable CompositionPath path;
    final List<CoexistingSet> sets = new ArrayList<>();
    final double[] potentials;
    double temperature;
    double axis;
    int unknowns;

    private final List<MovingPhase> phases;
    private final boolean[] absent;

    /// @param thermal whether the temperature is an unknown
    /// @param path composition axis of an isopleth; null where tie-lines lie in the plane
    CoexistenceState(List<MovingPhase> phases, boolean thermal, @Nullable CompositionPath path) {
        this.phases = phases;
        this.thermal = thermal;
        this.path = path;
        elements = phases.getFirst().elements;
        potentials = new double[elements];
        absent = new boolean[elements];
    }

    /// Takes over a point.
    void load(LinePoint point) {
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
    }

    /// The state as a point.
    LinePoint unload() {
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

    /// Position of the first amount among the unknowns.
    int firstAmount() {
        return elements + (thermal ? 1 : 0);
    }

    /// Scale of potentials, J/mol.
    double thermalEnergy() {
        return GAS_CONSTANT * temperature;
    }

    /// Evaluates all sets.
    ///
    /// @return false if something is not finite
    boolean evaluate() {
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

    /// The scaled unknowns less those of another point.
    double[] distance(LinePoint other) {
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

    /// Makes a step of the evaluated state, or the part of it that is not too long.
    ///
    /// @param step changes of the scaled unknowns
    /// @return size of the whole step: the largest change of a scaled unknown or relative change of a site fraction
    double advance(double[] step) {
        double rt = thermalEnergy();
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
