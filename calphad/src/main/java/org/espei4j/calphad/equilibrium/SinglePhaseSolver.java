package org.espei4j.calphad.equilibrium;

import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.EnergySurface;
import org.jspecify.annotations.Nullable;

/// Computes properties of one phase alone at its temperature and pressure: its energy at a given composition with all
/// internal degrees of freedom relaxed, and its largest driving force at given chemical potentials. Reusable, owned by one
/// thread.
///
/// A phase alone stays one composition set, even where it would rather fall apart into two.
public final class SinglePhaseSolver {

    private static final int MOST_ITERATIONS = 60;
    private static final double LONGEST_STEP = 0.5;
    /// A composition counts as met if no mole fraction differs by more.
    private static final double COMPOSITION = 1e-11;

    private final BoundPhase bound;
    private final SampledPhase sampled;
    private final EnergySurface surface;
    private final WorkingPhase phase;
    private final StableSets sets;
    private final LowerHull hull;
    private final EquilibriumNewton newton;
    private final PhaseSearch search;
    private final CompositionSet trial;
    private final CompositionSet best;
    private final int elements;
    private final double[] sampledEnergies;
    private final double[] restrictedEnergies;
    private final double[] fractions;
    private final double[] potentials;
    private final boolean[] absentElements;

    private double[] theta = new double[0];
    private boolean surfaceCurrent;
    private @Nullable FailureReason failure = FailureReason.NOT_CONVERGED;
    private boolean solved;
    private int iterations;

    SinglePhaseSolver(BoundPhase bound, SampledPhase sampled, EnergySurface surface, SiteLayout layout) {
        this.bound = bound;
        this.sampled = sampled;
        this.surface = surface;
        phase = new WorkingPhase(0, bound, layout);
        elements = layout.elements;
        int count = sampled.count();
        sets = new StableSets(new WorkingPhase[] {phase});
        hull = new LowerHull(HullGrid.of(elements, count, sampled.fractions()));
        newton = new EquilibriumNewton(elements, phase.thermalEnergy);
        trial = new CompositionSet(phase);
        best = new CompositionSet(phase);
        sampledEnergies = new double[count];
        restrictedEnergies = new double[count];
        fractions = new double[elements];
        potentials = new double[elements];
        absentElements = new boolean[elements];
        search = new PhaseSearch(phase, sampled, 0, potentials, absentElements, sets);
    }

    /// The phase at its temperature and pressure.
    public BoundPhase phase() {
        return bound;
    }

    /// Sets the fitted values for the following calculations.
    public void bindParameters(double[] values) {
        if (theta.length != values.length) {
            theta = new double[values.length];
        }
        System.arraycopy(values, 0, theta, 0, values.length);
        phase.bindParameters(theta);
        surfaceCurrent = false;
        solved = false;
    }

    /// Finds the constitution of least energy at a composition.
    ///
    /// @param composition mole fractions or amounts of the elements; 0 for an absent element
    /// @return whether it was found; if not, [#failure] says why
    public boolean solve(double[] composition) {
        begin(composition);
        return end(searchAlone());
    }

    /// Like [#solve], but starts from a constitution that solved a similar problem, and from nowhere else if that leads
    /// to a local minimum.
    ///
    /// @param siteFractions start
    public boolean solveFrom(double[] siteFractions, double[] composition) {
        begin(composition);
        trial.set(siteFractions, 0, absentElements);
        if (relax(trial)) {
            best.copy(trial);
            best.evaluateEnergy();
            return end(null);
        }
        return end(searchAlone());
    }

    private void begin(double[] composition) {
        solved = false;
        iterations = 0;
        double sum = 0;
        for (int e = 0; e < elements; e++) {
            if (!(composition[e] >= 0)) {
                throw new IllegalArgumentException("amount " + composition[e] + " of "
                        + bound.description().elements().get(e));
            }
            sum += composition[e];
        }
        for (int e = 0; e < elements; e++) {
            fractions[e] = composition[e] / sum;
            absentElements[e] = composition[e] == 0;
        }
    }

    private boolean end(@Nullable FailureReason reason) {
        failure = reason;
        solved = reason == null;
        return solved;
    }

    /// Relaxes from each constitution in the lower hull of the sampled ones, and from their mixture; the lowest wins.
    private @Nullable FailureReason searchAlone() {
        updateSurface();
        hull.begin(eligibleEnergies(), fractions);
        if (!hull.solve(Tolerances.HULL * phase.thermalEnergy)) {
            return FailureReason.COMPOSITION_OUTSIDE_PHASES;
        }
        sets.clear();
        for (int r = 0; r < elements; r++) {
            if (hull.basisColumn(r) >= 0 && hull.basisAmount(r) > 0) {
                CompositionSet set = sets.add(0);
                set.set(sampled.points(), hull.basisColumn(r) * phase.layout.size, absentElements);
                set.evaluateEnergy();
                set.amount = hull.basisAmount(r) / set.atoms;
            }
        }
        double least = Double.POSITIVE_INFINITY;
        int ends = sets.count();
        for (int k = 0; k < ends && ends > 1; k++) {
            trial.copy(sets.get(k));
            least = keepIfLower(least);
        }
        while (sets.count() > 1) {
            sets.merge(0, 1);
        }
        trial.copy(sets.get(0));
        least = keepIfLower(least);
        if (least == Double.POSITIVE_INFINITY) {
            return FailureReason.NOT_CONVERGED;
        }
        best.evaluateEnergy();
        return Math.abs(best.energy) <= Double.MAX_VALUE ? null : FailureReason.NOT_FINITE;
    }

    private double keepIfLower(double least) {
        if (relax(trial)) {
            trial.evaluateEnergy();
            double energy = trial.energy / trial.atoms;
            if (energy < least) {
                best.copy(trial);
                return energy;
            }
        }
        return least;
    }

    /// Newton's method at constant composition.
    private boolean relax(CompositionSet set) {
        if (!phase.layout.linearAmounts) {
            return relaxWithPotentials(set);
        }
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            iterations++;
            set.evaluate();
            if (!set.factoriseAlone(fractions)) {
                return false;
            }
            set.computeStep(null);
            double size = set.step.relativeSize();
            double longest = set.step.largest();
            double part = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1;
            if (size > 0) {
                set.step.take(part, SiteStep.Stepping.BALANCED);
            }
            if (part == 1 && size < Tolerances.LAST_STEP) {
                set.evaluateEnergy();
                return set.compositionError(fractions) < COMPOSITION;
            }
        }
        return false;
    }

    /// The ionic liquid has amounts that are not linear in the site fractions; the equations of the full equilibrium with
    /// a single set know how to deal with that.
    private boolean relaxWithPotentials(CompositionSet start) {
        StableSets alone = new StableSets(new WorkingPhase[] {phase});
        CompositionSet set = alone.add(0);
        set.copy(start);
        set.evaluateEnergy();
        set.amount = 1 / set.atoms;
        for (int e = 0; e < elements; e++) {
            potentials[e] = absentElements[e] ? Double.NEGATIVE_INFINITY : set.energy / set.atoms;
        }
        EquilibriumNewton.Outcome outcome = newton.solve(alone, potentials, fractions);
        iterations += newton.iterations();
        start.copy(alone.get(0));
        return outcome == EquilibriumNewton.Outcome.CONVERGED;
    }

    /// Whether the phase can exist without the elements of potential −∞.
    ///
    /// @param mu chemical potentials, J/mol; −∞ for an absent element
    boolean canExistOf(double[] mu) {
        for (int e = 0; e < elements; e++) {
            absentElements[e] = mu[e] == Double.NEGATIVE_INFINITY;
        }
        for (double energy : eligibleEnergies()) {
            if (energy < Double.POSITIVE_INFINITY) {
                return true;
            }
        }
        return false;
    }

    /// The largest driving force of the phase at given chemical potentials, over all constitutions: the best sampled ones
    /// are refined. Its constitution is then given by [#siteFractions].
    ///
    /// @param mu chemical potentials, J/mol; −∞ for an absent element
    /// @return `max (Σ μₑ·nₑ − G) / Σ nₑ`, J per mole of atoms; NaN if no energy is finite
    public double largestDrivingForce(double[] mu) {
        solved = false;
        updateSurface();
        for (int e = 0; e < elements; e++) {
            absentElements[e] = mu[e] == Double.NEGATIVE_INFINITY;
            potentials[e] = absentElements[e] ? 0 : mu[e];
        }
        double[] sampledForces = hull.drivingForces(potentials, eligibleEnergies());
        double sampledBest = Double.NEGATIVE_INFINITY;
        for (double force : sampledForces) {
            sampledBest = Math.max(sampledBest, force);
        }
        sets.clear();
        for (int e = 0; e < elements; e++) {
            potentials[e] = mu[e];
        }
        search.beginForLargest(sampledForces);
        double unit = Tolerances.nearPlaneUnit(phase.thermalEnergy);
        search.tryBestPoint(sampledBest - Tolerances.nearPlane(phase.layout.freedom) * unit);
        search.tryFurtherPoints();
        int found = search.found();
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < found; k++) {
            if (search.drivingForce(k) > largest) {
                largest = search.drivingForce(k);
                best.copy(search.optimum(k));
            }
        }
        if (found == 0) {
            return Double.NaN;
        }
        best.evaluateEnergy();
        failure = null;
        solved = true;
        return largest;
    }

    private void updateSurface() {
        if (surfaceCurrent) {
            return;
        }
        surface.energies(theta, phase.workspace, sampledEnergies);
        double[] atoms = sampled.atoms();
        for (int j = 0; j < atoms.length; j++) {
            double energy = sampledEnergies[j] / atoms[j];
            sampledEnergies[j] = Math.abs(energy) <= Double.MAX_VALUE ? energy : Double.POSITIVE_INFINITY;
        }
        surfaceCurrent = true;
    }

    private double[] eligibleEnergies() {
        updateSurface();
        return AbsentElements.bar(absentElements, sampled.fractions(), sampledEnergies, restrictedEnergies);
    }

    /// Why the last calculation has no solution; null if it has one.
    public @Nullable FailureReason failure() {
        return failure;
    }

    /// Number of Newton iterations of the last calculation.
    public int iterations() {
        return iterations;
    }

    /// Gibbs energy of the solution, J per mole of atoms.
    public double molarEnergy() {
        requireSolution();
        return best.energy / best.atoms;
    }

    /// Moles of atoms per mole of formula units of the solution.
    public double atoms() {
        requireSolution();
        return best.atoms;
    }

    /// Site fractions of the solution, not copied: valid until the next calculation, not to be changed.
    public double[] siteFractions() {
        requireSolution();
        return best.y;
    }

    private void requireSolution() {
        if (!solved) {
            throw new IllegalStateException("there is no solution: " + failure);
        }
    }
}
