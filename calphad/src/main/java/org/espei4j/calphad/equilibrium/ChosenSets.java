package org.espei4j.calphad.equilibrium;

/// The composition sets that a condition is about: all of a phase, one of them, or none.
///
/// @param phase position of the phase; −1 for no sets
/// @param number of the set in the order of composition, from 1; 0 for all sets of the phase
record ChosenSets(int phase, int number) {

    /// No sets at all.
    static final ChosenSets NONE = new ChosenSets(-1, 0);

    /// The sets that a name means.
    ///
    /// @param name as [SetName] explains it
    static ChosenSets of(String name, EquilibriumSpecs specs) {
        SetName set = SetName.of(name);
        return new ChosenSets(specs.indexOf(set.phase()), set.number());
    }

    /// Whether a set is among them.
    ///
    /// @param setPhase position of its phase
    /// @param setNumber its number among the sets of its phase
    boolean contains(int setPhase, int setNumber) {
        return setPhase == phase && (number == 0 || setNumber == number);
    }

    /// Whether a phase has to be stable.
    boolean isAny() {
        return phase >= 0;
    }

    /// Number of sets that the phase has where one of them is meant and not the phase.
    int usual() {
        return number == 0 ? 1 : Math.max(number, 2);
    }
}
