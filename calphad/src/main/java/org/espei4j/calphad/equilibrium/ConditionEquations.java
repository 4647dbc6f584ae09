package org.espei4j.calphad.equilibrium;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The equations of [ConditionNewton] at a state, which has been evaluated: unknowns are the chemical potentials of the
/// elements that are present, temperature, pressure, and the amounts of the composition sets, in this order. Belongs to one
/// thread.
final class ConditionEquations {

    private static final int TEMPERATURE = 0;
    private static final int PRESSURE = 1;
    /// Number of unknowns between potentials and amounts.
    private static final int BETWEEN = 2;

    private final EquilibriumSpecs specs;
    private final RequiredPotentials required;
    private final ConditionSystem conditions;
    private final List<ExtensiveRow> sums;
    private final List<PhaseCompositionRow> compositions;
    private final OpenState state;
    private final int elements;
    private final ScaledEquations system = new ScaledEquations();

    ConditionEquations(
            EquilibriumSpecs specs, RequiredPotentials required, ConditionSystem conditions, OpenState state) {
        this.specs = specs;
        this.required = required;
        this.conditions = conditions;
        this.state = state;
        sums = ExtensiveRow.of(conditions, specs);
        compositions = PhaseCompositionRow.of(conditions, specs);
        elements = specs.elements().size();
    }

    /// Writes down all equations.
    void assemble() {
        int unknowns = unknowns();
        system.begin(state.sets.count() + conditions.conditions.conditions().size(), unknowns);
        int row = 0;
        for (RespondingSet each : state.responding) {
            addPlane(row++, each);
        }
        row = addPotentials(row);
        for (ExtensiveRow sum : sums) {
            addSum(row++, sum);
        }
        for (PhaseCompositionRow composition : compositions) {
            addComposition(row++, composition);
        }
        for (int c = 0; c < state.present; c++) {
            system.scaleColumn(c, state.thermalEnergy());
        }
        system.scaleColumn(state.present + TEMPERATURE, state.phases.temperature);
        system.scaleColumn(state.present + PRESSURE, state.phases.pressure);
        for (int k = 0; k < state.sets.count(); k++) {
            system.scaleColumn(state.present + BETWEEN + k, state.total / state.sets.get(k).atoms);
        }
    }

    private int unknowns() {
        return state.present + BETWEEN + state.sets.count();
    }

    private void addPlane(int row, RespondingSet each) {
        CompositionSet set = each.set;
        for (int e = 0; e < elements; e++) {
            if (state.columnOf[e] >= 0) {
                system.add(row, state.columnOf[e], set.amounts[e]);
            }
        }
        system.add(row, state.present + TEMPERATURE, each.entropy);
        system.add(row, state.present + PRESSURE, -each.volume);
        system.setRight(row, -set.excess(state.potentials));
        system.scaleRow(row, state.thermalEnergy() * set.atoms);
    }

    /// Rows of given temperature, pressure and potentials.
    ///
    /// @return the next row
    private int addPotentials(int first) {
        int row = first;
        double temperature = state.phases.temperature;
        double pressure = state.phases.pressure;
        if (conditions.temperature > 0) {
            system.add(row, state.present + TEMPERATURE, 1);
            system.setRight(row, conditions.temperature - temperature);
            system.scaleRow(row++, temperature);
        }
        if (conditions.pressure > 0) {
            system.add(row, state.present + PRESSURE, 1);
            system.setRight(row, conditions.pressure - pressure);
            system.scaleRow(row++, pressure);
        }
        for (Condition condition : conditions.potentials) {
            int e = conditions.elementOf(condition);
            RequiredPotentials.Required target = required.of(condition, temperature, pressure);
            if (state.columnOf[e] >= 0) {
                system.add(row, state.columnOf[e], 1);
                system.add(row, state.present + TEMPERATURE, -target.byTemperature());
                system.add(row, state.present + PRESSURE, -target.byPressure());
                system.setRight(row, target.value() - state.potentials[e]);
            } else {
                // An absent element has no finite potential.
                system.setRight(row, state.thermalEnergy());
            }
            system.scaleRow(row++, state.thermalEnergy());
        }
        return row;
    }

    private void addSum(int row, ExtensiveRow sum) {
        double right = sum.target();
        double size = Math.abs(right);
        for (RespondingSet each : state.responding) {
            right -= each.set.amount * each.value(sum);
            right += Math.abs(each.set.amount) * each.relaxed(sum);
            size += Math.abs(each.set.amount) * each.magnitude(sum);
        }
        double[] slopes = slopes(sum);
        for (int c = 0; c < slopes.length; c++) {
            system.add(row, c, slopes[c]);
        }
        system.setRight(row, right);
        system.scaleRow(row, size);
    }

    private void addComposition(int row, PhaseCompositionRow composition) {
        int k = composition.nearest(state.responding);
        if (k < 0) {
            // The phase is not there: nothing fulfils the condition.
            system.setRight(row, 1);
            return;
        }
        RespondingSet each = state.responding.get(k);
        ExtensiveRow ofSet = composition.ofSet();
        double[] slopes = new double[unknowns()];
        addSlopes(slopes, each, ofSet, 1);
        for (int c = 0; c < slopes.length; c++) {
            system.add(row, c, slopes[c]);
        }
        system.setRight(row, each.relaxed(ofSet) - each.value(ofSet));
        system.scaleRow(row, each.set.atoms);
    }

    /// Slopes of a sum over composition sets in all unknowns.
    private double[] slopes(ExtensiveRow sum) {
        double[] slopes = new double[unknowns()];
        for (int k = 0; k < state.responding.size(); k++) {
            RespondingSet each = state.responding.get(k);
            slopes[state.present + BETWEEN + k] = each.value(sum);
            // A set with a negative amount is on its way out; its magnitude keeps the matrix definite.
            addSlopes(slopes, each, sum, Math.abs(each.set.amount));
        }
        return slopes;
    }

    /// Adds the slopes of a quantity of one set in potentials, temperature and pressure.
    private void addSlopes(double[] slopes, RespondingSet each, ExtensiveRow quantity, double amount) {
        double[] own = each.slopes(quantity);
        for (int a = 0; a < own.length; a++) {
            double weight = amount * own[a];
            for (int e = 0; e < elements; e++) {
                if (state.columnOf[e] >= 0) {
                    slopes[state.columnOf[e]] += weight * each.set.matrix.response[a * elements + e];
                }
            }
            slopes[state.present + TEMPERATURE] += weight * each.toTemperature[a];
            slopes[state.present + PRESSURE] += weight * each.toPressure[a];
        }
        slopes[state.present + TEMPERATURE] += amount * each.byTemperature(quantity);
        slopes[state.present + PRESSURE] += amount * each.byPressure(quantity);
    }

    /// Solves; unknowns that are left open become 0.
    ///
    /// @return zero for consistent equations, see [ScaledEquations#solve]
    double solve() {
        return system.solve();
    }

    /// Step of the potential of an element, J/mol; 0 for an absent one.
    double potentialStep(int element) {
        return state.columnOf[element] < 0 ? 0 : system.unknown(state.columnOf[element]);
    }

    /// Step of the temperature, K.
    double temperatureStep() {
        return system.unknown(state.present + TEMPERATURE);
    }

    /// Step of the pressure, Pa.
    double pressureStep() {
        return system.unknown(state.present + PRESSURE);
    }

    /// Step of the amount of a composition set, moles of formula units.
    double amountStep(int set) {
        return system.unknown(state.present + BETWEEN + set);
    }

    /// Largest relative deviation from a condition and from the tangent plane.
    double largestDeviation() {
        return system.largestRight();
    }

    /// Whether the sets that conditions are about are all there.
    boolean hasChosenSets() {
        return sums.stream().allMatch(sum -> !sum.sets().isAny() || isThere(sum.sets()))
                && compositions.stream().allMatch(composition -> isThere(composition.sets()));
    }

    private boolean isThere(ChosenSets chosen) {
        return state.responding.stream().anyMatch(each -> each.isAmong(chosen));
    }

    /// Whether a set cannot leave, because a condition is about it and no other set would fulfil it.
    boolean isNeeded(RespondingSet set) {
        return sums.stream().anyMatch(sum -> isNeeded(set, sum.sets()))
                || compositions.stream().anyMatch(composition -> isNeeded(set, composition.sets()));
    }

    private boolean isNeeded(RespondingSet set, ChosenSets chosen) {
        return set.isAmong(chosen)
                && state.responding.stream()
                                .filter(each -> each.isAmong(chosen))
                                .count()
                        == 1;
    }

    /// Temperature, pressure and amounts of elements that the conditions leave open: the state is one of many that fulfil
    /// them.
    ///
    /// @return names of conditions that would determine them, such as `T` and `N(C)`
    Set<String> undetermined() {
        Set<String> open = new TreeSet<>();
        double[] combination = new double[unknowns()];
        combination[state.present + TEMPERATURE] = 1;
        if (!system.determine(combination)) {
            open.add("T");
        }
        combination[state.present + TEMPERATURE] = 0;
        combination[state.present + PRESSURE] = 1;
        if (!system.determine(combination)) {
            open.add("P");
        }
        for (int e = 0; e < elements; e++) {
            if (state.columnOf[e] >= 0 && !system.determine(slopes(ExtensiveRow.amountOf(e, elements)))) {
                open.add("N(" + specs.elements().get(e) + ")");
            }
        }
        return open;
    }
}
