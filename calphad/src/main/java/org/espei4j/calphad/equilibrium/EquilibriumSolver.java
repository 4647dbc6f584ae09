package org.espei4j.calphad.equilibrium;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Computes equilibria of a system at its temperature and pressure. Reusable, owned by one thread; no memory is allocated
/// once it has seen all phases.
///
/// Bind the fitted values with [#bindParameters], solve with [#solve] or [#solveFrom], read the solution from the other
/// methods: it stands until the next call. A solution depends on the conditions, the fitted values and the given start
/// alone, never on what was solved before.
public final class EquilibriumSolver {

    private final BoundSystem system;
    private final EquilibriumSpecs specs;
    private final int elements;
    private final double thermalEnergy;
    private final WorkingPhase[] phases;
    private final StableSets sets;
    private final GivenPotentials given;
    private final SampledEnergies sampled;
    private final StabilityVerification verification;
    private final GlobalSearch search;
    private final PotentialRank rank;
    private final double[] potentials;
    /// Moles of each element; 0 where it is absent or its potential is given.
    private final double[] composition;
    private final boolean[] absentElements;

    private double[] theta = new double[0];
    private @Nullable FailureReason failure = FailureReason.NOT_CONVERGED;
    private boolean solved;
    private int determined = -1;

    EquilibriumSolver(BoundSystem system) {
        this.system = system;
        specs = system.specs();
        elements = specs.elements().size();
        thermalEnergy = Tolerances.GAS_CONSTANT * system.temperature();
        int number = specs.phases().size();
        phases = new WorkingPhase[number];
        for (int p = 0; p < number; p++) {
            phases[p] = new WorkingPhase(p, system.phase(p), specs.layout(p));
        }
        potentials = new double[elements];
        composition = new double[elements];
        absentElements = new boolean[elements];
        sets = new StableSets(phases);
        given = new GivenPotentials(elements);
        sampled = new SampledEnergies(system, phases);
        StartingHull hull = new StartingHull(sampled, specs, given);
        verification = new StabilityVerification(specs, phases, hull, sets, potentials, absentElements);
        search = new GlobalSearch(thermalEnergy, sets, hull, verification, potentials, composition, absentElements);
        rank = new PotentialRank(elements);
    }

    /// The system.
    public BoundSystem system() {
        return system;
    }

    /// Sets the fitted values for the following calculations.
    ///
    /// @param values in the order of [EquilibriumSpecs#parameters]
    public void bindParameters(double[] values) {
        if (theta.length != values.length) {
            theta = new double[values.length];
        }
        System.arraycopy(values, 0, theta, 0, values.length);
        for (WorkingPhase phase : phases) {
            phase.bindParameters(theta);
        }
        sampled.bindParameters(theta);
        solved = false;
    }

    /// Finds the global equilibrium.
    ///
    /// @param moles amount of each element; not negative, not all zero. An element with amount 0 is absent: its potential
    ///     becomes −∞
    /// @return whether it was found; if not, [#failure] says why
    public boolean solve(double[] moles) {
        begin(moles);
        return end(search.search());
    }

    /// Finds the global equilibrium, starting from the solution of a similar problem. The result is verified like any
    /// other; if it is not the global equilibrium, a full search follows.
    ///
    /// @param start solution of a problem with the same elements present
    /// @param moles amount of each element
    /// @return whether it was found; if not, [#failure] says why
    public boolean solveFrom(EquilibriumState start, double[] moles) {
        begin(moles);
        return end(search.continueFrom(start) ? null : search.search());
    }

    /// Finds the global equilibrium where the chemical potentials of some elements are given instead of their amounts: the
    /// least `G − Σ μₑ·nₑ` over these elements at the given amounts of the others. How much of them there is follows; see
    /// [#moles].
    ///
    /// @param moles amount of each element, not negative; of elements whose potential is given it is ignored, and of at
    ///     least one of the others it is positive
    /// @param givenPotentials chemical potential of each element, J/mol; NaN where the amount is given
    /// @return whether it was found; if not, [#failure] says why
    public boolean solveAtPotentials(double[] moles, double[] givenPotentials) {
        begin(moles);
        for (int e = 0; e < elements; e++) {
            if (!Double.isNaN(givenPotentials[e])) {
                given.give(e, givenPotentials[e]);
                composition[e] = 0;
                absentElements[e] = false;
            }
        }
        if (Arrays.stream(composition).sum() == 0) {
            throw new IllegalArgumentException("no element has an amount");
        }
        return end(given.any() && isUnbounded() ? FailureReason.UNBOUNDED : search.search());
    }

    /// Whether a phase of nothing but elements of given potential would grow without end.
    private boolean isUnbounded() {
        double[] alone = new double[elements];
        for (int e = 0; e < elements; e++) {
            alone[e] = Double.NEGATIVE_INFINITY;
        }
        given.write(alone);
        for (int p = 0; p < phases.length; p++) {
            SinglePhaseSolver phase = system.singlePhase(p);
            phase.bindParameters(theta);
            if (phase.canExistOf(alone)
                    && phase.largestDrivingForce(alone) > Tolerances.DRIVING_FORCE * thermalEnergy) {
                return true;
            }
        }
        return false;
    }

    private void begin(double[] moles) {
        solved = false;
        given.clear();
        search.begin();
        for (int e = 0; e < elements; e++) {
            if (!(moles[e] >= 0)) {
                throw new IllegalArgumentException(
                        "amount " + moles[e] + " of " + specs.elements().get(e));
            }
            composition[e] = moles[e];
            absentElements[e] = moles[e] == 0;
        }
    }

    private boolean end(@Nullable FailureReason reason) {
        failure = reason;
        solved = reason == null;
        determined = -1;
        return solved;
    }

    /// The largest driving force of any constitution against the tangent plane of a state, found as a solution is
    /// verified: from the sampled constitutions, with local refinement.
    ///
    /// @param state a state at this temperature and pressure
    /// @return J per mole of atoms; 0 if none lies below the plane by more than the tolerance of [#solve]
    double worstViolation(EquilibriumState state) {
        solved = false;
        given.clear();
        search.begin();
        double[] mu = state.potentials();
        for (int e = 0; e < elements; e++) {
            absentElements[e] = mu[e] == Double.NEGATIVE_INFINITY;
        }
        state.restore(potentials, sets, absentElements);
        return verification.verify(null) == 0 ? 0 : verification.worstForce();
    }

    /// Why the last calculation has no solution; null if it has one.
    public @Nullable FailureReason failure() {
        return failure;
    }

    /// Number of Newton iterations of the last calculation.
    public int iterations() {
        return search.iterations();
    }

    /// Chemical potential of an element in the solution, J/mol; −∞ for an absent element.
    public double potential(int element) {
        requireSolution();
        return potentials[element];
    }

    /// Writes the chemical potentials of the solution, J/mol.
    public void potentials(double[] result) {
        requireSolution();
        System.arraycopy(potentials, 0, result, 0, elements);
    }

    /// Gibbs energy of the system, J.
    public double energy() {
        requireSolution();
        double sum = 0;
        for (int k = 0; k < sets.count(); k++) {
            sum += sets.get(k).amount * sets.get(k).energy;
        }
        return sum;
    }

    /// Moles of an element in the solution: what was asked for, or what a given potential leads to.
    public double moles(int element) {
        requireSolution();
        if (!given.isGiven(element)) {
            return composition[element];
        }
        double sum = 0;
        for (int k = 0; k < sets.count(); k++) {
            sum += sets.get(k).amount * sets.get(k).amounts[element];
        }
        return sum;
    }

    /// Whether the conditions determine the chemical potential of an element. A line compound alone, for example, leaves
    /// potentials open: then [#potential] is one of many values that fit. False for an absent element.
    public boolean isDetermined(int element) {
        analyseRank();
        return given.isGiven(element) || (!absentElements[element] && rank.isDetermined(element));
    }

    /// Whether the conditions determine the chemical potentials of all elements that are present.
    public boolean isDetermined() {
        int present = 0;
        for (double moles : composition) {
            present += moles > 0 ? 1 : 0;
        }
        return analyseRank() == present;
    }

    private int analyseRank() {
        requireSolution();
        if (determined < 0) {
            determined = rank.analyse(sets, composition, thermalEnergy);
        }
        return determined;
    }

    /// The stable composition sets. Not to be changed.
    StableSets sets() {
        requireSolution();
        return sets;
    }

    /// Number of stable composition sets.
    public int setCount() {
        requireSolution();
        return sets.count();
    }

    /// Position in the system of the phase of a composition set.
    public int phase(int set) {
        return sets.get(set).phase.index;
    }

    /// Amount of a composition set, moles of formula units.
    public double amount(int set) {
        return sets.get(set).amount;
    }

    /// Moles of atoms per mole of formula units of a composition set.
    public double atoms(int set) {
        return sets.get(set).atoms;
    }

    /// Gibbs energy of a composition set, J per mole of atoms.
    public double molarEnergy(int set) {
        return sets.get(set).energy / sets.get(set).atoms;
    }

    /// Moles of an element per mole of formula units of a composition set.
    public double elementAmount(int set, int element) {
        return sets.get(set).amounts[element];
    }

    /// Site fractions of a composition set, not copied: valid until the next calculation, not to be changed.
    public double[] siteFractions(int set) {
        return sets.get(set).y;
    }

    /// How exactly the solution fulfils the equations of equilibrium.
    public EquilibriumResult.Residuals residuals() {
        requireSolution();
        double total = 0;
        double balance = 0;
        for (int e = 0; e < elements; e++) {
            if (given.isGiven(e)) {
                continue;
            }
            double sum = -composition[e];
            for (int k = 0; k < sets.count(); k++) {
                sum += sets.get(k).amount * sets.get(k).amounts[e];
            }
            balance = Math.max(balance, Math.abs(sum));
            total += composition[e];
        }
        double plane = 0;
        double slope = 0;
        for (int k = 0; k < sets.count(); k++) {
            CompositionSet probe = sets.probe(sets.get(k).phase.index);
            probe.copy(sets.get(k));
            probe.evaluate();
            plane = Math.max(plane, Math.abs(probe.drivingForce(potentials)));
            if (probe.factorise(potentials, 0)) {
                slope = Math.max(slope, probe.matrix.slopeError());
            }
        }
        return new EquilibriumResult.Residuals(balance / total, plane, slope);
    }

    /// The solution as a start for later calculations.
    public EquilibriumState state() {
        requireSolution();
        return EquilibriumState.of(potentials, sets, verification.searches());
    }

    private void requireSolution() {
        if (!solved) {
            throw new IllegalStateException("there is no solution: " + failure);
        }
    }
}
