package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Newton's method for equilibria between given composition sets under any conditions (B. Sundman, X.-G. Lu, H. Ohtani,
/// Comput. Mater. Sci. 101 (2015) 127–137, section 2): every condition is an equation.
///
/// | unknown | scale |
/// | --- | --- |
/// | chemical potentials μ of the elements that are present | RT |
/// | temperature T, pressure P | themselves |
/// | amounts nₖ of the composition sets | moles of atoms of the system |
///
/// | equation | |
/// | --- | --- |
/// | set k lies on the tangent plane | `Σ_e N_ek Δμ_e + S_k ΔT − V_k ΔP = G_k − Σ_e N_ek μ_e` |
/// | T or P is given | `ΔT = T° − T` |
/// | μ or an activity is given | `Δμ_e − (∂μ°/∂T) ΔT − (∂μ°/∂P) ΔP = μ° − μ_e` |
/// | a sum over sets is given | `Σ_k (q_k Δn_k + n_k Δq_k) = q° − Σ_k n_k q_k` with Δq from [RespondingSet] |
///
/// Site fractions are eliminated set by set. Rows and columns are scaled by their largest entries, so that neither dilute
/// elements nor units matter to the pivots. A singular but consistent system is solved with what is open left as it is.
/// Newton's method converges from nearby; that nothing else is more stable is for the caller to verify.
final class ConditionNewton {

    private static final int MOST_ITERATIONS = 80;
    private static final double LONGEST_STEP = 0.5;
    /// Largest relative change of temperature in one step.
    private static final double LARGEST_HEATING = 0.1;
    /// Largest relative change of pressure in one step.
    private static final double LARGEST_COMPRESSION = 0.8;

    private static final double LAST_STEP = 1e-10;
    private static final double STALLED_STEP = 1e-6;
    private static final double SETTLED_STEP = 1e-2;
    private static final double INCONSISTENT = 1e-7;
    /// Conditions are fulfilled to this part of their terms.
    private static final double FULFILLED = 1e-9;
    /// A set with less of all atoms is not there.
    private static final double NEGATIVE = -1e-11;

    private static final int TEMPERATURE = 0;
    private static final int PRESSURE = 1;

    private final EquilibriumSpecs specs;
    private final double[] theta;
    private final RequiredPotentials required;
    private final ConditionSystem conditions;
    private final List<ExtensiveRow> rows;
    private final int elements;
    private final double[] potentials;
    private final int[] columnOf;
    private final ScaledEquations system = new ScaledEquations();
    private final List<RespondingSet> responding = new ArrayList<>();
    private StableSets sets = new StableSets(new WorkingPhase[0]);
    private PhasesAt phases;
    private int present;
    private double total;
    private double temperatureStep;
    private double pressureStep;
    private int iterations;

    /// @param specs the phases that may form
    ConditionNewton(EquilibriumSpecs specs, double[] theta, RequiredPotentials required, ConditionSystem conditions) {
        this.specs = specs;
        this.theta = theta;
        this.required = required;
        this.conditions = conditions;
        rows = ExtensiveRow.of(conditions, specs);
        elements = specs.elements().size();
        potentials = new double[elements];
        columnOf = new int[elements];
        phases = new PhasesAt(specs, theta, 1, 1);
    }

    /// Number of iterations of the last call.
    int iterations() {
        return iterations;
    }

    /// Moves a state to one that fulfils the conditions. Sets whose amount becomes negative and sets that become equal are
    /// taken out.
    ///
    /// @return null if the iteration does not converge
    @Nullable
    SystemState solve(SystemState start) {
        load(start);
        double previous = Double.POSITIVE_INFINITY;
        int stalled = 0;
        int negative = 0;
        for (iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
            if (sets.count() == 0 || !evaluate()) {
                return null;
            }
            assemble();
            double left = system.solve();
            if (!(left <= INCONSISTENT)) {
                if (sets.releaseFloors()) {
                    continue;
                }
                if (sets.count() > 1) {
                    sets.remove(sets.leastFavourable(potentials));
                    continue;
                }
                return null;
            }
            double size = computeSteps();
            if (!(size <= Double.MAX_VALUE)) {
                return null;
            }
            double part = advance();
            int usedUp = usedUp();
            negative = usedUp < 0 ? 0 : negative + 1;
            if (usedUp >= 0 && ((part == 1 && size < SETTLED_STEP) || negative > 6)) {
                sets.remove(usedUp);
                negative = 0;
                previous = Double.POSITIVE_INFINITY;
                continue;
            }
            if (sets.mergeTwins(potentials)) {
                previous = Double.POSITIVE_INFINITY;
                continue;
            }
            stalled = size < 0.5 * previous ? 0 : stalled + 1;
            previous = Math.min(size, previous);
            if (part == 1 && usedUp < 0 && (size < LAST_STEP || (stalled >= 3 && size < STALLED_STEP))) {
                return finish();
            }
        }
        return null;
    }

    /// Largest relative deviation of a state from the conditions and from its tangent plane.
    double largestDeviation(SystemState state) {
        load(state);
        if (sets.count() == 0 || !evaluate()) {
            return Double.POSITIVE_INFINITY;
        }
        assemble();
        return system.largestRight();
    }

    /// Temperature, pressure and amounts of elements that the conditions leave open at a state: it is one of many that fulfil
    /// them.
    ///
    /// @return names of conditions that would determine them, such as `T` and `N(C)`
    Set<String> undetermined(SystemState state) {
        Set<String> open = new TreeSet<>();
        load(state);
        if (sets.count() == 0 || !evaluate()) {
            return open;
        }
        assemble();
        int unknowns = present + 2 + sets.count();
        double[] combination = new double[unknowns];
        combination[present + TEMPERATURE] = 1;
        if (!system.determine(combination)) {
            open.add("T");
        }
        combination[present + TEMPERATURE] = 0;
        combination[present + PRESSURE] = 1;
        if (!system.determine(combination)) {
            open.add("P");
        }
        for (int e = 0; e < elements; e++) {
            AmountRow amount = AmountRow.of(elements, e, 0, 0);
            if (columnOf[e] >= 0
                    && !system.determine(slopes(new ExtensiveRow(0, 0, 0, amount.coefficients(), -1, 0), unknowns))) {
                open.add("N(" + specs.elements().get(e) + ")");
            }
        }
        return open;
    }

    private void load(SystemState start) {
        EquilibriumState equilibrium = start.equilibrium();
        double[] mu = equilibrium.potentials();
        boolean[] absent = new boolean[elements];
        present = 0;
        for (int e = 0; e < elements; e++) {
            absent[e] = mu[e] == Double.NEGATIVE_INFINITY;
            columnOf[e] = absent[e] ? -1 : present++;
        }
        phases = new PhasesAt(specs, theta, start.temperature(), start.pressure());
        sets = phases.sets(equilibrium);
        equilibrium.restore(potentials, sets, absent);
    }

    /// Evaluates all sets at the present temperature and pressure.
    private boolean evaluate() {
        responding.clear();
        total = 0;
        for (int k = 0; k < sets.count(); k++) {
            CompositionSet set = sets.get(k);
            set.evaluate();
            if (!(Math.abs(set.energy) <= Double.MAX_VALUE) || !set.factorise(potentials, 0)) {
                return false;
            }
            responding.add(new RespondingSet(set, phases.derivatives(set.phase.index), phases.temperature));
            total += Math.abs(set.amount) * set.atoms;
        }
        return total > 0;
    }

    private void assemble() {
        int unknowns = present + 2 + sets.count();
        int equations = sets.count() + conditions.conditions.conditions().size();
        system.begin(equations, unknowns);
        int row = 0;
        for (RespondingSet each : responding) {
            addPlane(row++, each);
        }
        row = addPotentials(row);
        for (ExtensiveRow extensive : rows) {
            addSum(row++, extensive);
        }
        double thermalEnergy = Tolerances.GAS_CONSTANT * phases.temperature;
        for (int c = 0; c < unknowns; c++) {
            double unit;
            if (c < present) {
                unit = thermalEnergy;
            } else if (c == present + TEMPERATURE) {
                unit = phases.temperature;
            } else if (c == present + PRESSURE) {
                unit = phases.pressure;
            } else {
                unit = total / sets.get(c - present - 2).atoms;
            }
            system.scaleColumn(c, unit);
        }
    }

    private void addPlane(int row, RespondingSet each) {
        CompositionSet set = each.set;
        for (int e = 0; e < elements; e++) {
            if (columnOf[e] >= 0) {
                system.add(row, columnOf[e], set.amounts[e]);
            }
        }
        system.add(row, present + TEMPERATURE, each.entropy);
        system.add(row, present + PRESSURE, -each.volume);
        system.setRight(row, -set.excess(potentials));
        system.scaleRow(row, Tolerances.GAS_CONSTANT * phases.temperature * set.atoms);
    }

    /// Rows of given temperature, pressure and potentials.
    ///
    /// @return the next row
    private int addPotentials(int first) {
        int row = first;
        if (conditions.temperature > 0) {
            system.add(row, present + TEMPERATURE, 1);
            system.setRight(row, conditions.temperature - phases.temperature);
            system.scaleRow(row++, phases.temperature);
        }
        if (conditions.pressure > 0) {
            system.add(row, present + PRESSURE, 1);
            system.setRight(row, conditions.pressure - phases.pressure);
            system.scaleRow(row++, phases.pressure);
        }
        for (Condition condition : conditions.potentials) {
            int e = conditions.elementOf(condition);
            RequiredPotentials.Required target = required.of(condition, phases.temperature, phases.pressure);
            if (columnOf[e] >= 0) {
                system.add(row, columnOf[e], 1);
                system.add(row, present + TEMPERATURE, -target.byTemperature());
                system.add(row, present + PRESSURE, -target.byPressure());
                system.setRight(row, target.value() - potentials[e]);
            } else {
                // An absent element has no finite potential.
                system.setRight(row, Tolerances.GAS_CONSTANT * phases.temperature);
            }
            system.scaleRow(row++, Tolerances.GAS_CONSTANT * phases.temperature);
        }
        return row;
    }

    private void addSum(int row, ExtensiveRow extensive) {
        double right = extensive.target();
        double size = Math.abs(right);
        for (RespondingSet each : responding) {
            CompositionSet set = each.set;
            right -= set.amount * each.value(extensive);
            size += Math.abs(set.amount) * each.magnitude(extensive);
            double[] slopes = each.slopes(extensive);
            for (int a = 0; a < slopes.length; a++) {
                right += Math.abs(set.amount) * slopes[a] * set.matrix.relaxation[a];
            }
        }
        double[] slopes = slopes(extensive, present + 2 + sets.count());
        for (int c = 0; c < slopes.length; c++) {
            system.add(row, c, slopes[c]);
        }
        system.setRight(row, right);
        system.scaleRow(row, size);
    }

    /// Slopes of a sum over composition sets in all unknowns.
    private double[] slopes(ExtensiveRow extensive, int unknowns) {
        double[] sums = new double[unknowns];
        for (int k = 0; k < responding.size(); k++) {
            RespondingSet each = responding.get(k);
            CompositionSet set = each.set;
            sums[present + 2 + k] = each.value(extensive);
            // A set with a negative amount is on its way out; its magnitude keeps the matrix definite.
            double amount = Math.abs(set.amount);
            double[] slopes = each.slopes(extensive);
            for (int a = 0; a < slopes.length; a++) {
                double weight = amount * slopes[a];
                for (int e = 0; e < elements; e++) {
                    if (columnOf[e] >= 0) {
                        sums[columnOf[e]] += weight * set.matrix.response[a * elements + e];
                    }
                }
                sums[present + TEMPERATURE] += weight * each.toTemperature[a];
                sums[present + PRESSURE] += weight * each.toPressure[a];
            }
            sums[present + TEMPERATURE] += amount * each.byTemperature(extensive);
            sums[present + PRESSURE] += amount * each.byPressure(extensive);
        }
        return sums;
    }

    /// Takes the solution of the equations over into steps.
    ///
    /// @return the largest relative change of anything
    private double computeSteps() {
        double thermalEnergy = Tolerances.GAS_CONSTANT * phases.temperature;
        temperatureStep = system.unknown(present + TEMPERATURE);
        pressureStep = system.unknown(present + PRESSURE);
        double size =
                Math.max(Math.abs(temperatureStep) / phases.temperature, Math.abs(pressureStep) / phases.pressure);
        for (int c = 0; c < present; c++) {
            size = Math.max(size, Math.abs(system.unknown(c)) / thermalEnergy);
        }
        for (int k = 0; k < responding.size(); k++) {
            RespondingSet each = responding.get(k);
            CompositionSet set = each.set;
            double[] change = new double[set.matrix.freedom()];
            for (int a = 0; a < change.length; a++) {
                change[a] = -set.matrix.relaxation[a]
                        + each.toTemperature[a] * temperatureStep
                        + each.toPressure[a] * pressureStep;
                for (int e = 0; e < elements; e++) {
                    if (columnOf[e] >= 0) {
                        change[a] += set.matrix.response[a * elements + e] * system.unknown(columnOf[e]);
                    }
                }
            }
            set.computeStepFrom(change);
            set.amountStep = system.unknown(present + 2 + k);
            size = Math.max(size, set.relativeStep());
            size = Math.max(size, Math.abs(set.amountStep) * set.atoms / total);
        }
        return size;
    }

    /// Takes the step, or as much of it as is sensible, and binds the phases to the new temperature and pressure.
    private double advance() {
        double part = Math.min(1, LARGEST_HEATING * phases.temperature / Math.abs(temperatureStep));
        part = Math.min(part, LARGEST_COMPRESSION * phases.pressure / Math.abs(pressureStep));
        double longest = 0;
        for (int k = 0; k < sets.count(); k++) {
            longest = Math.max(longest, sets.get(k).largestStep());
        }
        part = longest > LONGEST_STEP ? Math.min(part, LONGEST_STEP / longest) : part;
        for (int e = 0; e < elements; e++) {
            potentials[e] += columnOf[e] < 0 ? 0 : part * system.unknown(columnOf[e]);
        }
        for (int k = 0; k < sets.count(); k++) {
            CompositionSet set = sets.get(k);
            set.advance(part, CompositionSet.Stepping.BALANCED);
            set.amount += part * set.amountStep;
        }
        double temperature = phases.temperature + part * temperatureStep;
        double pressure = phases.pressure + part * pressureStep;
        if (!phases.isAt(temperature, pressure)) {
            EquilibriumState now = EquilibriumState.of(potentials, sets);
            boolean[] absent = new boolean[elements];
            for (int e = 0; e < elements; e++) {
                absent[e] = columnOf[e] < 0;
            }
            phases = new PhasesAt(specs, theta, temperature, pressure);
            sets = phases.sets(now);
            now.restore(potentials, sets, absent);
        }
        return part;
    }

    /// The set with the most negative amount that is not the last one of a fixed phase; −1 if there is none.
    private int usedUp() {
        int worst = -1;
        double least = NEGATIVE * total;
        for (int k = 0; k < sets.count() && sets.count() > 1; k++) {
            CompositionSet set = sets.get(k);
            double atoms = set.amount * (set.atoms > 0 ? set.atoms : 1);
            if (atoms < least && !isLastOfFixed(set)) {
                least = atoms;
                worst = k;
            }
        }
        return worst;
    }

    private boolean isLastOfFixed(CompositionSet set) {
        int count = 0;
        for (int k = 0; k < sets.count(); k++) {
            count += sets.get(k).phase.index == set.phase.index ? 1 : 0;
        }
        return count == 1 && rows.stream().anyMatch(row -> row.phase() == set.phase.index);
    }

    private boolean hasFixedPhases() {
        boolean all = true;
        for (ExtensiveRow row : rows) {
            boolean found = row.phase() < 0;
            for (int k = 0; k < sets.count(); k++) {
                found |= sets.get(k).phase.index == row.phase();
            }
            all &= found;
        }
        return all;
    }

    /// The state reached, if it fulfils all conditions.
    private @Nullable SystemState finish() {
        if (!evaluate()) {
            return null;
        }
        assemble();
        boolean fulfilled = system.largestRight() < FULFILLED && hasFixedPhases();
        for (int k = 0; k < sets.count(); k++) {
            CompositionSet set = sets.get(k);
            fulfilled &= set.amount * set.atoms >= NEGATIVE * total;
            set.amount = Math.max(set.amount, 0);
        }
        return fulfilled
                ? new SystemState(phases.temperature, phases.pressure, EquilibriumState.of(potentials, sets))
                : null;
    }
}
