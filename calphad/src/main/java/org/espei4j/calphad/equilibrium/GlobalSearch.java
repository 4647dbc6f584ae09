package org.espei4j.calphad.equilibrium;

import org.jspecify.annotations.Nullable;

/// The search for the global minimum at given temperature and pressure: from the lower hull of sampled constitutions to an
/// equilibrium, from there to one of lower energy as long as verification finds a constitution below the tangent plane.
/// Belongs to one thread; all arrays belong to the solver.
final class GlobalSearch {

    private static final int MOST_ROUNDS = 16;
    private static final int MOST_EXCHANGES = 12;
    private static final int MOST_SPLITS = 4;
    /// Change of site fractions with which an unstable constitution is left.
    private static final double ESCAPE = 0.05;

    private final double thermalEnergy;
    private final StableSets sets;
    private final StartingHull hull;
    private final StabilityVerification verification;
    private final EquilibriumNewton newton;
    private final double[] potentials;
    private final double[] composition;
    private final boolean[] absentElements;
    private int iterations;

    GlobalSearch(
            double thermalEnergy,
            StableSets sets,
            StartingHull hull,
            StabilityVerification verification,
            double[] potentials,
            double[] composition,
            boolean[] absentElements) {
        this.thermalEnergy = thermalEnergy;
        this.sets = sets;
        this.hull = hull;
        this.verification = verification;
        this.potentials = potentials;
        this.composition = composition;
        this.absentElements = absentElements;
        newton = new EquilibriumNewton(potentials.length, thermalEnergy);
    }

    /// Number of Newton iterations since [#begin].
    int iterations() {
        return iterations;
    }

    /// Begins a new problem.
    void begin() {
        iterations = 0;
        hull.forgetAdded();
    }

    /// Goes on from the sets and potentials of a similar problem.
    ///
    /// @return whether that led to the verified global equilibrium
    boolean continueFrom(EquilibriumState start) {
        start.restore(potentials, sets, absentElements);
        return settle() == EquilibriumNewton.Outcome.CONVERGED && verification.verify(start) == 0;
    }

    /// Searches from the sampled constitutions.
    ///
    /// @return why there is no solution; null if there is one
    @Nullable
    FailureReason search() {
        hull.begin(composition, absentElements);
        double tolerance = Tolerances.HULL;
        boolean converged = false;
        double lowest = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!hull.solve(tolerance * thermalEnergy)) {
                return FailureReason.COMPOSITION_OUTSIDE_PHASES;
            }
            hull.potentials(potentials, absentElements);
            hull.formSets(sets, potentials, absentElements);
            EquilibriumNewton.Outcome outcome = descend();
            if (outcome == EquilibriumNewton.Outcome.NOT_CONVERGED || isHeldAt(lowest, outcome)) {
                outcome = descendCautiously();
            }
            if (outcome == EquilibriumNewton.Outcome.NOT_FINITE) {
                return FailureReason.NOT_FINITE;
            }
            converged = outcome == EquilibriumNewton.Outcome.CONVERGED;
            if (converged && verification.violations() == 0) {
                return null;
            }
            lowest = converged ? Math.min(lowest, hull.energyOf(sets)) : lowest;
            hull.potentials(potentials, absentElements);
            sets.clear();
            if (verification.verify(null) == 0 && !converged) {
                return FailureReason.NOT_CONVERGED;
            }
            tolerance = Tolerances.DRIVING_FORCE;
        }
        return converged ? FailureReason.NO_GLOBAL_MINIMUM : FailureReason.NOT_CONVERGED;
    }

    /// Whether a descent ended above a constitution that is known and no lower than earlier ones: full steps lead past the
    /// two sets of a narrow miscibility gap, which become one.
    private boolean isHeldAt(double lowest, EquilibriumNewton.Outcome outcome) {
        return outcome == EquilibriumNewton.Outcome.CONVERGED
                && verification.violations() > 0
                && hull.energyOf(sets) >= lowest - Tolerances.ROUNDING * Math.abs(lowest);
    }

    /// Once more from the linear programme, with short steps.
    private EquilibriumNewton.Outcome descendCautiously() {
        hull.potentials(potentials, absentElements);
        hull.formSets(sets, potentials, absentElements);
        newton.setCautious(true);
        EquilibriumNewton.Outcome outcome = descend();
        newton.setCautious(false);
        return outcome;
    }

    /// From equilibrium to equilibrium of lower energy: as long as a constitution lies below the tangent plane, it enters
    /// and, if there are as many sets as elements, another one leaves.
    ///
    /// @return the outcome of the last iteration; if that converged, the verification says whether it is the end
    private EquilibriumNewton.Outcome descend() {
        double energy = Double.POSITIVE_INFINITY;
        for (int exchange = 0; exchange < MOST_EXCHANGES; exchange++) {
            EquilibriumNewton.Outcome outcome = settle();
            if (outcome != EquilibriumNewton.Outcome.CONVERGED) {
                return outcome;
            }
            double reached = hull.energyOf(sets);
            if (verification.verify(null) == 0) {
                return outcome;
            }
            if (reached >= energy - Tolerances.ROUNDING * Math.abs(energy)) {
                return settleWithAbsent() ? EquilibriumNewton.Outcome.CONVERGED : outcome;
            }
            energy = reached;
            for (int k = 0; k < sets.count(); k++) {
                hull.add(sets.get(k));
            }
            if (!exchange()) {
                return outcome;
            }
        }
        return EquilibriumNewton.Outcome.CONVERGED;
    }

    /// At a composition where a phase just ends, as on the line of a compound, the amounts leave potentials open, and
    /// a phase with nothing of it bounds them: it stays in the equations until they are solved.
    ///
    /// @return whether that led to the verified global equilibrium
    private boolean settleWithAbsent() {
        if (!exchange()) {
            return false;
        }
        newton.setKeepAbsent(true);
        boolean solved = settle() == EquilibriumNewton.Outcome.CONVERGED && verification.verify(null) == 0;
        newton.setKeepAbsent(false);
        if (solved) {
            sets.removeAbsent(composition);
        }
        return solved;
    }

    /// Newton's method, again for as long as it ends at constitutions that are unstable by themselves.
    private EquilibriumNewton.Outcome settle() {
        for (int split = 0; ; split++) {
            EquilibriumNewton.Outcome outcome = newton.solve(sets, potentials, composition);
            iterations += newton.iterations();
            if (outcome != EquilibriumNewton.Outcome.CONVERGED || split == MOST_SPLITS || !splitUnstable()) {
                return outcome;
            }
        }
    }

    /// A set may stand at a saddle point of the energy, such as a disordered state that would order, or inside a
    /// miscibility gap. It is replaced by the constitutions to both sides where its driving force is largest.
    ///
    /// @return whether a set was replaced
    private boolean splitUnstable() {
        boolean replaced = false;
        for (int k = sets.count() - 1; k >= 0; k--) {
            CompositionSet set = sets.get(k);
            if (!set.matrix.convexified || !set.computeUnstableStep(ESCAPE)) {
                continue;
            }
            int before = sets.count();
            for (int sign = -1; sign <= 1; sign += 2) {
                CompositionSet part = sets.add(set.phase.index);
                part.copy(set);
                part.step.copy(set.step);
                part.amount = 0.5 * set.amount;
                part.step.take(sign, SiteStep.Stepping.BALANCED);
                double force = DrivingForceSearch.maximise(part, potentials, 0, DrivingForceSearch.Visited.NOTHING);
                if (!(force > Tolerances.DRIVING_FORCE * thermalEnergy)) {
                    sets.remove(sets.count() - 1);
                }
            }
            if (sets.count() > before) {
                sets.remove(k);
                replaced = true;
            }
        }
        return replaced;
    }

    /// Lets the constitution furthest below the tangent plane enter.
    ///
    /// @return false if none of the sets can leave for it
    private boolean exchange() {
        int balances = 0;
        for (double moles : composition) {
            balances += moles > 0 ? 1 : 0;
        }
        CompositionSet entering = hull.makeAdded(verification.worst(), sets, absentElements);
        entering.amount = 0;
        entering.evaluateEnergy();
        for (int k = 0; k < sets.count() - 1; k++) {
            if (sets.get(k).phase == entering.phase && sets.splitOff(sets.get(k), entering)) {
                break;
            }
        }
        return sets.count() <= balances || newton.exchange(sets, composition);
    }
}
