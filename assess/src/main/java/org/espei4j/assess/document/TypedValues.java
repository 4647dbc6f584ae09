package org.espei4j.assess.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.espei4j.calphad.diagnostic.Problems;

/// Takes values as the types that they must have; anything else is a problem. Types are strict: a number is never
/// taken for a text. Every method gives nothing, and reports why, if the value does not fit.
public final class TypedValues {

    private TypedValues() {}

    /// A text.
    public static Optional<String> text(DocumentValue value, Problems problems) {
        if (value instanceof DocumentText text) {
            return Optional.of(text.text());
        }
        String mend = value instanceof DocumentNumber || value instanceof DocumentBoolean ? "Put it into quotes." : "";
        return wrong(value, "a text", mend, problems);
    }

    /// A finite number.
    public static Optional<Double> number(DocumentValue value, Problems problems) {
        if (value instanceof DocumentNumber number) {
            if (Double.isFinite(number.value())) {
                return Optional.of(number.value());
            }
            problems.add(value.problem(DocumentProblem.NOT_FINITE, number.text()));
            return Optional.empty();
        }
        boolean quotedNumber =
                value instanceof DocumentText text && parsed(text.text()).isPresent();
        return wrong(value, "a number", quotedNumber ? "Remove the quotes." : "", problems);
    }

    /// A finite number, which may be written as a text; that gets a warning.
    public static Optional<Double> measuredNumber(DocumentValue value, Problems problems) {
        if (value instanceof DocumentText text) {
            Optional<Double> number = parsed(text.text());
            if (number.isPresent()) {
                problems.add(value.problem(DocumentProblem.NUMBER_AS_TEXT, text.text()));
                return number;
            }
        }
        return number(value, problems);
    }

    /// An integer within a range; `4.0` is not one.
    public static Optional<Integer> integer(DocumentValue value, int least, int greatest, Problems problems) {
        if (!(value instanceof DocumentNumber number) || !number.whole()) {
            return wrong(value, "an integer", "", problems);
        }
        if (number.value() < least || number.value() > greatest) {
            String range = greatest == Integer.MAX_VALUE
                    ? "an integer of at least " + least
                    : "an integer from " + least + " to " + greatest;
            problems.add(value.problem(DocumentProblem.OUT_OF_RANGE, number.text(), range));
            return Optional.empty();
        }
        return Optional.of((int) number.value());
    }

    /// A boolean; in YAML also `yes`, `no`, `on` and `off` without quotes, as YAML 1.1 has them.
    public static Optional<Boolean> bool(DocumentValue value, Problems problems) {
        if (value instanceof DocumentBoolean bool) {
            return Optional.of(bool.value());
        }
        if (value instanceof DocumentText text && !text.quoted()) {
            switch (text.text().toLowerCase(Locale.ROOT)) {
                case "yes", "on" -> {
                    return Optional.of(true);
                }
                case "no", "off" -> {
                    return Optional.of(false);
                }
                default -> {
                    // Falls through to the message.
                }
            }
        }
        boolean quoted = value instanceof DocumentText text
                && (text.text().equalsIgnoreCase("true") || text.text().equalsIgnoreCase("false"));
        return wrong(value, "true or false", quoted ? "Remove the quotes." : "", problems);
    }

    /// An object.
    public static Optional<DocumentObject> object(DocumentValue value, Problems problems) {
        return value instanceof DocumentObject object
                ? Optional.of(object)
                : wrong(value, "an object with keys and values", "", problems);
    }

    /// A list.
    public static Optional<DocumentList> list(DocumentValue value, Problems problems) {
        return value instanceof DocumentList list ? Optional.of(list) : wrong(value, "a list", "", problems);
    }

    /// A list of texts. All wrong entries are reported.
    public static Optional<List<String>> texts(DocumentValue value, Problems problems) {
        Optional<DocumentList> list = list(value, problems);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (DocumentValue entry : list.get().entries()) {
            text(entry, problems).ifPresent(texts::add);
        }
        return texts.size() == list.get().entries().size() ? Optional.of(List.copyOf(texts)) : Optional.empty();
    }

    private static Optional<Double> parsed(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            // Double.parseDouble also takes "1d" and hexadecimal reals, which no measurement is written as.
            boolean plain = text.strip().matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
            return plain && Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> wrong(DocumentValue value, String expected, String mend, Problems problems) {
        problems.add(value.problem(DocumentProblem.WRONG_TYPE, value.describe(), expected, mend));
        return Optional.empty();
    }
}
