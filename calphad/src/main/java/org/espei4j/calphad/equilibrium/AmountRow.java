package org.espei4j.calphad.equilibrium;

/// A condition that is linear in the amounts of the elements: `Σ_e coefficients[e]·n_e = target`.
///
/// @param coefficients one for each element; not to be changed
/// @param target moles
record AmountRow(double[] coefficients, double target) {

    /// The row of a condition.
    ///
    /// @param element position of its element, −1 for none
    /// @param ofAll coefficient that all elements have
    static AmountRow of(int elements, int element, double ofAll, double target) {
        double[] row = new double[elements];
        for (int e = 0; e < elements; e++) {
            row[e] = ofAll + (e == element ? 1 : 0);
        }
        return new AmountRow(row, target);
    }

    /// The left-hand side.
    double of(double[] moles) {
        double sum = 0;
        for (int e = 0; e < moles.length; e++) {
            sum += coefficients[e] * moles[e];
        }
        return sum;
    }

    /// This row without what it says of the amount of the system: minus a multiple of a row that says it, so that the
    /// target is zero.
    AmountRow relativeTo(AmountRow scale) {
        double factor = target / scale.target;
        double[] row = coefficients.clone();
        for (int e = 0; e < row.length && factor != 0; e++) {
            row[e] -= factor * scale.coefficients[e];
        }
        return new AmountRow(row, 0);
    }
}
