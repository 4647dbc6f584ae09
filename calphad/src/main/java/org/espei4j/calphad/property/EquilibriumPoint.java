package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An equilibrium with everything that properties are made of, as functions of its unknowns: temperature, pressure, the
/// chemical potentials, and those of each [SetPoint]. Belongs to one thread.
final class EquilibriumPoint {

    /// Position of the temperature among the unknowns.
    static final int TEMPERATURE = 0;

    /// Position of the pressure among the unknowns.
    static final int PRESSURE = 1;

    /// Position of the first chemical potential among the unknowns.
    static final int POTENTIALS = 2;

    /// Temperature, K.
    final double temperature;
    /// Pressure, Pa.
    final double pressure;
    /// The elements, in the order of the potentials.
    final List<String> elements;
    /// Chemical potentials, J/mol; −∞ for an absent element.
    final double[] potentials;
    /// The slopes that numbers come with.
    final Directions directions;
    /// Number of unknowns.
    final int unknowns;
    /// The composition sets.
    final List<SetPoint> sets = new ArrayList<>();

    private final List<Content> contents;
    private @Nullable LinearisedEquilibrium canonical;

    /// A composition set: phase, moles of formula units, site fractions.
    record Content(PhaseCode phase, double amount, double[] siteFractions) {}

    EquilibriumPoint(
            double temperature,
            double pressure,
            List<String> elements,
            double[] potentials,
            List<Content> contents,
            Directions directions) {
        this.temperature = temperature;
        this.pressure = pressure;
        this.elements = elements;
        this.potentials = potentials;
        this.contents = contents;
        this.directions = directions;
        int next = POTENTIALS + elements.size();
        List<Integer> starts = new ArrayList<>();
        for (Content content : contents) {
            starts.add(next);
            next += SetPoint.unknowns(content.phase.description());
        }
        unknowns = next;
        for (int k = 0; k < contents.size(); k++) {
            Content content = contents.get(k);
            sets.add(new SetPoint(this, content.phase, starts.get(k), content.amount, content.siteFractions));
        }
    }

    /// The same equilibrium with other slopes.
    EquilibriumPoint in(Directions others) {
        EquilibriumPoint same = new EquilibriumPoint(temperature, pressure, elements, potentials, contents, others);
        same.canonical = canonical;
        return same;
    }

    /// This equilibrium with [#canonicalConditions], linearised once.
    LinearisedEquilibrium canonical() {
        LinearisedEquilibrium known = canonical;
        if (known == null) {
            known = LinearisedEquilibrium.canonical(this);
            canonical = known;
        }
        return known;
    }

    /// Refuses second derivatives of what is a second derivative itself.
    void requireSlopesOnly(String what) throws UndefinedPropertyException {
        if (directions instanceof Directions.Pair) {
            throw new UndefinedPropertyException(what + " is a derivative itself, and has no more than one more here");
        }
    }

    /// Whether numbers come with slopes.
    boolean isDifferentiated() {
        return directions != Directions.NONE;
    }

    /// An unknown.
    Differential unknown(int position, double value) {
        return directions.unknown(position, value, unknowns);
    }

    Differential temperature() {
        return unknown(TEMPERATURE, temperature);
    }

    Differential pressure() {
        return unknown(PRESSURE, pressure);
    }

    /// Chemical potential, J/mol.
    Differential potential(int element) {
        return unknown(POTENTIALS + element, potentials[element]);
    }

    /// Moles of an element in the system.
    Differential moles(int element) {
        Differential sum = Differential.constant(0);
        for (SetPoint set : sets) {
            sum = sum.plus(set.formulaUnits().times(set.moles(element)));
        }
        return sum;
    }

    /// Moles of atoms in the system.
    Differential atoms() {
        Differential sum = Differential.constant(0);
        for (SetPoint set : sets) {
            sum = sum.plus(set.formulaUnits().times(set.atomsPerFormula()));
        }
        return sum;
    }

    /// Height of a set above the tangent plane, `G − Σ μ_e N_e` over the elements that are present, J per mole of formula
    /// units.
    Differential excess(SetPoint set) {
        Differential excess = set.energy();
        for (int e = 0; e < elements.size(); e++) {
            if (Double.isFinite(potentials[e])) {
                excess = excess.minus(potential(e).times(set.moles(e)));
            }
        }
        return excess;
    }

    /// A property of a composition set per mole of formula units.
    interface Extensive {
        /// The property.
        Differential of(SetPoint set) throws UndefinedPropertyException;
    }

    /// A property of an equilibrium.
    interface Quantity {
        /// The property at a point, with the slopes that the point has.
        Differential at(EquilibriumPoint point) throws UndefinedPropertyException;
    }

    /// Sum of a property over the system.
    Differential total(Extensive property) throws UndefinedPropertyException {
        Differential sum = Differential.constant(0);
        for (SetPoint set : sets) {
            sum = sum.plus(set.formulaUnits().times(property.of(set)));
        }
        return sum;
    }

    /// Temperature, pressure and the amounts of all elements: the conditions at which heat capacities and partial molar
    /// quantities are defined.
    List<Differential> canonicalConditions() {
        List<Differential> conditions = new ArrayList<>(List.of(temperature(), pressure()));
        for (int e = 0; e < elements.size(); e++) {
            conditions.add(moles(e));
        }
        return conditions;
    }
}
