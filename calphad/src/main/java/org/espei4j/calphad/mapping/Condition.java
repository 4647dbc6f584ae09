package org.espei4j.calphad.mapping;

/// One more equation for an equilibrium of given sets, which picks a point of a line.
sealed interface Condition {

    /// The plane through a predicted point across the line.
    ///
    /// @param predicted unknowns of the predicted point
    /// @param direction of the line
    record Across(LinePoint predicted, Direction direction) implements Condition {}

    /// A temperature.
    ///
    /// @param temperature K
    record AtTemperature(double temperature) implements Condition {}

    /// A position on the composition axis.
    ///
    /// @param axis position
    record AtAxis(double axis) implements Condition {}

    /// Two sets have the same fraction of an element.
    ///
    /// @param first position of one set
    /// @param second position of the other
    /// @param element position of the element
    record SameFraction(int first, int second, int element) implements Condition {}

    /// A set has a fraction of an element.
    ///
    /// @param set position of the set
    /// @param element position of the element
    /// @param fraction mole fraction
    record AtFraction(int set, int element, double fraction) implements Condition {}

    /// The potential of an element, where nothing else changes along a line.
    ///
    /// @param element position of the element
    /// @param potential J/mol
    record AtPotential(int element, double potential) implements Condition {}
}
