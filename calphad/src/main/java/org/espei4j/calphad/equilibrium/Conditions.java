package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The conditions of an equilibrium, with the statuses of phases that are not simply entered. Immutable.
///
/// ```java
/// Conditions conditions = Conditions.at(1000, 101_325).amount(1).fraction("NI", 0.3).build();
/// ```
///
/// Whether conditions determine an equilibrium depends on the system, which checks them:
/// [EquilibriumSpecs#check].
///
/// @param conditions the conditions in the order in which they were given
/// @param statuses phases by upper-case name whose status is not [PhaseStatus#ENTERED]
public record Conditions(List<Condition> conditions, SortedMap<String, PhaseStatus> statuses) {

    /// Copies.
    public Conditions {
        conditions = List.copyOf(conditions);
        SortedMap<String, PhaseStatus> copy = new TreeMap<>(statuses);
        copy.values().removeIf(status -> status == PhaseStatus.ENTERED);
        statuses = Collections.unmodifiableSortedMap(copy);
    }

    /// Begins with temperature and pressure.
    ///
    /// @param temperature K
    /// @param pressure Pa
    public static Builder at(double temperature, double pressure) {
        return new Builder().with(new Condition.Temperature(temperature)).with(new Condition.Pressure(pressure));
    }

    /// Begins without any condition.
    public static Builder builder() {
        return new Builder();
    }

    /// One mole of atoms of a composition.
    ///
    /// @param temperature K
    /// @param pressure Pa
    /// @param fractions mole fractions of all elements but one
    public static Conditions of(double temperature, double pressure, Map<String, Double> fractions) {
        Builder builder = at(temperature, pressure).amount(1);
        new TreeMap<>(fractions).forEach(builder::fraction);
        return builder.build();
    }

    /// The status of a phase.
    public PhaseStatus status(String phase) {
        return statuses.getOrDefault(phase, PhaseStatus.ENTERED);
    }

    /// Collects conditions. Names may be in any case.
    public static final class Builder {

        private final List<Condition> conditions = new ArrayList<>();
        private final SortedMap<String, PhaseStatus> statuses = new TreeMap<>();

        private Builder() {}

        /// Adds any condition.
        public Builder with(Condition condition) {
            conditions.add(condition);
            return this;
        }

        /// Moles of atoms in the system.
        public Builder amount(double moles) {
            return with(new Condition.Amount(moles));
        }

        /// Moles of an element.
        public Builder amount(String element, double moles) {
            return with(new Condition.ElementAmount(upper(element), moles));
        }

        /// Mole fraction of an element.
        public Builder fraction(String element, double fraction) {
            return with(new Condition.ElementFraction(upper(element), fraction));
        }

        /// How a phase takes part.
        public Builder status(String phase, PhaseStatus status) {
            statuses.put(upper(phase), status);
            return this;
        }

        /// The conditions collected so far.
        public Conditions build() {
            return new Conditions(conditions, statuses);
        }

        private static String upper(String name) {
            return name.strip().toUpperCase(Locale.ROOT);
        }
    }
}
