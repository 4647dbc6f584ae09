package org.espei4j.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espei4j.calphad.diagnostic.Spelling;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a question. Not thread-safe.
public final class JsonFields {

    private final ObjectNode object;
    private final List<String> wrong = new ArrayList<>();

    /// @param known names of all fields that mean something
    public JsonFields(ObjectNode object, String... known) {
        this.object = object;
        List<String> names = Arrays.asList(known);
        for (String name : object.propertyNames()) {
            if (!names.contains(name)) {
                String meant = Spelling.closest(name, names)
                        .map(candidate -> ". Did you mean " + candidate + "?")
                        .orElse("");
                wrong.add("there is nothing called " + name + "; expected " + String.join(", ", names) + meant);
            }
        }
    }

    /// Fields that are missing, unknown or of the wrong type; the message says which.
    public static final class WrongFieldException extends Exception {

        private static final long serialVersionUID = 1L;

        /// @param message names the field, what it has and what it should have
        public WrongFieldException(String message) {
            super(message);
        }
    }

    /// Ends reading.
    ///
    /// @throws WrongFieldException with everything that was wrong; then what was read means nothing
    public void throwIfWrong() throws WrongFieldException {
        if (!wrong.isEmpty()) {
            throw new WrongFieldException(String.join("; ", wrong));
        }
    }

    /// A number that has to be there.
    public double number(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            wrong.add(name + " is missing");
            return Double.NaN;
        }
        return checked(name, value);
    }

    /// A number that may be missing.
    public double number(String name, double otherwise) {
        return object.has(name) ? number(name) : otherwise;
    }

    /// An array of numbers that has to be there.
    public double[] numbers(String name) {
        JsonNode array = object.get(name);
        if (array == null || !array.isArray()) {
            wrong.add(array == null ? name + " is missing" : name + " is " + array + "; expected an array of numbers");
            return new double[0];
        }
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = checked(name + " number " + (i + 1), array.get(i));
        }
        return values;
    }

    private double checked(String name, JsonNode value) {
        try {
            return number(name, value);
        } catch (WrongFieldException noNumber) {
            wrong.add(String.valueOf(noNumber.getMessage()));
            return Double.NaN;
        }
    }

    /// The value of a field that has to be a number.
    public static double number(String name, JsonNode value) throws WrongFieldException {
        if (!value.isNumber()) {
            throw new WrongFieldException(name + " is " + value + "; expected a number");
        }
        return value.doubleValue();
    }
}
