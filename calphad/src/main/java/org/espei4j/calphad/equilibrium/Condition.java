package org.espei4j.calphad.equilibrium;

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
}
