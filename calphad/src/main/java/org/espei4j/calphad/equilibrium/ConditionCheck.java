package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;

/// Checks conditions against a system: names, ranges, and whether there are as many as degrees of freedom.
final class ConditionCheck {

    private static final SourcePlace PLACE = SourcePlace.of("conditions");

    private final Conditions conditions;
    private final List<String> elements;
    private final List<String> phases;
    private final Map<String, Double> masses;
    private final List<String> references;
    private final Problems problems = new Problems();
    private final Set<String> quantities = new HashSet<>();
    private int repeated;

    private ConditionCheck(
            Conditions conditions,
            List<String> elements,
            List<String> phases,
            Map<String, Double> masses,
            List<String> references) {
        this.conditions = conditions;
        this.elements = elements;
        this.phases = phases;
        this.masses = masses;
        this.references = references;
    }

    /// Checks conditions against a system.
    ///
    /// @throws BadInputException with everything that is wrong with them
    static void check(Conditions conditions, EquilibriumSpecs specs) throws BadInputException {
        ConditionCheck check = of(conditions, specs);
        check.checkEach();
        check.checkNumber();
        check.problems.throwIfErrors();
    }

    /// Checks some conditions of an equilibrium against a system, not whether they are enough.
    ///
    /// @throws BadInputException with everything that is wrong with them
    static void checkSome(Conditions conditions, EquilibriumSpecs specs) throws BadInputException {
        ConditionCheck check = of(conditions, specs);
        check.checkEach();
        check.problems.throwIfErrors();
    }

    private static ConditionCheck of(Conditions conditions, EquilibriumSpecs specs) {
        return new ConditionCheck(
                conditions,
                specs.elements(),
                specs.phaseNames(),
                specs.masses(),
                List.copyOf(specs.pure().names()));
    }

    private void checkEach() {
        conditions.conditions().forEach(this::checkNames);
        checkValues();
        checkStatuses();
        checkFractions();
    }

    /// Checks what is right or wrong in any system.
    ///
    /// @throws BadInputException with everything that is wrong
    static void checkAlone(Conditions conditions) throws BadInputException {
        ConditionCheck check = new ConditionCheck(conditions, List.of(), List.of(), Map.of(), List.of());
        check.checkValues();
        check.checkFractions();
        check.problems.throwIfErrors();
    }

    private void checkValues() {
        Set<String> potentials = new HashSet<>();
        for (Condition condition : conditions.conditions()) {
            checkRange(condition);
            boolean again = !quantities.add(condition.quantity());
            if (condition instanceof Condition.ChemicalPotential given) {
                again |= !potentials.add(given.element());
            } else if (condition instanceof Condition.Activity given) {
                again |= !potentials.add(given.element());
            }
            if (again) {
                repeated++;
                problems.add(ConditionProblem.REPEATED.at(PLACE, "", condition.quantity()));
            }
        }
    }

    private void checkNames(Condition condition) {
        switch (condition) {
            case Condition.ElementAmount given -> requireElement(given.element(), condition);
            case Condition.ElementFraction given -> requireElement(given.element(), condition);
            case Condition.MassFraction given -> {
                requireElement(given.element(), condition);
                requireMasses(given);
            }
            case Condition.PhaseComposition given -> {
                requirePhase(SetName.of(given.phase()).phase(), condition.quantity());
                requireElement(given.element(), condition);
            }
            case Condition.ChemicalPotential given -> requireElement(given.element(), condition);
            case Condition.Activity given -> {
                requireElement(given.element(), condition);
                given.phase().ifPresent(phase -> requireReference(phase, condition.quantity()));
            }
            case Condition.PhaseFraction given ->
                requirePhase(SetName.of(given.phase()).phase(), condition.quantity());
            case Condition.Temperature _, Condition.Pressure _, Condition.Amount _, Condition.SystemProperty _ -> {}
        }
    }

    private void requireElement(String element, Condition condition) {
        if (!elements.contains(element)) {
            problems.add(unknown(ConditionProblem.UNKNOWN_ELEMENT, condition.quantity(), element, elements));
        }
    }

    private void requirePhase(String phase, String what) {
        if (!phases.contains(phase)) {
            problems.add(unknown(ConditionProblem.UNKNOWN_PHASE, what, phase, phases));
        }
    }

    /// A reference of an activity may be any phase of the database, where that is known.
    private void requireReference(String phase, String what) {
        if (references.isEmpty()) {
            requirePhase(phase, what);
        } else if (!references.contains(phase)) {
            problems.add(unknown(ConditionProblem.UNKNOWN_REFERENCE, what, phase, references));
        }
    }

    private void requireMasses(Condition.MassFraction condition) {
        List<String> missing =
                elements.stream().filter(e -> !masses.containsKey(e)).toList();
        if (!missing.isEmpty()) {
            problems.add(ConditionProblem.NO_MASS.at(
                    PLACE, "", condition.quantity(), String.join(", ", missing), condition.element()));
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

    private void checkRange(Condition condition) {
        double value = condition.value();
        boolean finite = Math.abs(value) <= Double.MAX_VALUE;
        switch (condition) {
            case Condition.Temperature _, Condition.Pressure _, Condition.Amount _, Condition.Activity _ ->
                require(finite && value > 0, condition, "a positive number");
            case Condition.ElementAmount _ ->
                require(finite && value >= 0, condition, "a number of moles, not negative");
            case Condition.ElementFraction _,
                    Condition.MassFraction _,
                    Condition.PhaseFraction _,
                    Condition.PhaseComposition _ ->
                require(finite && value >= 0 && value <= 1, condition, "a number from 0 to 1");
            case Condition.ChemicalPotential _ -> require(finite, condition, "a number of J/mol");
            case Condition.SystemProperty given ->
                require(
                        finite && (value > 0 || given.property() != Condition.Property.VOLUME),
                        condition,
                        given.property() == Condition.Property.VOLUME ? "a positive number" : "a number");
        }
    }

    private void require(boolean fulfilled, Condition condition, String expected) {
        if (!fulfilled) {
            boolean percent = isFraction(condition) && condition.value() > 1;
            problems.add(ConditionProblem.OUT_OF_RANGE.at(
                    PLACE,
                    "",
                    condition.quantity(),
                    Double.toString(condition.value()),
                    expected,
                    percent ? "Maybe it is in percent." : ""));
        }
    }

    private static boolean isFraction(Condition condition) {
        return switch (condition) {
            case Condition.ElementFraction _,
                    Condition.MassFraction _,
                    Condition.PhaseFraction _,
                    Condition.PhaseComposition _ -> true;
            default -> false;
        };
    }

    private void checkStatuses() {
        conditions.statuses().forEach((phase, status) -> {
            requirePhase(phase, "the status of " + phase);
            for (Condition condition : conditions.conditions()) {
                if (phaseOf(condition).equals(phase)) {
                    problems.add(ConditionProblem.FIXED_BUT_NOT_ENTERED.at(
                            PLACE,
                            "",
                            condition.quantity(),
                            phase,
                            status.name().toLowerCase(Locale.ROOT)));
                }
            }
        });
    }

    /// The phase that has to be stable for a condition to be fulfilled; empty if there is none.
    private static String phaseOf(Condition condition) {
        return switch (condition) {
            case Condition.PhaseFraction given -> SetName.of(given.phase()).phase();
            case Condition.PhaseComposition given -> SetName.of(given.phase()).phase();
            default -> "";
        };
    }

    private void checkFractions() {
        checkSum(Condition.ElementFraction.class::isInstance, ConditionProblem.FRACTIONS_EXCEED_ONE);
        checkSum(Condition.MassFraction.class::isInstance, ConditionProblem.MASS_FRACTIONS_EXCEED_ONE);
        checkSum(Condition.PhaseFraction.class::isInstance, ConditionProblem.PHASES_EXCEED_ONE);
        conditions.conditions().stream()
                .map(c -> c instanceof Condition.PhaseComposition given ? given.phase() : "")
                .filter(phase -> !phase.isEmpty())
                .distinct()
                .forEach(phase -> checkSum(
                        c -> c instanceof Condition.PhaseComposition given
                                && given.phase().equals(phase),
                        ConditionProblem.PHASE_FRACTIONS_EXCEED_ONE));
    }

    private void checkSum(Predicate<Condition> kind, ConditionProblem problem) {
        List<Condition> given = conditions.conditions().stream().filter(kind).toList();
        double sum = given.stream().mapToDouble(Condition::value).sum();
        boolean eachPossible = given.stream().allMatch(c -> c.value() >= 0 && c.value() <= 1);
        if (eachPossible && sum > 1 + ConditionSystem.ROUNDING) {
            String text =
                    given.stream().map(c -> c.quantity() + "=" + c.value()).collect(Collectors.joining(", "));
            problems.add(problem.at(PLACE, "", text, String.format(Locale.ROOT, "%.6g", sum)));
        }
    }

    private void checkNumber() {
        List<Condition> all = conditions.conditions();
        boolean amount = all.stream()
                .anyMatch(
                        c -> c instanceof Condition.Amount || (c instanceof Condition.ElementAmount && c.value() > 0));
        if (!amount) {
            problems.add(ConditionProblem.NO_AMOUNT.at(PLACE, ""));
            return;
        }
        int freedom = elements.size() + 2;
        String names = String.join(", ", elements);
        String given = String.join(", ", quantities.stream().sorted().toList());
        // What is given twice may be meant as something else, or not at all.
        int different = all.size() - repeated;
        if (all.size() < freedom) {
            problems.add(ConditionProblem.TOO_FEW.at(PLACE, "", all.size(), freedom, names, given, missing()));
        } else if (different > freedom) {
            problems.add(ConditionProblem.TOO_MANY.at(PLACE, "", different, freedom, names, given));
        }
    }

    private String missing() {
        List<String> missing = new ArrayList<>();
        if (!quantities.contains("T")) {
            missing.add("T");
        }
        if (!quantities.contains("P")) {
            missing.add("P");
        }
        if (!missing.isEmpty()) {
            return String.join(" or ", missing);
        }
        List<String> open = elements.stream()
                .filter(e -> quantities.stream().noneMatch(q -> q.endsWith("(" + e + ")") || q.contains("(" + e + ",")))
                .toList();
        return open.isEmpty() ? "N" : open.stream().map(e -> "X(" + e + ")").collect(Collectors.joining(" or "));
    }
}
