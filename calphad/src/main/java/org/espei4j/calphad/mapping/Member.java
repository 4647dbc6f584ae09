package org.espei4j.calphad.mapping;

/// A composition set at a point of a line. Immutable; arrays are shared and never written to.
///
/// @param phase position of the phase in its system
/// @param y site fractions
/// @param fractions mole fractions of the elements
/// @param amount moles of atoms per mole of atoms of the system; 0 and without meaning where tie-lines lie in the plane
/// @param isZero whether the amount is held at zero: the set is about to appear or to vanish
record Member(int phase, double[] y, double[] fractions, double amount, boolean isZero) {

    /// The same with an amount.
    Member withAmount(double newAmount, boolean zero) {
        return new Member(phase, y, fractions, newAmount, zero);
    }

    /// The same with other site fractions, whose composition is still to be computed.
    Member withSiteFractions(double[] newY) {
        return new Member(phase, newY, fractions, amount, isZero);
    }

    /// Largest difference of a site fraction; 1 for another phase.
    double distance(Member other) {
        if (other.phase != phase) {
            return 1;
        }
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            largest = Math.max(largest, Math.abs(y[i] - other.y[i]));
        }
        return largest;
    }

    /// Largest difference of a mole fraction.
    double compositionDistance(Member other) {
        double largest = 0;
        for (int e = 0; e < fractions.length; e++) {
            largest = Math.max(largest, Math.abs(fractions[e] - other.fractions[e]));
        }
        return largest;
    }
}
