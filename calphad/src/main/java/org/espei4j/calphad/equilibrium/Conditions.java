package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.calphad.diagnostic.BadInputException;

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
/// @param statuses phases by upper-case name that are [dormant][PhaseStatus#DORMANT] or [suspended][PhaseStatus#SUSPENDED]; all
///     others are entered, or fixed by a [Condition.PhaseFraction]
public record Conditions(List<Condition> conditions, SortedMap<String, PhaseStatus> statuses) {

    /// Copies.
    public Conditions {
        conditions = List.copyOf(conditions);
        SortedMap<String, PhaseStatus> copy = new TreeMap<>(statuses);
        copy.values().removeIf(status -> status == PhaseStatus.ENTERED);
        if (copy.containsValue(PhaseStatus.FIXED)) {
            throw new IllegalArgumentException("a phase is fixed by a condition on its amount");
        }
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

    /// Checks what can be said without knowing the system: that values are in their ranges, that nothing is given twice, and
    /// that fractions do not sum to more than 1.
    ///
    /// @throws BadInputException with everything that is wrong in any system
    public void check() throws BadInputException {
        ConditionCheck.checkAlone(this);
    }

    /// The status of a phase; [PhaseStatus#FIXED] if its amount is given.
    public PhaseStatus status(String phase) {
        for (Condition condition : conditions) {
            if (condition instanceof Condition.PhaseFraction given
                    && SetName.of(given.phase()).phase().equals(phase)) {
                return PhaseStatus.FIXED;
            }
        }
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

        /// Mass fraction of an element.
        ///
        /// @param fraction 0 … 1
        public Builder massFraction(String element, double fraction) {
            return with(new Condition.MassFraction(upper(element), fraction));
        }

        /// Mole fraction of an element in a stable phase.
        ///
        /// @param phase a phase or one of its composition sets, see [SetName]
        /// @param fraction 0 … 1
        public Builder fraction(String phase, String element, double fraction) {
            return with(new Condition.PhaseComposition(upper(phase), upper(element), fraction));
        }

        /// Chemical potential of an element, J/mol, with the reference state of the database.
        public Builder potential(String element, double value) {
            return with(new Condition.ChemicalPotential(upper(element), value));
        }

        /// Activity of an element with the reference state of the database.
        public Builder activity(String element, double value) {
            return with(new Condition.Activity(upper(element), Optional.empty(), value));
        }

        /// Activity of an element that is 1 in a phase of the pure element.
        public Builder activity(String element, String phase, double value) {
            return with(new Condition.Activity(upper(element), Optional.of(upper(phase)), value));
        }

        /// Enthalpy of the system, J.
        public Builder enthalpy(double value) {
            return with(new Condition.SystemProperty(Condition.Property.ENTHALPY, false, value));
        }

        /// Entropy of the system, J/K.
        public Builder entropy(double value) {
            return with(new Condition.SystemProperty(Condition.Property.ENTROPY, false, value));
        }

        /// Volume of the system, m³.
        public Builder volume(double value) {
            return with(new Condition.SystemProperty(Condition.Property.VOLUME, false, value));
        }

        /// Fixes the amount of a phase.
        ///
        /// @param phase a phase or one of its composition sets, see [SetName]
        /// @param share part of all atoms; 0 where the phase is about to form
        public Builder fixed(String phase, double share) {
            return with(new Condition.PhaseFraction(upper(phase), share));
        }

        /// How a phase takes part. [PhaseStatus#FIXED] means fixed with nothing of it, see [#fixed].
        public Builder status(String phase, PhaseStatus status) {
            if (status == PhaseStatus.FIXED) {
                return fixed(phase, 0);
            }
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
