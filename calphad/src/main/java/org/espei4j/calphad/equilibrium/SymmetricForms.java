package org.espei4j.calphad.equilibrium;

/// Forms of a constitution with more symmetry: equal fractions on all the sublattices that are alike, or in each of two groups
/// of them. With four such sublattices these are A1, L1₂ with the odd sublattice at either end, and L1₀.
///
/// Each form stands in many places of a sampling grid, and between them are the places of constitutions with less symmetry, to
/// which all sampled points around may lead. Belongs to one thread.
final class SymmetricForms {

    private final SiteLayout layout;
    private final int[] ordered;
    private final double[] origin;
    private final double[] form;

    SymmetricForms(SiteLayout layout) {
        this.layout = layout;
        ordered = layout.alike.clone();
        origin = new double[layout.size];
        form = new double[layout.size];
    }

    /// Number of forms; 0 for a phase without a choice on any sublattice.
    int count() {
        return ordered.length;
    }

    /// Takes the constitution whose forms are wanted.
    void begin(double[] siteFractions) {
        System.arraycopy(siteFractions, 0, origin, 0, origin.length);
        int constituent = mostUneven();
        for (int a = 1; a < ordered.length; a++) {
            for (int b = a; b > 0 && fraction(b, constituent) < fraction(b - 1, constituent); b--) {
                int other = ordered[b];
                ordered[b] = ordered[b - 1];
                ordered[b - 1] = other;
            }
        }
    }

    /// Site fractions of a form, valid until the next one is asked for.
    ///
    /// @param size number of sublattices in the first group; 0 for equal fractions on all
    double[] form(int size) {
        System.arraycopy(origin, 0, form, 0, form.length);
        makeEqual(0, size);
        makeEqual(size, ordered.length);
        return form;
    }

    private double fraction(int position, int constituent) {
        return origin[layout.offsets[ordered[position]] + constituent];
    }

    /// The constituent whose fractions on the alike sublattices lie furthest apart.
    private int mostUneven() {
        int chosen = 0;
        double widest = -1;
        for (int c = 0; c < layout.constituents(ordered[0]); c++) {
            double least = 1;
            double most = 0;
            for (int k = 0; k < ordered.length; k++) {
                least = Math.min(least, fraction(k, c));
                most = Math.max(most, fraction(k, c));
            }
            if (most - least > widest) {
                widest = most - least;
                chosen = c;
            }
        }
        return chosen;
    }

    /// Gives the sublattices at some positions of the order the mean of their fractions.
    private void makeEqual(int from, int to) {
        for (int c = 0; c < layout.constituents(ordered[0]); c++) {
            double sum = 0;
            for (int k = from; k < to; k++) {
                sum += fraction(k, c);
            }
            for (int k = from; k < to; k++) {
                form[layout.offsets[ordered[k]] + c] = sum / (to - from);
            }
        }
    }
}
