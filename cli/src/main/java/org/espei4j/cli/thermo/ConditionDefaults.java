package org.espei4j.cli.thermo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.PhaseStatus;

/// Completes conditions by what goes without saying: one standard atmosphere, unless a volume is given, and one mole of
/// atoms where nothing is said about amounts.
///
/// @param statuses statuses of phases that are not simply entered, by name
/// @param fixed conditions that hold in addition to all others
record ConditionDefaults(SortedMap<String, PhaseStatus> statuses, List<Condition> fixed) {

    /// One standard atmosphere, Pa.
    static final double PRESSURE = 101_325;

    ConditionDefaults {
        statuses = new TreeMap<>(statuses);
        fixed = List.copyOf(fixed);
    }

    /// The same with further statuses, which replace those known.
    ConditionDefaults with(PhaseStatuses more) {
        SortedMap<String, PhaseStatus> all = new TreeMap<>(statuses);
        all.putAll(more.statuses());
        List<Condition> conditions = new ArrayList<>(fixed);
        conditions.addAll(more.fixed());
        return new ConditionDefaults(all, conditions);
    }

    /// The conditions in the usual order: temperature, pressure, amount, then the others as they were given.
    Conditions complete(List<Condition> given) {
        List<Condition> all = new ArrayList<>(given);
        all.addAll(fixed);
        if (all.stream().noneMatch(c -> c instanceof Condition.Pressure || isVolume(c))) {
            all.add(new Condition.Pressure(PRESSURE));
        }
        if (all.stream().noneMatch(c -> c instanceof Condition.Amount || c instanceof Condition.ElementAmount)) {
            all.add(new Condition.Amount(1));
        }
        all.sort(Comparator.comparingInt(ConditionDefaults::rank));
        Conditions.Builder builder = Conditions.builder();
        all.forEach(builder::with);
        statuses.forEach(builder::status);
        return builder.build();
    }

    private static boolean isVolume(Condition condition) {
        return condition instanceof Condition.SystemProperty given && given.property() == Condition.Property.VOLUME;
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
