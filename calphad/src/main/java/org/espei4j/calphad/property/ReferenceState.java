package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.jspecify.annotations.Nullable;

/// The state against which properties of an element are measured: the pure element in a phase, at the pressure of the
/// equilibrium.
///
/// @param element symbol in upper case
/// @param phase name in upper case
/// @param temperature K; empty for the temperature of the equilibrium
public record ReferenceState(String element, String phase, OptionalDouble temperature) {

    private static final SourcePlace PLACE = SourcePlace.of("references");
    private static final Pattern FORM =
            Pattern.compile("\\s*([^=@\\s]+)\\s*=\\s*([^=@\\s]+)\\s*(?:@\\s*([^=@\\s]+)\\s*)?");

    /// The pure element in a phase at the temperature of the equilibrium.
    public static ReferenceState of(String element, String phase) {
        return new ReferenceState(upper(element), upper(phase), OptionalDouble.empty());
    }

    /// The pure element in a phase at a temperature.
    ///
    /// @param temperature K
    public static ReferenceState of(String element, String phase, double temperature) {
        return new ReferenceState(upper(element), upper(phase), OptionalDouble.of(temperature));
    }

    /// Reads reference states separated by commas: `AL=FCC_A1, NI=FCC_A1@298.15`.
    ///
    /// @throws BadInputException with everything that is none
    public static List<ReferenceState> parseAll(String text) throws BadInputException {
        Problems problems = new Problems();
        List<ReferenceState> states = new ArrayList<>();
        for (String part : text.split("[,;]")) {
            if (!part.isBlank()) {
                Matcher form = FORM.matcher(part);
                OptionalDouble temperature =
                        form.matches() ? temperature(form.group(3)) : OptionalDouble.of(Double.NaN);
                if (temperature.isPresent() && !(temperature.getAsDouble() > 0)) {
                    problems.add(PropertyProblem.NO_REFERENCE_STATE.at(PLACE, "", part.strip()));
                } else {
                    states.add(new ReferenceState(upper(form.group(1)), upper(form.group(2)), temperature));
                }
            }
        }
        problems.throwIfErrors();
        return states;
    }

    /// NaN stands for what is no temperature.
    private static OptionalDouble temperature(@Nullable String text) {
        if (text == null) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            return OptionalDouble.of(value < Double.POSITIVE_INFINITY ? value : Double.NaN);
        } catch (NumberFormatException noNumber) {
            return OptionalDouble.of(Double.NaN);
        }
    }

    private static String upper(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
