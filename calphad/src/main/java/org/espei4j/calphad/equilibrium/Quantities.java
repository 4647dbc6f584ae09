package org.espei4j.calphad.equilibrium;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;

/// Names of the quantities that conditions are about: `T`, `P`, `N`, `N(NI)`, `X(NI)`.
public final class Quantities {

    private static final SourcePlace PLACE = SourcePlace.of("conditions");
    private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z]+)\\s*(?:\\(\\s*([^()]+?)\\s*\\)\\s*)?");
    private static final List<String> PLAIN = List.of("T", "P", "N");
    private static final List<String> OF_ELEMENTS = List.of("X", "N");
    private static final List<String> ALL = List.of("T", "P", "N", "N(element)", "X(element)");

    private Quantities() {}

    /// Whether a name with an element in brackets is a quantity, such as `X`.
    public static boolean isOfElements(String name) {
        return OF_ELEMENTS.contains(name.toUpperCase(Locale.ROOT));
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
        if (matcher.group(2) == null) {
            return switch (name) {
                case "T" -> new Condition.Temperature(value);
                case "P" -> new Condition.Pressure(value);
                case "N" -> new Condition.Amount(value);
                default -> throw unknown(quantity);
            };
        }
        String element = matcher.group(2).toUpperCase(Locale.ROOT);
        return switch (name) {
            case "X" -> new Condition.ElementFraction(element, value);
            case "N" -> new Condition.ElementAmount(element, value);
            default -> throw unknown(quantity);
        };
    }

    private static BadInputException unknown(String quantity) {
        String name = quantity.strip();
        String meant = PLAIN.contains(name.toUpperCase(Locale.ROOT)) ? "" : hint(name);
        return new BadInputException(
                ConditionTextProblem.UNKNOWN_QUANTITY.at(PLACE, "", name, String.join(", ", ALL), meant));
    }

    private static String hint(String name) {
        return Spelling.closest(name.replaceFirst("\\(.*", ""), PLAIN)
                .map(candidate -> "Did you mean " + candidate + "?")
                .orElse("");
    }
}
