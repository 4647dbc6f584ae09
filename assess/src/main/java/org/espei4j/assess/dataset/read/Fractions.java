package org.espei4j.assess.dataset.read;

import java.util.Collection;
import java.util.Optional;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problems;

/// Reads mole fractions.
final class Fractions {

    /// Rounding of fractions whose sum is meant to be 1.
    private static final double ROUNDING = 1e-9;

    private static final double PERCENT = 100;

    private Fractions() {}

    /// A mole fraction. One that is somewhat above 1 is left to [#checkSum], which tells more of its surroundings.
    static Optional<Double> fraction(DocumentValue value, Problems problems) {
        Optional<Double> fraction = TypedValues.measuredNumber(value, problems);
        if (fraction.isPresent() && fraction.get() < 0) {
            problems.add(value.problem(DatasetProblem.FRACTION_NEGATIVE, Potentials.written(value)));
            return Optional.empty();
        }
        if (fraction.isPresent() && looksLikePercent(fraction.get())) {
            problems.add(value.problem(DatasetProblem.FRACTION_PERCENT, Potentials.written(value)));
            return Optional.empty();
        }
        return fraction;
    }

    private static boolean looksLikePercent(double fraction) {
        return fraction >= 1.5 && fraction <= PERCENT;
    }

    /// Checks that fractions (of all elements but one) do not add to more than 1.
    static boolean checkSum(Collection<Double> fractions, DocumentValue value, String where, Problems problems) {
        double sum = fractions.stream().mapToDouble(Double::doubleValue).sum();
        if (sum > 1 + ROUNDING) {
            problems.add(value.problem(DatasetProblem.FRACTIONS_ABOVE_ONE, Math.round(sum * 1e6) / 1e6, where));
            return false;
        }
        return true;
    }
}
