package org.espei4j.calphad.equilibrium;

/// A step in all site fractions of a composition set: how large it is, and how it is taken so that site fractions stay
/// positive. The site fractions belong to the set; a step belongs to one thread.
final class SiteStep {

    /// How a step treats small site fractions; see [#take].
    enum Stepping {
        /// The composition decides site fractions: a linear step is right.
        BALANCED,
        /// Given potentials decide site fractions: the logarithm of a small one is linear in the step.
        AT_POTENTIALS
    }

    /// The change of each site fraction.
    final double[] values;

    private final SiteLayout layout;
    private final double[] y;
    private final boolean[] locked;

    /// @param y site fractions; belongs to the caller
    /// @param locked site fractions that stay zero; belongs to the caller
    SiteStep(SiteLayout layout, double[] y, boolean[] locked) {
        this.layout = layout;
        this.y = y;
        this.locked = locked;
        values = new double[y.length];
    }

    /// Takes over the step of another set of the same phase.
    void copy(SiteStep other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
    }

    /// Makes the largest change of a site fraction this long.
    void scaleTo(double length) {
        double factor = length / largest();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    /// Size of the step relative to the site fractions. Site fractions at their least value that would become smaller do
    /// not count.
    double relativeSize() {
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            if (values[i] > 0 || y[i] > 10 * Tolerances.LEAST_SITE_FRACTION) {
                largest = Math.max(largest, Math.abs(values[i]) / (y[i] + 1e-11));
            }
        }
        return largest;
    }

    /// Largest rise of a site fraction in the step, relative to its value.
    double largestRise() {
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            if (values[i] > 0) {
                largest = Math.max(largest, values[i] / y[i]);
            }
        }
        return largest;
    }

    /// Largest change of a site fraction in the step.
    double largest() {
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest;
    }

    /// Takes a part of the computed step and keeps the constitution feasible.
    ///
    /// A linear step that would make a site fraction negative is what is left of `ln y` falling by many units; it is
    /// then taken in `ln y`. When potentials are given, small site fractions grow in `ln y` too.
    void take(double part, Stepping stepping) {
        for (int i = 0; i < y.length; i++) {
            double change = part * values[i];
            if (change == 0 || locked[i]) {
                continue;
            }
            double old = y[i];
            double ratio = change / old;
            double next;
            if (ratio <= -1) {
                next = old * Math.exp(Math.max(ratio, -40));
            } else if (ratio < -0.99) {
                next = 0.01 * old;
            } else {
                next = old + change;
            }
            if (stepping == Stepping.AT_POTENTIALS && old < 0.05 && Math.abs(ratio) > 0.3) {
                next = Math.min(old * Math.exp(Math.clamp(ratio, -40, 40)), Math.max(old + change, 0.1));
            }
            y[i] = Math.max(next, Tolerances.LEAST_SITE_FRACTION);
        }
        layout.makeFeasible(y, locked);
    }
}
