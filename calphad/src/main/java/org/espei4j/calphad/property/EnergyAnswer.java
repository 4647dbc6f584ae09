package org.espei4j.calphad.property;

import java.util.Optional;

/// What [EnergyEvaluation] answers to one question.
public sealed interface EnergyAnswer {

    /// The energy and its relatives.
    ///
    /// @param properties per mole of atoms
    /// @param derivatives per mole of formula units, where they were asked for
    record Values(MolarProperties properties, Optional<EnergyDerivatives> derivatives) implements EnergyAnswer {}

    /// The question has no answer.
    ///
    /// @param reason why
    /// @param explanation the same with the numbers at fault
    record Refused(Reason reason, String explanation) implements EnergyAnswer {}

    /// Why a question has no answer.
    enum Reason {
        /// Temperature or pressure is not a positive number.
        CONDITION_NOT_POSITIVE,
        /// There are more or fewer numbers than site fractions.
        WRONG_NUMBER_OF_SITE_FRACTIONS,
        /// A site fraction is negative or not a number.
        SITE_FRACTION_NOT_ALLOWED,
        /// A formula unit holds no atoms at these site fractions, so that nothing is per mole of atoms.
        NO_ATOMS,
        /// The model does not hold at this pressure.
        PRESSURE_NOT_COVERED,
        /// The value is not a finite number.
        NOT_FINITE
    }
}
