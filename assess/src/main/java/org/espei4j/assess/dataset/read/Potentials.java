package org.espei4j.assess.dataset.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentNumber;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problems;

/// Reads temperatures and pressures, and recognises those in other units.
final class Potentials {

    /// Below it, values at fixed site fractions are left out: the tables of unary energies begin there.
    static final double COLDEST_USED = 298.15;

    private static final double ZERO_CELSIUS = 273.15;
    private static final double HOTTEST_PLAUSIBLE = 10_000;
    private static final double LOWEST_PLAUSIBLE_PRESSURE = 1000;

    private final Fields conditions;
    private final Problems problems;

    /// @param conditions the object with the keys `T` and `P`
    Potentials(Fields conditions, Problems problems) {
        this.conditions = conditions;
        this.problems = problems;
    }

    /// One or several temperatures, K; nothing if any is wrong.
    ///
    /// @param fixedConfiguration whether the set is of the kind that ignores cold values
    Optional<List<Double>> temperatures(boolean fixedConfiguration) {
        return conditions
                .required("T", "a temperature in kelvin, or a list of them")
                .flatMap(value ->
                        numbers(value).filter(numbers -> checkTemperatures(value, numbers, fixedConfiguration)));
    }

    /// One or several pressures, Pa; nothing if any is wrong.
    Optional<List<Double>> pressures() {
        return conditions
                .required("P", "a pressure in pascal, or a list of them")
                .flatMap(value -> numbers(value).filter(numbers -> checkPressures(value, numbers)));
    }

    /// Numbers that stand alone or in a list; nothing if any is wrong or the list is empty.
    private Optional<List<Double>> numbers(DocumentValue value) {
        return numbers(value, problems);
    }

    static Optional<List<Double>> numbers(DocumentValue value, Problems problems) {
        List<Double> numbers = new ArrayList<>();
        List<DocumentValue> entries = entries(value);
        for (DocumentValue entry : entries) {
            TypedValues.measuredNumber(entry, problems).ifPresent(numbers::add);
        }
        if (entries.isEmpty()) {
            problems.add(value.problem(DatasetProblem.EMPTY_LIST, "at least one number"));
        }
        return numbers.size() == entries.size() && !numbers.isEmpty() ? Optional.of(numbers) : Optional.empty();
    }

    private static List<DocumentValue> entries(DocumentValue value) {
        return value instanceof DocumentList list ? list.entries() : List.of(value);
    }

    private boolean checkTemperatures(DocumentValue value, List<Double> temperatures, boolean fixedConfiguration) {
        boolean usable = true;
        boolean suspected = false;
        for (int i = 0; i < temperatures.size(); i++) {
            DocumentValue entry = entries(value).get(i);
            double temperature = temperatures.get(i);
            // The zero of calculations "at 0 K" is let through where cold values are left out anyway.
            if (temperature < 0 || (temperature == 0 && !fixedConfiguration)) {
                problems.add(entry.problem(DatasetProblem.TEMPERATURE_NOT_POSITIVE, written(entry)));
                usable = false;
            } else if (temperature > HOTTEST_PLAUSIBLE) {
                problems.add(entry.problem(DatasetProblem.TEMPERATURE_HIGH, written(entry)));
            } else if (!suspected && fixedConfiguration && temperature < COLDEST_USED) {
                problems.add(entry.problem(
                        DatasetProblem.TEMPERATURE_COLD, written(entry), coldHint(temperature, temperatures)));
                suspected = true;
            } else if (!suspected && !fixedConfiguration && temperature < ZERO_CELSIUS) {
                problems.add(entry.problem(DatasetProblem.TEMPERATURE_CELSIUS, written(entry)));
                suspected = true;
            }
        }
        return usable;
    }

    private static String coldHint(double temperature, List<Double> temperatures) {
        if (COLDEST_USED - temperature < 1) {
            return "Write 298.15 if room temperature is meant.";
        }
        boolean all = temperatures.stream().allMatch(other -> other < COLDEST_USED);
        return all ? "Maybe it is in degrees Celsius: add 273.15." : "";
    }

    private boolean checkPressures(DocumentValue value, List<Double> pressures) {
        boolean usable = true;
        for (int i = 0; i < pressures.size(); i++) {
            DocumentValue entry = entries(value).get(i);
            double pressure = pressures.get(i);
            if (pressure <= 0) {
                problems.add(entry.problem(DatasetProblem.PRESSURE_NOT_POSITIVE, written(entry)));
                usable = false;
            } else if (pressure < LOWEST_PLAUSIBLE_PRESSURE) {
                String hint = pressure > 50
                        ? "Maybe it is in kilopascal: multiply it by 1000."
                        : "Maybe it is in bar or atmospheres: write 101325.";
                problems.add(entry.problem(DatasetProblem.PRESSURE_UNIT, written(entry), hint));
            }
        }
        return usable;
    }

    /// A number as the file has it.
    static String written(DocumentValue value) {
        return value instanceof DocumentNumber number ? number.text() : value.describe();
    }
}
