package org.espei4j.calphad.equilibrium;

import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The outcome of an equilibrium calculation: the equilibrium, or the reason why there is none. Immutable.
///
/// The quantities of the equilibrium exist only if [#converged()]; asking a failed result for them is an error of the
/// program.
public final class EquilibriumResult {

    /// A stable composition set.
    ///
    /// @param phase name of the phase; sets of one phase that differ in composition (miscibility gap) share it
    /// @param amount moles of formula units
    /// @param atoms moles of atoms per mole of formula units
    /// @param share part of all atoms of the system
    /// @param energy Gibbs energy, J per mole of atoms
    /// @param fractions mole fraction of each element
    /// @param siteFractions in the order of the phase's description
    public record StablePhase(
            String phase,
            double amount,
            double atoms,
            double share,
            double energy,
            SortedMap<String, Double> fractions,
            List<Double> siteFractions) {

        /// Copies.
        public StablePhase {
            fractions = Collections.unmodifiableSortedMap(new TreeMap<>(fractions));
            siteFractions = List.copyOf(siteFractions);
        }
    }

    /// How exactly the equations of equilibrium are fulfilled.
    ///
    /// @param massBalance largest deviation of the amount of an element, relative to all atoms; where conditions other than
    ///     temperature, pressure and amounts are given, the largest relative deviation from any of them
    /// @param plane largest distance of a stable constitution from the tangent plane, J per mole of atoms
    /// @param slope largest deviation of a slope, weighted with the site fraction it belongs to, J per mole of formula units
    public record Residuals(double massBalance, double plane, double slope) {}

    private static final Comparator<StablePhase> BY_COMPOSITION =
            Comparator.comparing(StablePhase::phase).thenComparing(EquilibriumResult::compareCompositions);

    private final Conditions conditions;
    private final Optional<FailureReason> failure;
    private final double temperature;
    private final double pressure;
    private final double energy;
    private final SortedMap<String, Double> amounts;
    private final SortedMap<String, Double> potentials;
    private final Set<String> undetermined;
    private final Set<String> open;
    private final List<StablePhase> phases;
    private final SortedMap<String, Double> drivingForces;
    private final Optional<Residuals> residuals;
    private final int iterations;

    private EquilibriumResult(
            Conditions conditions,
            Optional<FailureReason> failure,
            double temperature,
            double pressure,
            double energy,
            SortedMap<String, Double> amounts,
            SortedMap<String, Double> potentials,
            Set<String> undetermined,
            Set<String> open,
            List<StablePhase> phases,
            SortedMap<String, Double> drivingForces,
            Optional<Residuals> residuals,
            int iterations) {
        this.open = Collections.unmodifiableSet(new TreeSet<>(open));
        this.conditions = conditions;
        this.failure = failure;
        this.temperature = temperature;
        this.pressure = pressure;
        this.energy = energy;
        this.amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
        this.potentials = Collections.unmodifiableSortedMap(new TreeMap<>(potentials));
        this.undetermined = Collections.unmodifiableSet(new TreeSet<>(undetermined));
        this.phases = List.copyOf(phases);
        this.drivingForces = Collections.unmodifiableSortedMap(new TreeMap<>(drivingForces));
        this.residuals = residuals;
        this.iterations = iterations;
    }

    static EquilibriumResult failed(Conditions conditions, FailureReason reason, int iterations) {
        return new EquilibriumResult(
                conditions,
                Optional.of(reason),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                new TreeMap<>(),
                new TreeMap<>(),
                Set.of(),
                Set.of(),
                List.of(),
                new TreeMap<>(),
                Optional.empty(),
                iterations);
    }

    static EquilibriumResult of(
            Conditions conditions,
            double temperature,
            double pressure,
            double energy,
            SortedMap<String, Double> amounts,
            SortedMap<String, Double> potentials,
            Set<String> undetermined,
            List<StablePhase> phases,
            SortedMap<String, Double> drivingForces,
            Residuals residuals,
            int iterations) {
        return new EquilibriumResult(
                conditions,
                Optional.empty(),
                temperature,
                pressure,
                energy,
                amounts,
                potentials,
                undetermined,
                Set.of(),
                phases,
                drivingForces,
                Optional.of(residuals),
                iterations);
    }

    /// The same with what the conditions leave open.
    EquilibriumResult leavingOpen(Set<String> quantities) {
        return new EquilibriumResult(
                conditions,
                failure,
                temperature,
                pressure,
                energy,
                amounts,
                potentials,
                undetermined,
                quantities,
                phases,
                drivingForces,
                residuals,
                iterations);
    }

    /// The conditions that were asked for.
    public Conditions conditions() {
        return conditions;
    }

    /// Whether there is an equilibrium.
    public boolean converged() {
        return failure.isEmpty();
    }

    /// Why there is none.
    public Optional<FailureReason> failure() {
        return failure;
    }

    /// The stable composition sets by name and composition, the order in which [SetName] counts them.
    public List<StablePhase> sortedPhases() {
        return phases.stream().sorted(BY_COMPOSITION).toList();
    }

    private static int compareCompositions(StablePhase a, StablePhase b) {
        Iterator<Double> others = b.fractions().values().iterator();
        for (double fraction : a.fractions().values()) {
            int order = Double.compare(fraction, others.next());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /// Why there is none, in words, with what the conditions may have meant.
    ///
    /// @throws IllegalStateException if there is an equilibrium
    public String reason() {
        FailureReason reason = failure.orElseThrow(() -> new IllegalStateException("there is an equilibrium"));
        return reason == FailureReason.UNBOUNDED ? reason.text() + hint() : reason.text();
    }

    /// An activity of 1 means the reference state of the database, which may lie far above all phases.
    private String hint() {
        for (Condition condition : conditions.conditions()) {
            if (condition instanceof Condition.Activity given && given.phase().isEmpty()) {
                return "; " + given.quantity()
                        + " refers to the reference state of the database, with the chemical potential 0:"
                        + " maybe AC(" + given.element()
                        + ",PHASE) is meant, which refers to the pure element in a phase";
            }
        }
        return "";
    }

    /// Temperature, K.
    public double temperature() {
        requireEquilibrium();
        return temperature;
    }

    /// Pressure, Pa.
    public double pressure() {
        requireEquilibrium();
        return pressure;
    }

    /// Gibbs energy of the system, J.
    public double energy() {
        requireEquilibrium();
        return energy;
    }

    /// Gibbs energy, J per mole of atoms.
    public double molarEnergy() {
        requireEquilibrium();
        return energy / totalAmount();
    }

    /// Moles of each element in the system.
    public SortedMap<String, Double> amounts() {
        requireEquilibrium();
        return amounts;
    }

    /// Moles of atoms in the system.
    public double totalAmount() {
        requireEquilibrium();
        return amounts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// Chemical potential of each element, J/mol, with the reference state of the database; −∞ for an element that the
    /// system does not have.
    public SortedMap<String, Double> potentials() {
        requireEquilibrium();
        return potentials;
    }

    /// Elements whose chemical potential the conditions leave open, as those of a line compound alone; the values in
    /// [#potentials] are then one choice of many.
    public Set<String> undetermined() {
        requireEquilibrium();
        return undetermined;
    }

    /// Temperature, pressure and amounts that the conditions leave open, as names of conditions that would decide them, such
    /// as `T` and `N(C)`: the state is then one of many. The amount of a compound between two others, for example, is the
    /// same at all temperatures, and at activity 1 any amount of a pure phase may be there.
    public Set<String> leftOpen() {
        requireEquilibrium();
        return open;
    }

    /// The stable composition sets.
    public List<StablePhase> phases() {
        requireEquilibrium();
        return phases;
    }

    /// Driving force of each dormant phase, J per mole of atoms: positive if it would form.
    public SortedMap<String, Double> drivingForces() {
        requireEquilibrium();
        return drivingForces;
    }

    /// How exactly the equations of equilibrium are fulfilled; empty for a failure.
    public Optional<Residuals> residuals() {
        return residuals;
    }

    /// Number of Newton iterations.
    public int iterations() {
        return iterations;
    }

    private void requireEquilibrium() {
        failure.ifPresent(reason -> {
            throw new IllegalStateException("there is no equilibrium: " + reason.text());
        });
    }
}
