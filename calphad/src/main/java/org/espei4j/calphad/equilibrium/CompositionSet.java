package org.espei4j.calphad.equilibrium;

import org.jspecify.annotations.Nullable;

/// A constitution of a phase with its amount, and the phase matrix there. Mutable, owned by one solver.
///
/// At given chemical potentials μ a stable constitution minimises `G(y) − Σ μₑ·nₑ(y)` under the sublattice sums and the
/// charge balance. [PhaseMatrix] tells how the site fractions get there and how they answer to a change of the potentials;
/// a constituent whose element the system does not have is locked at zero, and all others keep a least site fraction.
final class CompositionSet {

    /// A site fraction below this is relaxed as a trace …
    private static final double LARGEST_TRACE = 1e-3;
    /// … and becomes at most this.
    private static final double LARGEST_RELAXED_TRACE = 0.02;

    final WorkingPhase phase;
    final double[] y;
    /// Moles of formula units.
    double amount;
    /// Amount from which the present iterations started.
    double anchor;

    /// Gibbs energy, J per mole of formula units.
    double energy;
    /// Moles of elements per mole of formula units.
    final double[] amounts;
    /// Moles of atoms per mole of formula units.
    double atoms;
    /// Whether site fractions at their least value take part in steps whatever they would do.
    boolean releaseFloor;
    /// The step in the amount, moles of formula units.
    double amountStep;
    /// The step in all site fractions.
    final SiteStep step;
    /// How the site fractions answer, after [#factorise].
    final PhaseMatrix matrix;

    private final SiteLayout layout;
    private final int elements;
    private final double[] gradient;
    private final double[] hessian;
    private final double[] amountSlopes;
    private final double[] curvatures;
    private final double[] slope;
    private final double[] saved;
    private final boolean[] locked;

    CompositionSet(WorkingPhase phase) {
        this.phase = phase;
        layout = phase.layout;
        elements = layout.elements;
        int n = layout.size;
        y = new double[n];
        amounts = new double[elements];
        gradient = new double[n];
        hessian = new double[n * n];
        amountSlopes = new double[elements * n];
        curvatures = new double[layout.linearAmounts ? 0 : n * n];
        slope = new double[n];
        saved = new double[n];
        locked = new boolean[n];
        step = new SiteStep(layout, y, locked);
        matrix = new PhaseMatrix(phase, y, locked, hessian, slope, amountSlopes);
        phase.bound.amountSlopes(y, amountSlopes);
    }

    /// Sets the constitution from an array that holds it at an offset. Constituents with an element that the system does
    /// not have are locked at zero; the others get at least the least site fraction.
    void set(double[] source, int offset, boolean[] absentElements) {
        for (int i = 0; i < layout.size; i++) {
            locked[i] = false;
            for (int e = 0; e < elements; e++) {
                locked[i] |= absentElements[e] && layout.holds[e * layout.size + i];
            }
            y[i] = locked[i] ? 0 : Math.max(source[offset + i], Tolerances.LEAST_SITE_FRACTION);
        }
        releaseFloor = false;
        layout.makeFeasible(y, locked);
    }

    /// Makes this a copy of another set of the same phase.
    void copy(CompositionSet other) {
        System.arraycopy(other.y, 0, y, 0, y.length);
        System.arraycopy(other.locked, 0, locked, 0, y.length);
        amount = other.amount;
        releaseFloor = false;
    }

    /// Sets the site fractions to `share·a + (1 − share)·b` of two sets of the same phase. Either may be this one.
    void setBetween(CompositionSet a, CompositionSet b, double share) {
        for (int i = 0; i < y.length; i++) {
            locked[i] = a.locked[i];
            y[i] = share * a.y[i] + (1 - share) * b.y[i];
        }
        layout.makeFeasible(y, locked);
    }

    /// Sets the site fractions to what is left of a set when a share of it becomes another one.
    ///
    /// @return false if a site fraction would become negative; then the content is of no use
    boolean setRest(CompositionSet whole, CompositionSet part, double share) {
        for (int i = 0; i < y.length; i++) {
            locked[i] = whole.locked[i];
            y[i] = (whole.y[i] - share * part.y[i]) / (1 - share);
            if (y[i] < (locked[i] ? 0 : Tolerances.LEAST_SITE_FRACTION)) {
                if (whole.y[i] > 2 * Tolerances.LEAST_SITE_FRACTION) {
                    return false;
                }
                y[i] = locked[i] ? 0 : Tolerances.LEAST_SITE_FRACTION;
            }
        }
        layout.makeFeasible(y, locked);
        return true;
    }

    /// Takes over the site fractions of another set of the same phase.
    void copyConstitution(CompositionSet other) {
        System.arraycopy(other.y, 0, y, 0, y.length);
    }

    /// Largest difference of a site fraction.
    double distance(CompositionSet other) {
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            largest = Math.max(largest, Math.abs(y[i] - other.y[i]));
        }
        return largest;
    }

    /// Remembers the site fractions for [#restore].
    void save() {
        System.arraycopy(y, 0, saved, 0, y.length);
    }

    /// Goes back to the site fractions of the last [#save].
    void restore() {
        System.arraycopy(saved, 0, y, 0, y.length);
    }

    /// Evaluates the energy and its derivatives, and the amounts.
    void evaluate() {
        energy = phase.bound.hessian(phase.workspace, y, gradient, hessian);
        evaluateAmounts();
    }

    /// Evaluates the energy and the amounts, without derivatives of the energy.
    void evaluateEnergy() {
        energy = phase.bound.energy(phase.workspace, y);
        evaluateAmounts();
    }

    /// Evaluates the amounts alone.
    void evaluateAmounts() {
        phase.bound.amounts(y, amounts);
        if (!layout.linearAmounts) {
            phase.bound.amountSlopes(y, amountSlopes);
        }
        double sum = 0;
        for (int e = 0; e < elements; e++) {
            sum += amounts[e];
        }
        atoms = sum;
    }

    /// `Σ μₑ·nₑ − G` of the evaluated constitution, J per mole of formula units.
    double excess(double[] potentials) {
        double sum = -energy;
        for (int e = 0; e < elements; e++) {
            // An absent element has the potential −∞ and no part in any phase.
            if (amounts[e] != 0) {
                sum += potentials[e] * amounts[e];
            }
        }
        return sum;
    }

    /// Driving force of the evaluated constitution, J per mole of atoms.
    double drivingForce(double[] potentials) {
        return excess(potentials) / atoms;
    }

    /// Whether the evaluated constitution is mostly vacancies, see [SiteLayout#leastAtoms].
    boolean isNearlyEmpty() {
        return atoms < layout.leastAtoms;
    }

    /// Factorises the phase matrix at the evaluated constitution.
    ///
    /// @param potentials chemical potentials, J/mol
    /// @param shift subtracted from all potentials, J/mol
    /// @return false if the matrix is not finite
    boolean factorise(double[] potentials, double shift) {
        int n = layout.size;
        for (int i = 0; i < n; i++) {
            double d = gradient[i];
            for (int e = 0; e < elements; e++) {
                double amountSlope = amountSlopes[e * n + i];
                if (amountSlope != 0 && !locked[i]) {
                    d -= (potentials[e] - shift) * amountSlope;
                }
            }
            slope[i] = d;
        }
        if (!layout.linearAmounts) {
            subtractAmountCurvatures(potentials, shift);
        }
        matrix.reduction.begin();
        if (layout.charges != null) {
            matrix.reduction.addChargeBalance(layout.charges);
            matrix.reduction.eliminate();
        }
        return holdAndFactorise();
    }

    /// Factorises the phase matrix of the phase alone at a given composition: the step then mends the composition and
    /// lowers the energy per mole of atoms at constant composition. Only for phases whose amounts are linear.
    ///
    /// @param fractions mole fractions
    /// @return false if the matrix is not finite
    boolean factoriseAlone(double[] fractions) {
        int n = layout.size;
        double perAtom = energy / atoms;
        for (int i = 0; i < n; i++) {
            double d = gradient[i];
            for (int e = 0; e < elements; e++) {
                d -= perAtom * amountSlopes[e * n + i];
            }
            slope[i] = d;
        }
        matrix.reduction.begin();
        if (layout.charges != null) {
            matrix.reduction.addChargeBalance(layout.charges);
        }
        for (int e = 0; e < elements; e++) {
            matrix.reduction.addComposition(e, fractions[e], amountSlopes, fractions[e] * atoms - amounts[e]);
        }
        matrix.reduction.eliminate();
        return holdAndFactorise();
    }

    private boolean holdAndFactorise() {
        if (!releaseFloor) {
            matrix.reduction.holdAtFloor(slope);
        }
        return matrix.factorise();
    }

    /// Largest deviation of a mole fraction of the evaluated constitution from a composition.
    double compositionError(double[] fractions) {
        double largest = 0;
        for (int e = 0; e < elements; e++) {
            largest = Math.max(largest, Math.abs(amounts[e] / atoms - fractions[e]));
        }
        return largest;
    }

    private void subtractAmountCurvatures(double[] potentials, double shift) {
        for (int e = 0; e < elements; e++) {
            double potential = potentials[e] - shift;
            if (potential == Double.NEGATIVE_INFINITY) {
                continue;
            }
            phase.bound.amountCurvatures(e, y, curvatures);
            for (int k = 0; k < hessian.length; k++) {
                hessian[k] -= potential * curvatures[k];
            }
        }
    }

    /// Computes the step in all site fractions.
    ///
    /// @param change change of the potentials, J/mol; null for none
    void computeStep(double @Nullable [] change) {
        matrix.computeStep(change, step.values);
    }

    /// Computes the step in all site fractions that follows from `V Δμ − v`, see [PhaseMatrix].
    void computeStepFrom(double[] projectedChange) {
        matrix.computeStepFrom(projectedChange, step.values);
    }

    /// Computes a step along which the energy at given potentials bends down, if the phase is unstable at the last
    /// factorisation.
    ///
    /// @param length largest change of a site fraction in the step
    /// @return false if the phase is stable
    boolean computeUnstableStep(double length) {
        if (!matrix.computeUnstableStep(step.values)) {
            return false;
        }
        step.scaleTo(length);
        return true;
    }

    /// The slopes of the energy at the evaluated constitution, J per mole of formula units. Not to be changed.
    double[] energySlopes() {
        return gradient;
    }

    /// Lets constituents that are only traces come to equilibrium with given potentials, as in a dilute solution: a start
    /// for Newton's method, which is slow to raise a site fraction by many orders of magnitude.
    void relaxTraces(double[] potentials) {
        evaluate();
        if (!factorise(potentials, drivingForce(potentials))) {
            return;
        }
        for (int s = 0; s < layout.sublattices; s++) {
            for (int i = layout.offsets[s]; i < layout.offsets[s + 1]; i++) {
                if (!locked[i] && i != matrix.reduction.major[s] && y[i] < LARGEST_TRACE) {
                    double rise =
                            (slope[matrix.reduction.major[s]] - slope[i]) / (phase.thermalEnergy * layout.sites[i]);
                    double next = y[i] * Math.exp(Math.clamp(rise, -40, 40));
                    y[i] = Math.clamp(next, Tolerances.LEAST_SITE_FRACTION, LARGEST_RELAXED_TRACE);
                }
            }
        }
        layout.makeFeasible(y, locked);
    }
}
