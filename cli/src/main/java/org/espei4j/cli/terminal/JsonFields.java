package org.espei4j.cli.terminal;

import java.util.Arrays;
import java.util.List;
import org.espei4j.calphad.diagnostic.Spelling;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a question.
public final class JsonFields {

    private final ObjectNode object;

    /// @param known names of all fields that mean something
    /// @throws WrongFieldException if there is any other
    public JsonFields(ObjectNode object, String... known) throws WrongFieldException {
        this.object = object;
        List<String> names = Arrays.asList(known);
        for (String name : object.propertyNames()) {
            if (!names.contains(name)) {
                String meant = Spelling.closest(name, names)
                        .map(candidate -> ". Did you mean " + candidate + "?")
                        .orElse("");
                throw new WrongFieldException(
                        "there is nothing called " + name + "; expected " + String.join(", ", names) + meant);
            }
        }
    }

    /// A field that is missing, unknown or of the wrong type; the message says which.
    public static final class WrongFieldException extends Exception {

        private static final long serialVersionUID = 1L;

        /// @param message names the field, what it has and what it should have
        public WrongFieldException(String message) {
            super(message);
        }
    }

    /// A number that has to be there.
    public double number(String name) throws WrongFieldException {
        return number(name, field(name));
    }

    /// A number that may be missing.
    public double number(String name, double otherwise) throws WrongFieldException {
        return object.has(name) ? number(name) : otherwise;
    }

    /// An array of numbers that has to be there.
    public double[] numbers(String name) throws WrongFieldException {
        JsonNode array = field(name);
        if (!array.isArray()) {
            throw new WrongFieldException(name + " is " + array + "; expected an array of numbers");
        }
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(name + " number " + (i + 1), array.get(i));
        }
        return values;
    }

    private JsonNode field(String name) throws WrongFieldException {
        JsonNode value = object.get(name);
        if (value == null) {
            throw new WrongFieldException(name + " is missing");
        }
        return value;
    }

    /// The value of a field that has to be a number.
    public static double number(String name, JsonNode value) throws WrongFieldException {
        if (!value.isNumber()) {
            throw new WrongFieldException(name + " is " + value + "; expected a number");
        }
        return value.doubleValue();
    }
}
