package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Conditions checked against a system and sorted by what they mean for a solver. Immutable.
final class ConditionSystem {

    private static final SourcePlace PLACE = SourcePlace.of("conditions");
    /// How far mole fractions may exceed a sum of 1 by rounding.
    static final double ROUNDING = 1e-12;

    final Conditions conditions;
    final List<String> elements;
    /// Temperature, K; NaN if it is not given.
    final double temperature;
    /// Pressure, Pa; NaN if it is not given.
    final double pressure;
    /// Conditions on amounts of elements.
    final List<AmountRow> rows;
    /// Conditions on chemical potentials: [Condition.ChemicalPotential] and [Condition.Activity].
    final List<Condition> potentials;
    /// Conditions on amounts and compositions of phases and on functions of the system.
    final List<Condition> others;

    private final Map<String, Double> masses;

    private ConditionSystem(Conditions conditions, List<String> elements, Map<String, Double> masses) {
        this.conditions = conditions;
        this.elements = elements;
        this.masses = masses;
        double t = Double.NaN;
        double p = Double.NaN;
        int n = elements.size();
        List<AmountRow> amounts = new ArrayList<>();
        List<Condition> onPotentials = new ArrayList<>();
        List<Condition> rest = new ArrayList<>();
        for (Condition condition : conditions.conditions()) {
            switch (condition) {
                case Condition.Temperature given -> t = given.value();
                case Condition.Pressure given -> p = given.value();
                case Condition.Amount given -> amounts.add(AmountRow.of(n, -1, 1, given.value()));
                case Condition.ElementAmount given ->
                    amounts.add(AmountRow.of(n, elements.indexOf(given.element()), 0, given.value()));
                case Condition.ElementFraction given ->
                    amounts.add(AmountRow.of(n, elements.indexOf(given.element()), -given.value(), 0));
                case Condition.MassFraction given -> amounts.add(massRow(given));
                case Condition.ChemicalPotential _, Condition.Activity _ -> onPotentials.add(condition);
                case Condition.PhaseFraction _, Condition.PhaseComposition _, Condition.SystemProperty _ ->
                    rest.add(condition);
            }
        }
        temperature = t;
        pressure = p;
        rows = List.copyOf(amounts);
        potentials = List.copyOf(onPotentials);
        others = List.copyOf(rest);
    }

    /// `Σ_f (δ_ef − w)·M_f·n_f = 0` for the element e of mass fraction w, with molar masses M in units of the largest.
    private AmountRow massRow(Condition.MassFraction given) {
        double largest = masses.values().stream().max(Double::compare).orElseThrow();
        double[] row = new double[elements.size()];
        for (int e = 0; e < row.length; e++) {
            String element = elements.get(e);
            double share = element.equals(given.element()) ? 1 - given.value() : -given.value();
            row[e] = share * Objects.requireNonNull(masses.get(element)) / largest;
        }
        return new AmountRow(row, 0);
    }

    /// Checks conditions against a system.
    ///
    /// @throws BadInputException with everything that is wrong with them
    static ConditionSystem of(Conditions conditions, EquilibriumSpecs specs) throws BadInputException {
        ConditionCheck.check(conditions, specs);
        ConditionSystem system = new ConditionSystem(conditions, specs.elements(), specs.masses());
        if (system.isDirect()) {
            system.amounts();
        } else {
            system.checkIndependence();
        }
        return system;
    }

    /// The same with one condition in the place of another.
    ConditionSystem replacing(Condition condition, Condition by) {
        List<Condition> changed = new ArrayList<>(conditions.conditions());
        changed.set(changed.indexOf(condition), by);
        return new ConditionSystem(new Conditions(changed, conditions.statuses()), elements, masses);
    }

    /// Whether temperature, pressure and all amounts are given, so that there is nothing to be found but the equilibrium.
    boolean isDirect() {
        return temperature > 0 && pressure > 0 && potentials.isEmpty() && others.isEmpty();
    }

    /// Position of the element of a condition on a chemical potential.
    int elementOf(Condition potential) {
        return switch (potential) {
            case Condition.ChemicalPotential given -> elements.indexOf(given.element());
            case Condition.Activity given -> elements.indexOf(given.element());
            default -> throw new IllegalArgumentException(potential + " is not about a chemical potential");
        };
    }

    private void checkIndependence() throws BadInputException {
        int n = elements.size();
        if (rows.size() > n) {
            throw dependent();
        }
        PivotedElimination system = new PivotedElimination();
        system.begin(n);
        for (int r = 0; r < rows.size(); r++) {
            for (int e = 0; e < n; e++) {
                system.add(r, e, rows.get(r).coefficients()[e]);
            }
        }
        if (system.factorise(ROUNDING) < rows.size()) {
            throw dependent();
        }
    }

    /// Moles of each element, if the conditions on amounts alone determine them.
    ///
    /// @throws BadInputException if they do not
    double[] amounts() throws BadInputException {
        int n = elements.size();
        double[] amounts = new double[n];
        if (rows.size() != n) {
            throw dependent();
        }
        OptionalDouble total = OptionalDouble.empty();
        boolean masses = false;
        for (Condition condition : conditions.conditions()) {
            if (condition instanceof Condition.Amount given) {
                total = OptionalDouble.of(given.value());
            }
            masses |= condition instanceof Condition.MassFraction;
        }
        if (total.isEmpty() || masses) {
            solveForAmounts(amounts);
        } else {
            subtractFrom(total.getAsDouble(), amounts);
        }
        double scale = rows.stream().mapToDouble(AmountRow::target).sum();
        for (int e = 0; e < n; e++) {
            if (amounts[e] < -ROUNDING * Math.abs(scale)) {
                throw new BadInputException(
                        ConditionProblem.NEGATIVE_AMOUNT.at(PLACE, "", given(), elements.get(e), amounts[e]));
            }
            amounts[e] = Math.max(amounts[e], 0);
        }
        return amounts;
    }

    /// One element is left, whatever the mixture of conditions; the difference is more exact than elimination.
    private void subtractFrom(double total, double[] amounts) throws BadInputException {
        boolean[] given = new boolean[amounts.length];
        double rest = total;
        for (Condition condition : conditions.conditions()) {
            int e = -1;
            if (condition instanceof Condition.ElementFraction fraction) {
                e = elements.indexOf(fraction.element());
                amounts[e] = fraction.value() * total;
            } else if (condition instanceof Condition.ElementAmount amount) {
                e = elements.indexOf(amount.element());
                amounts[e] = amount.value();
            }
            if (e >= 0) {
                if (given[e]) {
                    throw dependent();
                }
                given[e] = true;
                rest -= amounts[e];
            }
        }
        for (int e = 0; e < amounts.length; e++) {
            amounts[e] = given[e] ? amounts[e] : rest;
        }
    }

    private void solveForAmounts(double[] amounts) throws BadInputException {
        int n = elements.size();
        PivotedElimination system = new PivotedElimination();
        system.begin(n);
        for (int r = 0; r < n; r++) {
            for (int e = 0; e < n; e++) {
                system.add(r, e, rows.get(r).coefficients()[e]);
            }
            system.setRight(r, rows.get(r).target());
        }
        if (system.factorise(ROUNDING) < n) {
            throw dependent();
        }
        system.solve();
        for (int e = 0; e < n; e++) {
            amounts[e] = system.unknown(e);
        }
    }

    private BadInputException dependent() {
        return new BadInputException(ConditionProblem.DEPENDENT.at(
                PLACE, "", given(), "Maybe one element has two conditions, another none."));
    }

    private String given() {
        TreeMap<String, String> given = new TreeMap<>();
        conditions.conditions().forEach(c -> given.put(c.quantity(), c.quantity() + "=" + c.value()));
        return String.join(", ", given.values());
    }
}
