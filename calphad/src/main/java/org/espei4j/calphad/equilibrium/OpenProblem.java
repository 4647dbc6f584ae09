package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What conditions leave open once temperature, pressure, amounts and as many chemical potentials as there is room for are
/// taken as given: the variables, and the conditions, as many, that decide them. Immutable.
///
/// @param system the conditions
/// @param balances conditions on potentials that stand in the place of an amount, by position of the element
/// @param space the amounts that are possible
/// @param variables what is open
/// @param targets conditions on potentials, phases and functions that have to be met
/// @param equations equations between amounts that have to be met
record OpenProblem(
        ConditionSystem system,
        List<Optional<Condition>> balances,
        AmountSpace space,
        List<FreeVariable> variables,
        List<Condition> targets,
        List<AmountRow> equations) {

    /// Analyses conditions.
    static OpenProblem of(ConditionSystem system) {
        int elements = system.elements.size();
        int room = elements - system.rows.size();
        List<Optional<Condition>> balances = new ArrayList<>();
        boolean[] given = new boolean[elements];
        for (int e = 0; e < elements; e++) {
            balances.add(Optional.empty());
        }
        List<Condition> targets = new ArrayList<>();
        for (Condition potential : inOrderOfUse(system)) {
            int e = system.elementOf(potential);
            if (room > 0) {
                room--;
                given[e] = true;
                balances.set(e, Optional.of(potential));
            } else {
                targets.add(potential);
            }
        }
        targets.addAll(system.others);
        AmountSpace space = AmountSpace.of(system.rows, given);
        List<FreeVariable> variables = new ArrayList<>();
        if (!space.isEmpty() && space.dimension() > 0) {
            variables.add(FreeVariable.composition());
        }
        if (Double.isNaN(system.temperature)) {
            variables.add(FreeVariable.temperature());
        }
        if (Double.isNaN(system.pressure)) {
            variables.add(FreeVariable.pressure());
        }
        return new OpenProblem(system, balances, space, variables, targets, space.equations());
    }

    /// Potentials of elements about whose amounts nothing else is said come first: they are the ones that replace amounts.
    private static List<Condition> inOrderOfUse(ConditionSystem system) {
        List<Condition> first = new ArrayList<>();
        List<Condition> second = new ArrayList<>();
        for (Condition potential : system.potentials) {
            String element = system.elements.get(system.elementOf(potential));
            boolean hasAmount = system.conditions.conditions().stream().anyMatch(c -> switch (c) {
                case Condition.ElementAmount given -> given.element().equals(element);
                case Condition.ElementFraction given -> given.element().equals(element);
                case Condition.MassFraction given -> given.element().equals(element);
                default -> false;
            });
            (hasAmount ? second : first).add(potential);
        }
        first.addAll(second);
        return first;
    }

    /// The variable to search for in the outermost place: pressure, temperature, composition.
    FreeVariable outermost() {
        return variables.getLast();
    }

    /// The condition that decides a variable, if one of several: volume decides pressure, enthalpy and entropy temperature.
    @Nullable
    Condition decisive(FreeVariable variable) {
        for (Condition target : targets) {
            if (isMonotonous(variable, target)) {
                return target;
            }
        }
        return targets.isEmpty() ? null : targets.getLast();
    }

    /// Whether the value of a condition is known to change in one direction with a variable: entropy and enthalpy rise with
    /// temperature, volume falls with pressure, because the energy of a stable system is concave in both.
    static boolean isMonotonous(FreeVariable variable, Condition target) {
        return target instanceof Condition.SystemProperty given
                && (given.property() == Condition.Property.VOLUME
                        ? variable.kind() == FreeVariable.Kind.PRESSURE
                        : variable.kind() == FreeVariable.Kind.TEMPERATURE);
    }
}
