package org.espei4j.calphad.equilibrium;

/// Finds the constitution of a phase with the largest driving force `(Σ μₑ·nₑ − G) / Σ nₑ` near a start, at given
/// chemical potentials: Newton's method on the reduced site fractions with a line search on the driving force.
///
/// Where the number of atoms varies with the constitution (vacancies, molecules) the quotient is maximised as
/// W. Dinkelbach does (Management Science 13 (1967) 492–498): the potentials are lowered by the driving force reached so
/// far, and the difference is maximised.
final class DrivingForceSearch {

    private static final int MOST_ITERATIONS = 60;
    private static final int MOST_HALVINGS = 12;
    /// The driving force is as exact as this, in RT.
    private static final double EXACT = 1e-14;
    /// No site fraction changes more than this in one step.
    private static final double LONGEST_STEP = 0.4;

    /// A search whose steps are shorter than this stays in its neighbourhood.
    private static final double LONGEST_LAST_STEPS = 0.05;
    /// Times the decrement that may still be gained when the search is given up.
    private static final double SAFETY = 4;
    /// Relative rise of a site fraction up to which the quadratic model is trusted.
    private static final double LARGEST_QUADRATIC_RISE = 1;
    /// Largest change of a site fraction when a saddle point is left …
    private static final double LONGEST_ESCAPE = 0.1;
    /// … and part of it below which no improvement is expected.
    private static final double SHORTEST_ESCAPE = 0.005;

    private DrivingForceSearch() {}

    /// Tells a search that it has come to where another one has been.
    interface Visited {
        /// Whether a constitution is in the immediate neighbourhood of a maximum that is known.
        boolean isKnown(CompositionSet set);

        /// Nothing is known.
        Visited NOTHING = set -> false;
    }

    /// Moves a composition set to the local maximum. The set is evaluated at its end.
    ///
    /// @param visited where the search need not go
    /// @param potentials chemical potentials, J/mol
    /// @param aim the search stops early once it is clear that the maximum is less than this, J per mole of atoms; −∞ to
    ///     never stop early
    /// @return the driving force, J per mole of atoms; NaN if the energy is not finite, if the search comes to where it
    ///     need not go, or to a nearly empty constitution
    static double maximise(CompositionSet set, double[] potentials, double aim, Visited visited) {
        double force = climb(set, potentials, aim, visited);
        return set.isNearlyEmpty() ? Double.NaN : force;
    }

    private static double climb(CompositionSet set, double[] potentials, double aim, Visited visited) {
        set.evaluate();
        double reached = set.drivingForce(potentials);
        if (set.phase.layout.freedom == 0) {
            return reached;
        }
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            if (!set.factorise(potentials, reached)) {
                return reached;
            }
            double gain = set.matrix.decrement();
            boolean stationary = gain <= EXACT * set.phase.thermalEnergy * set.atoms;
            if (stationary && !set.matrix.convexified) {
                return reached;
            }
            set.save();
            double next;
            if (stationary) {
                next = leaveSaddle(set, potentials, reached);
            } else {
                set.computeStep(null);
                // Where the quadratic model holds, the rise is half the decrement.
                if (!set.matrix.convexified
                        && reached + SAFETY * gain / set.atoms < aim
                        && set.step.largestRise() < LARGEST_QUADRATIC_RISE) {
                    return reached;
                }
                next = stepUp(set, potentials, Math.min(1, LONGEST_STEP / set.step.largest()), reached);
            }
            if (Double.isNaN(next)) {
                set.restore();
                set.evaluate();
                return reached;
            }
            reached = next;
            if (set.step.largest() < LONGEST_LAST_STEPS && visited.isKnown(set)) {
                return Double.NaN;
            }
        }
        return reached;
    }

    /// Steps away from a stationary point that is no maximum.
    ///
    /// @return the driving force there, or NaN if no step raises it
    private static double leaveSaddle(CompositionSet set, double[] potentials, double reached) {
        if (set.computeUnstableStep(LONGEST_ESCAPE)) {
            for (double part = 1; part > SHORTEST_ESCAPE; part *= 0.3) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    set.step.take(sign * part, SiteStep.Stepping.BALANCED);
                    set.evaluate();
                    double next = set.drivingForce(potentials);
                    if (next > reached + EXACT * set.phase.thermalEnergy) {
                        return next;
                    }
                    set.restore();
                }
            }
        }
        return Double.NaN;
    }

    /// @return the driving force after a step that does not lower it, or NaN if there is none
    private static double stepUp(CompositionSet set, double[] potentials, double longest, double reached) {
        double slack = 1e-13 * Math.abs(set.energy / set.atoms);
        double part = longest;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            set.step.take(part, SiteStep.Stepping.AT_POTENTIALS);
            set.evaluate();
            double next = set.drivingForce(potentials);
            if (next >= reached - slack) {
                return next;
            }
            set.restore();
            part *= 0.35;
        }
        return Double.NaN;
    }
}
