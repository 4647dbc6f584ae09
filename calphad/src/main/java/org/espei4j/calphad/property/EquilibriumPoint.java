package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.List;

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
    /// Whether numbers come with slopes.
    final boolean differentiated;
    /// Number of unknowns.
    final int unknowns;
    /// The composition sets.
    final List<SetPoint> sets = new ArrayList<>();

    /// A composition set: phase, moles of formula units, site fractions.
    record Content(PhaseCode phase, double amount, double[] siteFractions) {}

    EquilibriumPoint(
            double temperature,
            double pressure,
            List<String> elements,
            double[] potentials,
            List<Content> contents,
            boolean differentiated) {
        this.temperature = temperature;
        this.pressure = pressure;
        this.elements = elements;
        this.potentials = potentials;
        this.differentiated = differentiated;
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

    /// An unknown.
    Differential unknown(int position, double value) {
        if (!differentiated) {
            return Differential.constant(value);
        }
        double[] slopes = new double[unknowns];
        slopes[position] = 1;
        return Differential.of(value, slopes);
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

    /// A property of a composition set per mole of formula units.
    interface Extensive {
        Differential of(SetPoint set) throws UndefinedPropertyException;
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
