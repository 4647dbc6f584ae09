package org.espei4j.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.PhaseStatus;

/// Completes conditions by what goes without saying: one standard atmosphere, and one mole of atoms where nothing is said
/// about amounts.
///
/// @param dormant names of dormant phases
record ConditionDefaults(List<String> dormant) {

    /// One standard atmosphere, Pa.
    static final double PRESSURE = 101_325;

    ConditionDefaults {
        dormant = List.copyOf(dormant);
    }

    /// The conditions in the usual order: temperature, pressure, amount, then the others as they were given.
    Conditions complete(List<Condition> given) {
        List<Condition> all = new ArrayList<>(given);
        if (given.stream().noneMatch(c -> c instanceof Condition.Pressure)) {
            all.add(new Condition.Pressure(PRESSURE));
        }
        if (given.stream().noneMatch(c -> c instanceof Condition.Amount || c instanceof Condition.ElementAmount)) {
            all.add(new Condition.Amount(1));
        }
        all.sort(Comparator.comparingInt(ConditionDefaults::rank));
        Conditions.Builder builder = Conditions.builder();
        all.forEach(builder::with);
        dormant.forEach(phase -> builder.status(phase, PhaseStatus.DORMANT));
        return builder.build();
    }

    private static int rank(Condition condition) {
        return switch (condition) {
            case Condition.Temperature _ -> 0;
            case Condition.Pressure _ -> 1;
            case Condition.Amount _ -> 2;
            default -> 3;
        };
    }
}
