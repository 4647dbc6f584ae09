package org.espei4j.calphad.equilibrium;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;

/// Names of the quantities that conditions are about: `T`, `P`, `N`, `H`, `HM`, `S`, `SM`, `V`, `VM`, `N(NI)`, `X(NI)`,
/// `W(NI)`, `X(FCC_A1,NI)`, `MU(NI)`, `AC(NI)`, `AC(NI,FCC_A1)`, `NP(FCC_A1)` and `NP(FCC_A1#2)`. They are those of the properties of the same names.
public final class Quantities {

    private static final SourcePlace PLACE = SourcePlace.of("conditions");
    private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z]+)\\s*(?:\\(\\s*([^()]+?)\\s*\\)\\s*)?");
    private static final List<String> PLAIN = List.of("T", "P", "N", "H", "HM", "S", "SM", "V", "VM");
    private static final List<String> WITH_NAMES = List.of("X", "W", "N", "MU", "AC", "NP");
    private static final List<String> ALL = List.of(
            "T",
            "P",
            "N",
            "N(element)",
            "X(element)",
            "X(phase,element)",
            "W(element)",
            "MU(element)",
            "AC(element)",
            "AC(element,phase)",
            "NP(phase)",
            "H",
            "HM",
            "S",
            "SM",
            "V",
            "VM");

    private Quantities() {}

    /// Whether a name with an element or phase in brackets is a quantity, such as `X`.
    public static boolean takesNames(String name) {
        return WITH_NAMES.contains(name.toUpperCase(Locale.ROOT));
    }

    /// The condition that a quantity has a value.
    ///
    /// @param quantity its name in any case, such as `X(NI)`, as [Condition#quantity()] gives it
    /// @throws BadInputException if there is no such quantity
    public static Condition condition(String quantity, double value) throws BadInputException {
        Matcher matcher = NAME.matcher(quantity);
        if (!matcher.matches()) {
            throw unknown(quantity);
        }
        String name = matcher.group(1).toUpperCase(Locale.ROOT);
        Optional<Condition> condition = matcher.group(2) == null
                ? plain(name, value)
                : named(name, matcher.group(2).toUpperCase(Locale.ROOT), value);
        return condition.orElseThrow(() -> unknown(quantity));
    }

    private static Optional<Condition> plain(String name, double value) {
        return switch (name) {
            case "T" -> Optional.of(new Condition.Temperature(value));
            case "P" -> Optional.of(new Condition.Pressure(value));
            case "N" -> Optional.of(new Condition.Amount(value));
            default ->
                Arrays.stream(Condition.Property.values())
                        .filter(property -> name.equals(property.symbol()) || name.equals(property.symbol() + "M"))
                        .findFirst()
                        .map(property -> new Condition.SystemProperty(property, name.endsWith("M"), value));
        };
    }

    private static Optional<Condition> named(String name, String argument, double value) {
        String[] parts = argument.split("\\s*,\\s*");
        if (parts.length == 2 && name.equals("AC")) {
            return Optional.of(new Condition.Activity(parts[0], Optional.of(parts[1]), value));
        }
        if (parts.length == 2 && name.equals("X")) {
            return Optional.of(new Condition.PhaseComposition(parts[0], parts[1], value));
        }
        if (parts.length != 1) {
            return Optional.empty();
        }
        return switch (name) {
            case "X" -> Optional.of(new Condition.ElementFraction(argument, value));
            case "W" -> Optional.of(new Condition.MassFraction(argument, value));
            case "N" -> Optional.of(new Condition.ElementAmount(argument, value));
            case "MU" -> Optional.of(new Condition.ChemicalPotential(argument, value));
            case "AC" -> Optional.of(new Condition.Activity(argument, Optional.empty(), value));
            case "NP" -> Optional.of(new Condition.PhaseFraction(argument, value));
            default -> Optional.empty();
        };
    }

    private static BadInputException unknown(String quantity) {
        String name = quantity.strip();
        String meant = PLAIN.contains(name.toUpperCase(Locale.ROOT)) ? "" : hint(name);
        return new BadInputException(
                ConditionTextProblem.UNKNOWN_QUANTITY.at(PLACE, "", name, String.join(", ", ALL), meant));
    }

    private static String hint(String name) {
        if (takesNames(name)) {
            return "Maybe an element or a phase is missing, as in " + name.toUpperCase(Locale.ROOT) + "(…).";
        }
        if (name.length() == 1) {
            // Each letter is like every other one.
            return "";
        }
        return Spelling.closest(name.replaceFirst("\\(.*", ""), PLAIN)
                .map(candidate -> "Did you mean " + candidate + "?")
                .orElse("");
    }
}
