package org.espei4j.assess.selection;

/// Rounds to a number of significant decimal figures.
final class SignificantFigures {

    /// Figures of the values that are written to a database.
    static final int WRITTEN = 6;

    private SignificantFigures() {}

    /// The nearest double to the decimal number with so many figures. The value is scaled by a power of ten and rounded
    /// to the nearest integer, half to even, as NumPy's `around` does.
    ///
    /// @param figures at least 1
    static double round(double value, int figures) {
        if (value == 0 || !Double.isFinite(value)) {
            return value;
        }
        int shift = figures - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
        double scaled = shift >= 0 ? value * powerOfTen(shift) : value / powerOfTen(-shift);
        return Double.parseDouble((long) Math.rint(scaled) + "E" + -shift);
    }

    private static double powerOfTen(int exponent) {
        return Double.parseDouble("1E" + exponent);
    }
}
