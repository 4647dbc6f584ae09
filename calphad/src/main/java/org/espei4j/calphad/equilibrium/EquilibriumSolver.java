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

    private static final int MOST_ROUNDS = 16;
    private static final int MOST_EXCHANGES = 12;
    private static final int MOST_SPLITS = 4;
    /// Change of site fractions with which an unstable constitution is left.
    private static final double ESCAPE = 0.05;

    private final BoundSystem system;
    private final EquilibriumSpecs specs;
    private final int elements;
    private final double thermalEnergy;
    private final WorkingPhase[] phases;
    private final PhaseSearch[] searches;
    private final StableSets sets;
    private final LowerHull hull;
    private final EquilibriumNewton newton;
    private final int[] starts;
    private final double[] sampledEnergies;
    private final double[] restrictedEnergies;
    private final double[] sampledForces;
    private final double[] phaseEnergies;
    private final double[] potentials;
    private final double[] finitePotentials;
    private final double[] composition;
    private final boolean[] absentElements;

    private double[] theta = new double[0];
    private boolean surfacesCurrent;
    private int[] addedPhase = new int[16];
    private double[][] addedSiteFractions = new double[16][0];
    private int added;
    private int violations;
    private int worstViolation;
    private @Nullable FailureReason failure = FailureReason.NOT_CONVERGED;
    private int iterations;
    private boolean solved;
    private final PotentialRank rank;
    private int determined = -1;

    EquilibriumSolver(BoundSystem system) {
        this.system = system;
        specs = system.specs();
        elements = specs.elements().size();
        thermalEnergy = Tolerances.GAS_CONSTANT * system.temperature();
        int number = specs.phases().size();
        phases = new WorkingPhase[number];
        searches = new PhaseSearch[number];
        int most = 0;
        for (int p = 0; p < number; p++) {
            phases[p] = new WorkingPhase(p, system.phase(p), specs.layout(p));
            most = Math.max(most, specs.sampled(p).count());
        }
        starts = specs.starts();
        int total = starts[number];
        sets = new StableSets(phases);
        hull = new LowerHull(elements, total, specs.fractions());
        newton = new EquilibriumNewton(elements, thermalEnergy);
        rank = new PotentialRank(elements);
        sampledEnergies = new double[total];
        restrictedEnergies = new double[total];
        sampledForces = new double[total];
        phaseEnergies = new double[most];
        potentials = new double[elements];
        finitePotentials = new double[elements];
        composition = new double[elements];
        absentElements = new boolean[elements];
        for (int p = 0; p < number; p++) {
            searches[p] = new PhaseSearch(
                    phases[p], specs.sampled(p), starts[p], sampledForces, potentials, absentElements, sets);
        }
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
        surfacesCurrent = false;
        solved = false;
    }

    /// Finds the global equilibrium.
    ///
    /// @param moles amount of each element; not negative, not all zero. An element with amount 0 is absent: its potential
    ///     becomes −∞
    /// @return whether it was found; if not, [#failure] says why
    public boolean solve(double[] moles) {
        begin(moles);
        return end(search());
    }

    /// Finds the global equilibrium, starting from the solution of a similar problem. The result is verified like any
    /// other; if it is not the global equilibrium, a full search follows.
    ///
    /// @param start solution of a problem with the same elements present
    /// @param moles amount of each element
    /// @return whether it was found; if not, [#failure] says why
    public boolean solveFrom(EquilibriumState start, double[] moles) {
        begin(moles);
        start.restore(potentials, sets, absentElements);
        if (settle() == EquilibriumNewton.Outcome.CONVERGED && verify(start) == 0) {
            return end(null);
        }
        return end(search());
    }

    private void begin(double[] moles) {
        solved = false;
        iterations = 0;
        added = 0;
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

    private @Nullable FailureReason search() {
        updateSurfaces();
        added = 0;
        hull.begin(eligibleEnergies(), composition);
        double tolerance = Tolerances.HULL;
        boolean converged = false;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!hull.solve(tolerance * thermalEnergy)) {
                return FailureReason.COMPOSITION_OUTSIDE_PHASES;
            }
            takePotentialsOfHull();
            formSets();
            EquilibriumNewton.Outcome outcome = descend();
            if (outcome == EquilibriumNewton.Outcome.NOT_FINITE) {
                return FailureReason.NOT_FINITE;
            }
            converged = outcome == EquilibriumNewton.Outcome.CONVERGED;
            if (converged && violations == 0) {
                return null;
            }
            takePotentialsOfHull();
            sets.clear();
            if (verify(null) == 0 && !converged) {
                return FailureReason.NOT_CONVERGED;
            }
            tolerance = Tolerances.DRIVING_FORCE;
        }
        return converged ? FailureReason.NO_GLOBAL_MINIMUM : FailureReason.NOT_CONVERGED;
    }

    /// From equilibrium to equilibrium of lower energy: as long as a constitution lies below the tangent plane, it enters
    /// and, if there are as many sets as elements, another one leaves.
    ///
    /// @return the outcome of the last iteration; if that converged, `violations` says whether the result is verified
    private EquilibriumNewton.Outcome descend() {
        double energy = Double.POSITIVE_INFINITY;
        for (int exchange = 0; exchange < MOST_EXCHANGES; exchange++) {
            EquilibriumNewton.Outcome outcome = settle();
            if (outcome != EquilibriumNewton.Outcome.CONVERGED) {
                return outcome;
            }
            double reached = energyOfSets();
            if (verify(null) == 0 || reached >= energy) {
                return outcome;
            }
            energy = reached;
            for (int k = 0; k < sets.count(); k++) {
                addColumn(sets.get(k));
            }
            if (!exchange()) {
                return outcome;
            }
        }
        return EquilibriumNewton.Outcome.CONVERGED;
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
            if (!set.convexified || !set.computeUnstableStep(ESCAPE)) {
                continue;
            }
            int before = sets.count();
            for (int sign = -1; sign <= 1; sign += 2) {
                CompositionSet part = sets.add(set.phase.index);
                part.copy(set);
                part.copyStep(set);
                part.amount = 0.5 * set.amount;
                part.advance(sign, CompositionSet.Stepping.BALANCED);
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
        int phase = addedPhase[worstViolation];
        int present = 0;
        for (int e = 0; e < elements; e++) {
            present += absentElements[e] ? 0 : 1;
        }
        CompositionSet entering = sets.add(phase);
        entering.set(addedSiteFractions[worstViolation], 0, absentElements);
        entering.amount = 0;
        entering.evaluateEnergy();
        for (int k = 0; k < sets.count() - 1; k++) {
            if (sets.get(k).phase.index == phase && sets.splitOff(sets.get(k), entering)) {
                break;
            }
        }
        return sets.count() <= present || newton.exchange(sets, composition);
    }

    /// Looks for constitutions below the tangent plane, adds them to the linear programme and counts them in
    /// `violations`.
    ///
    /// @param start solution of a similar problem whose rivals, the constitutions that come next to stability, are where
    ///     to look first; null if there is none
    private int verify(@Nullable EquilibriumState start) {
        updateSurfaces();
        for (int e = 0; e < elements; e++) {
            // Sampled points hold traces of absent elements; what they would cost is of no interest.
            finitePotentials[e] = absentElements[e] ? 0 : potentials[e];
        }
        hull.drivingForces(finitePotentials, eligibleEnergies(), sampledForces);
        for (int p = 0; p < phases.length; p++) {
            searches[p].begin();
            if (start != null) {
                start.tryRivals(searches[p], p);
            }
            int freedom = phases[p].layout.freedom;
            double depth = start == null ? Tolerances.nearPlane(freedom) : Tolerances.nearPlaneBesideRivals(freedom);
            searches[p].tryBestPoint(-depth * thermalEnergy);
        }
        if (collectViolations() == 0) {
            for (int p = 0; p < phases.length; p++) {
                searches[p].tryFurtherPoints();
            }
            collectViolations();
        }
        return violations;
    }

    private int collectViolations() {
        double tolerance = Tolerances.DRIVING_FORCE * thermalEnergy;
        double most = 0;
        violations = 0;
        for (int p = 0; p < phases.length; p++) {
            for (int k = 0; k < searches[p].found(); k++) {
                double force = searches[p].drivingForce(k);
                if (force > tolerance) {
                    addColumn(searches[p].optimum(k));
                    violations++;
                    if (force > most) {
                        most = force;
                        worstViolation = added - 1;
                    }
                }
            }
        }
        return violations;
    }

    private void updateSurfaces() {
        if (surfacesCurrent) {
            return;
        }
        for (int p = 0; p < phases.length; p++) {
            double[] atoms = specs.sampled(p).atoms();
            system.surface(p).energies(theta, phases[p].workspace, phaseEnergies);
            for (int j = 0; j < atoms.length; j++) {
                double energy = phaseEnergies[j] / atoms[j];
                sampledEnergies[starts[p] + j] =
                        Math.abs(energy) <= Double.MAX_VALUE ? energy : Double.POSITIVE_INFINITY;
            }
        }
        surfacesCurrent = true;
    }

    private double[] eligibleEnergies() {
        return AbsentElements.bar(absentElements, specs.fractions(), sampledEnergies, restrictedEnergies);
    }

    private void takePotentialsOfHull() {
        System.arraycopy(hull.potentials(), 0, potentials, 0, elements);
        for (int e = 0; e < elements; e++) {
            if (absentElements[e]) {
                potentials[e] = Double.NEGATIVE_INFINITY;
            }
        }
    }

    /// Makes composition sets of the constitutions in the basis of the linear programme. Constitutions of one phase with
    /// no rise of the energy between them become one set.
    private void formSets() {
        sets.clear();
        for (int r = 0; r < elements; r++) {
            int column = hull.basisColumn(r);
            if (column < 0 || !(hull.basisAmount(r) > 0)) {
                continue;
            }
            CompositionSet set = makeSet(column);
            set.evaluateEnergy();
            set.amount = hull.basisAmount(r) / set.atoms;
        }
        for (int a = 0; a < sets.count(); a++) {
            for (int b = sets.count() - 1; b > a; b--) {
                if (sets.get(a).phase == sets.get(b).phase
                        && sets.isConvexBetween(sets.get(a), sets.get(b), potentials)) {
                    sets.merge(a, b);
                    sets.get(a).evaluateEnergy();
                }
            }
        }
        for (int k = 0; k < sets.count(); k++) {
            sets.get(k).relaxTraces(potentials);
        }
    }

    private CompositionSet makeSet(int column) {
        int total = sampledEnergies.length;
        if (column >= total) {
            CompositionSet set = sets.add(addedPhase[column - total]);
            set.set(addedSiteFractions[column - total], 0, absentElements);
            return set;
        }
        int phase = 0;
        while (starts[phase + 1] <= column) {
            phase++;
        }
        CompositionSet set = sets.add(phase);
        set.set(specs.sampled(phase).points(), (column - starts[phase]) * specs.layout(phase).size, absentElements);
        return set;
    }

    private void addColumn(CompositionSet set) {
        if (added == addedPhase.length) {
            addedPhase = Arrays.copyOf(addedPhase, 2 * added);
            addedSiteFractions = Arrays.copyOf(addedSiteFractions, 2 * added);
        }
        addedPhase[added] = set.phase.index;
        double[] kept = addedSiteFractions[added];
        if (kept == null || kept.length < set.y.length) {
            kept = new double[set.y.length];
            addedSiteFractions[added] = kept;
        }
        System.arraycopy(set.y, 0, kept, 0, set.y.length);
        hull.add(set.amounts, set.energy / set.atoms);
        added++;
    }

    /// Why the last calculation has no solution; null if it has one.
    public @Nullable FailureReason failure() {
        return failure;
    }

    /// Number of Newton iterations of the last calculation.
    public int iterations() {
        return iterations;
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
        return energyOfSets();
    }

    private double energyOfSets() {
        double sum = 0;
        for (int k = 0; k < sets.count(); k++) {
            sum += sets.get(k).amount * sets.get(k).energy;
        }
        return sum;
    }

    /// Whether the conditions determine the chemical potential of an element. A line compound alone, for example, leaves
    /// potentials open: then [#potential] is one of many values that fit. False for an absent element.
    public boolean isDetermined(int element) {
        analyseRank();
        return !absentElements[element] && rank.isDetermined(element);
    }

    /// Whether the conditions determine the chemical potentials of all elements that are present.
    public boolean isDetermined() {
        int present = 0;
        for (boolean absent : absentElements) {
            present += absent ? 0 : 1;
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
                slope = Math.max(slope, probe.slopeError());
            }
        }
        return new EquilibriumResult.Residuals(balance / total, plane, slope);
    }

    /// The solution as a start for later calculations.
    public EquilibriumState state() {
        requireSolution();
        return EquilibriumState.of(potentials, sets, searches);
    }

    private void requireSolution() {
        if (!solved) {
            throw new IllegalStateException("there is no solution: " + failure);
        }
    }
}
