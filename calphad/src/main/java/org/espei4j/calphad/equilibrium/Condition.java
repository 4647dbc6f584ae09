package org.espei4j.calphad.equilibrium;

import java.util.Optional;

/// One condition of an equilibrium: a quantity that is given. As many conditions as elements, and two more, determine an
/// equilibrium.
public sealed interface Condition {

    /// The condition as it is usually written, without its value, such as `X(NI)`.
    String quantity();

    /// The given value, in the unit of the quantity.
    double value();

    /// Temperature.
    ///
    /// @param value K
    record Temperature(double value) implements Condition {
        @Override
        public String quantity() {
            return "T";
        }
    }

    /// Pressure.
    ///
    /// @param value Pa
    record Pressure(double value) implements Condition {
        @Override
        public String quantity() {
            return "P";
        }
    }

    /// Amount of the system.
    ///
    /// @param value moles of atoms
    record Amount(double value) implements Condition {
        @Override
        public String quantity() {
            return "N";
        }
    }

    /// Amount of an element.
    ///
    /// @param element symbol in upper case
    /// @param value moles
    record ElementAmount(String element, double value) implements Condition {
        @Override
        public String quantity() {
            return "N(" + element + ")";
        }
    }

    /// Mole fraction of an element in the system.
    ///
    /// @param element symbol in upper case
    /// @param value 0 … 1
    record ElementFraction(String element, double value) implements Condition {
        @Override
        public String quantity() {
            return "X(" + element + ")";
        }
    }

    /// Mass fraction of an element in the system.
    ///
    /// @param element symbol in upper case
    /// @param value 0 … 1
    record MassFraction(String element, double value) implements Condition {
        @Override
        public String quantity() {
            return "W(" + element + ")";
        }
    }

    /// Mole fraction of an element in a phase, which is stable, even where nothing of it is there.
    ///
    /// @param phase name of the phase or of one of its composition sets in upper case, see [SetName]; of several sets, one
    ///     has the fraction
    /// @param element symbol in upper case
    /// @param value 0 … 1
    record PhaseComposition(String phase, String element, double value) implements Condition {
        @Override
        public String quantity() {
            return "X(" + phase + "," + element + ")";
        }
    }

    /// Chemical potential of an element.
    ///
    /// @param element symbol in upper case
    /// @param value J/mol, with the reference state of the database
    record ChemicalPotential(String element, double value) implements Condition {
        @Override
        public String quantity() {
            return "MU(" + element + ")";
        }
    }

    /// Activity of an element, `exp((μ − μ°)/RT)`. The reference μ° is zero, that is, the reference state of the database, or
    /// the energy of the pure element in a phase at the same temperature and pressure.
    ///
    /// @param element symbol in upper case
    /// @param phase name of the phase of reference in upper case; empty for the reference state of the database
    /// @param value positive
    record Activity(String element, Optional<String> phase, double value) implements Condition {
        @Override
        public String quantity() {
            return "AC(" + element + phase.map(name -> "," + name).orElse("") + ")";
        }
    }

    /// Amount of a phase, which has the status [PhaseStatus#FIXED]: it is stable, even where nothing of it is there.
    ///
    /// @param phase name of the phase in upper case, for all its composition sets together, or of one of them; see [SetName]
    /// @param value part of all atoms of the system, 0 … 1
    record PhaseFraction(String phase, double value) implements Condition {
        @Override
        public String quantity() {
            return "NP(" + phase + ")";
        }
    }

    /// A thermodynamic function of the system.
    ///
    /// @param property which one
    /// @param molar whether it is given per mole of atoms
    /// @param value in the unit of the property
    record SystemProperty(Property property, boolean molar, double value) implements Condition {
        @Override
        public String quantity() {
            return property.symbol() + (molar ? "M" : "");
        }
    }

    /// The thermodynamic functions that may be given.
    enum Property {
        /// Enthalpy, J or J/mol, with the reference state of the database.
        ENTHALPY("H", "J"),
        /// Entropy, J/K or J/(mol K).
        ENTROPY("S", "J/K"),
        /// Volume, m³ or m³/mol.
        VOLUME("V", "m3");

        private final String symbol;
        private final String unit;

        Property(String symbol, String unit) {
            this.symbol = symbol;
            this.unit = unit;
        }

        /// The usual letter.
        public String symbol() {
            return symbol;
        }

        /// The unit of the property of a system, in ASCII.
        public String unit() {
            return unit;
        }
    }
}
