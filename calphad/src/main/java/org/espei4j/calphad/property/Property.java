package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// A property of an equilibrium by its usual name, such as `HM`, `MU(NI)`, `X(LIQUID,NI)` or, differentiated by a condition,
/// `HM.T`. [EquilibriumProperties] says which there are.
///
/// @param quantity name in upper case
/// @param arguments phases and elements in brackets, in upper case
/// @param by quantities of the conditions by which it is differentiated, one after the other, as conditions write them, such
///     as `X(NI)`; none for the property itself
public record Property(String quantity, List<String> arguments, List<String> by) {

    private static final SourcePlace PLACE = SourcePlace.of("properties");
    private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_&+\\-/]*)\\s*(?:\\(([^()]*)\\))?\\s*"
            + "((?:\\.\\s*[A-Za-z]+\\s*(?:\\([^()]*\\))?\\s*)*)");
    /// A dot that is no decimal point inside of brackets.
    private static final Pattern DOT = Pattern.compile("\\.(?![^(]*\\))");

    /// Copies.
    public Property {
        arguments = List.copyOf(arguments);
        by = List.copyOf(by);
    }

    /// Reads one property.
    ///
    /// @throws BadInputException if the text is none
    public static Property parse(String text) throws BadInputException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new BadInputException(PropertyProblem.NO_PROPERTY.at(PLACE, "", text.strip()));
        }
        List<String> arguments = new ArrayList<>();
        if (form.group(2) != null) {
            for (String argument : form.group(2).split(",", -1)) {
                arguments.add(upper(argument));
            }
        }
        List<String> by = new ArrayList<>();
        for (String condition : DOT.split(form.group(3))) {
            if (!condition.isBlank()) {
                by.add(upper(condition).replaceAll("\\s", ""));
            }
        }
        return new Property(upper(form.group(1)), arguments, by);
    }

    /// Reads properties separated by commas or semicolons; commas inside of brackets belong to the property.
    ///
    /// @throws BadInputException with everything that is no property
    public static List<Property> parseAll(String text) throws BadInputException {
        Problems problems = new Problems();
        List<Property> properties = new ArrayList<>();
        for (String part : text.split("[,;](?![^(]*\\))")) {
            if (part.isBlank()) {
                continue;
            }
            try {
                properties.add(parse(part));
            } catch (BadInputException wrong) {
                wrong.problems().forEach(problems::add);
            }
        }
        problems.throwIfErrors();
        return properties;
    }

    private static String upper(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    /// Its SI unit in ASCII, such as `J/(mol K)`; empty for pure numbers and for what a database defines by parameters.
    public String unit() {
        Unit unit = Unit.of(quantity);
        for (String condition : by) {
            unit = unit.over(Unit.of(condition.replaceFirst("\\(.*", "")));
        }
        return unit.toString();
    }

    /// The same, not differentiated.
    Property undifferentiated() {
        return new Property(quantity, arguments, List.of());
    }

    /// The same with another argument.
    Property with(int position, String argument) {
        List<String> changed = new ArrayList<>(arguments);
        changed.set(position, argument);
        return new Property(quantity, changed, by);
    }

    /// The property as it is written.
    @Override
    public String toString() {
        return quantity
                + (arguments.isEmpty() ? "" : "(" + String.join(",", arguments) + ")")
                + by.stream().map(condition -> "." + condition).collect(Collectors.joining());
    }
}
