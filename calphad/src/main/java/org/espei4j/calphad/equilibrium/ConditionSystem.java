package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;

/// Conditions checked against a system and sorted by what they mean for a solver. Immutable.
///
/// Every condition on amounts is linear in the moles of elements: `Σ_e coefficients[r][e]·n_e = targets[r]`.
final class ConditionSystem {

    private static final SourcePlace PLACE = SourcePlace.of("conditions");
    /// How far mole fractions may exceed a sum of 1 by rounding.
    private static final double ROUNDING = 1e-12;

    final Conditions conditions;
    final List<String> elements;
    /// Temperature, K.
    final double temperature;
    /// Pressure, Pa.
    final double pressure;
    /// Conditions on amounts of elements.
    final List<double[]> coefficients = new ArrayList<>();

    final List<Double> targets = new ArrayList<>();

    private ConditionSystem(Conditions conditions, List<String> elements) {
        this.conditions = conditions;
        this.elements = elements;
        double t = Double.NaN;
        double p = Double.NaN;
        for (Condition condition : conditions.conditions()) {
            switch (condition) {
                case Condition.Temperature given -> t = given.value();
                case Condition.Pressure given -> p = given.value();
                case Condition.Amount given -> addRow(-1, 1, given.value());
                case Condition.ElementAmount given -> addRow(elements.indexOf(given.element()), 0, given.value());
                case Condition.ElementFraction given -> addRow(elements.indexOf(given.element()), -given.value(), 0);
            }
        }
        temperature = t;
        pressure = p;
    }

    private void addRow(int element, double ofAll, double target) {
        double[] row = new double[elements.size()];
        for (int e = 0; e < row.length; e++) {
            row[e] = ofAll + (e == element ? 1 : 0);
        }
        coefficients.add(row);
        targets.add(target);
    }

    /// Checks conditions against a system.
    ///
    /// @param phases names of the phases of the system
    /// @throws BadInputException with everything that is wrong with them
    static ConditionSystem of(Conditions conditions, List<String> elements, List<String> phases)
            throws BadInputException {
        Problems problems = new Problems();
        Set<String> seen = new HashSet<>();
        for (Condition condition : conditions.conditions()) {
            checkNames(condition, elements, problems);
            checkRange(condition, problems);
            if (!seen.add(condition.quantity())) {
                problems.add(ConditionProblem.REPEATED.at(PLACE, "", condition.quantity()));
            }
        }
        for (String phase : conditions.statuses().keySet()) {
            if (!phases.contains(phase)) {
                problems.add(unknown(ConditionProblem.UNKNOWN_PHASE, "the status of " + phase, phase, phases));
            }
        }
        checkNumber(conditions, elements, seen, problems);
        problems.throwIfErrors();
        return new ConditionSystem(conditions, elements);
    }

    private static void checkNames(Condition condition, List<String> elements, Problems problems) {
        String element = switch (condition) {
            case Condition.ElementAmount given -> given.element();
            case Condition.ElementFraction given -> given.element();
            default -> elements.getFirst();
        };
        if (!elements.contains(element)) {
            problems.add(unknown(ConditionProblem.UNKNOWN_ELEMENT, condition.quantity(), element, elements));
        }
    }

    private static Problem unknown(ConditionProblem kind, String what, String name, List<String> candidates) {
        return kind.at(
                PLACE,
                "",
                what,
                String.join(", ", candidates),
                Spelling.closest(name, candidates)
                        .map(candidate -> "Did you mean " + candidate + "?")
                        .orElse(""));
    }

    private static void checkRange(Condition condition, Problems problems) {
        double value = condition.value();
        boolean finite = Math.abs(value) <= Double.MAX_VALUE;
        switch (condition) {
            case Condition.Temperature _, Condition.Pressure _, Condition.Amount _ ->
                require(finite && value > 0, condition, "a positive number", problems);
            case Condition.ElementAmount _ ->
                require(finite && value >= 0, condition, "a number of moles, not negative", problems);
            case Condition.ElementFraction _ ->
                require(finite && value >= 0 && value <= 1, condition, "a number from 0 to 1", problems);
        }
    }

    private static void require(boolean fulfilled, Condition condition, String expected, Problems problems) {
        if (!fulfilled) {
            problems.add(ConditionProblem.OUT_OF_RANGE.at(
                    PLACE, "", condition.quantity(), Double.toString(condition.value()), expected));
        }
    }

    private static void checkNumber(
            Conditions conditions, List<String> elements, Set<String> quantities, Problems problems) {
        List<Condition> all = conditions.conditions();
        double sum = 0;
        boolean amount = false;
        for (Condition condition : all) {
            sum += condition instanceof Condition.ElementFraction ? condition.value() : 0;
            amount |= condition instanceof Condition.Amount
                    || (condition instanceof Condition.ElementAmount && condition.value() > 0);
        }
        if (sum > 1 + ROUNDING) {
            String given = all.stream()
                    .filter(condition -> condition instanceof Condition.ElementFraction)
                    .map(condition -> condition.quantity() + "=" + condition.value())
                    .collect(Collectors.joining(", "));
            problems.add(ConditionProblem.FRACTIONS_EXCEED_ONE.at(
                    PLACE, "", given, String.format(Locale.ROOT, "%.6g", sum)));
        }
        if (!amount) {
            problems.add(ConditionProblem.NO_AMOUNT.at(PLACE, ""));
            return;
        }
        int freedom = elements.size() + 2;
        String names = String.join(", ", elements);
        String given = String.join(", ", quantities.stream().sorted().toList());
        if (all.size() < freedom) {
            problems.add(ConditionProblem.TOO_FEW.at(
                    PLACE, "", all.size(), freedom, names, given, missing(elements, quantities)));
        } else if (all.size() > freedom) {
            problems.add(ConditionProblem.TOO_MANY.at(PLACE, "", all.size(), freedom, names, given));
        }
    }

    private static String missing(List<String> elements, Set<String> quantities) {
        if (!quantities.contains("T")) {
            return "T";
        }
        if (!quantities.contains("P")) {
            return "P";
        }
        List<String> open = elements.stream()
                .filter(e -> quantities.stream().noneMatch(q -> q.endsWith("(" + e + ")")))
                .toList();
        return open.isEmpty() ? "N" : open.stream().map(e -> "X(" + e + ")").collect(Collectors.joining(" or "));
    }

    /// Moles of each element.
    ///
    /// @throws BadInputException if the conditions do not determine them
    double[] amounts() throws BadInputException {
        int n = elements.size();
        double[] amounts = new double[n];
        if (coefficients.size() != n) {
            throw dependent();
        }
        OptionalDouble total = OptionalDouble.empty();
        for (Condition condition : conditions.conditions()) {
            if (condition instanceof Condition.Amount given) {
                total = OptionalDouble.of(given.value());
            }
        }
        if (total.isEmpty()) {
            solveForAmounts(amounts);
        } else {
            // One element is left, whatever the mixture of conditions; the difference is more exact than elimination.
            boolean[] given = new boolean[n];
            double rest = total.getAsDouble();
            for (Condition condition : conditions.conditions()) {
                int e = -1;
                if (condition instanceof Condition.ElementFraction fraction) {
                    e = elements.indexOf(fraction.element());
                    amounts[e] = fraction.value() * total.getAsDouble();
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
            for (int e = 0; e < n; e++) {
                amounts[e] = given[e] ? amounts[e] : rest;
            }
        }
        for (int e = 0; e < n; e++) {
            if (amounts[e] < 0) {
                if (amounts[e]
                        < -ROUNDING
                                * Math.abs(targets.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .sum())) {
                    throw dependent();
                }
                amounts[e] = 0;
            }
        }
        return amounts;
    }

    private void solveForAmounts(double[] amounts) throws BadInputException {
        int n = elements.size();
        PivotedElimination system = new PivotedElimination();
        system.begin(n);
        for (int r = 0; r < n; r++) {
            for (int e = 0; e < n; e++) {
                system.add(r, e, coefficients.get(r)[e]);
            }
            system.setRight(r, targets.get(r));
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
        TreeMap<String, String> given = new TreeMap<>();
        conditions.conditions().forEach(c -> given.put(c.quantity(), c.quantity() + "=" + c.value()));
        return new BadInputException(ConditionProblem.DEPENDENT.at(
                PLACE, "", String.join(", ", given.values()), "Maybe one element has two conditions, another none."));
    }
}
