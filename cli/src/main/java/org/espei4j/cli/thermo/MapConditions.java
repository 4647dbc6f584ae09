package org.espei4j.cli.thermo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.ConditionGrid;

/// What stays constant in a diagram, or the composition at an end of its axis.
///
/// @param temperature K, where it is given
/// @param pressure Pa
/// @param fractions given mole fractions by element
record MapConditions(OptionalDouble temperature, double pressure, SortedMap<String, Double> fractions) {

    private static final SourcePlace PLACE = SourcePlace.of("conditions");
    private static final double ROUNDING = 1e-9;

    /// Reads conditions such as `T=1000, X(NI)=0.3`. The amount of the system may be named, it has no influence.
    ///
    /// @param elements elements of the system, if it is known
    /// @throws BadInputException with everything that is wrong with them
    static MapConditions parse(String text, Optional<List<String>> elements) throws BadInputException {
        Problems problems = new Problems();
        OptionalDouble temperature = OptionalDouble.empty();
        double pressure = ConditionDefaults.PRESSURE;
        SortedMap<String, Double> fractions = new TreeMap<>();
        for (ConditionGrid.Axis axis : ConditionGrid.parse(text, problems).axes()) {
            Condition condition = axis.values().getFirst();
            double value = condition.value();
            if (axis.values().size() > 1) {
                problems.add(MapProblem.SEVERAL_VALUES.at(PLACE, "", axis.quantity()));
            }
            switch (condition) {
                case Condition.Temperature _ -> {
                    require(value > 0, condition, "a positive number", problems);
                    temperature = OptionalDouble.of(value);
                }
                case Condition.Pressure _ -> {
                    require(value > 0, condition, "a positive number", problems);
                    pressure = value;
                }
                case Condition.Amount _ -> require(value > 0, condition, "a positive number", problems);
                case Condition.ElementFraction fraction -> {
                    require(value >= 0 && value <= 1, condition, "a number from 0 to 1", problems);
                    requireElement(PLACE, fraction.element(), condition.quantity(), elements, problems);
                    fractions.put(fraction.element(), value);
                }
                default -> problems.add(MapProblem.NOT_HELD.at(PLACE, "", condition.quantity()));
            }
        }
        problems.throwIfErrors();
        return new MapConditions(temperature, pressure, fractions);
    }

    private static void require(boolean fulfilled, Condition condition, String expected, Problems problems) {
        if (!fulfilled) {
            problems.add(MapProblem.OUT_OF_RANGE.at(
                    PLACE, "", condition.quantity(), Double.toString(condition.value()), expected));
        }
    }

    /// Reports a name that is not among the elements, if these are known.
    static void requireElement(
            SourcePlace place, String element, String quantity, Optional<List<String>> elements, Problems problems) {
        elements.filter(known -> !known.contains(element)).ifPresent(known -> {
            String hint = Spelling.closest(element, known)
                    .map(candidate -> "Did you mean " + candidate + "?")
                    .orElse("");
            problems.add(MapProblem.UNKNOWN_ELEMENT.at(place, "", quantity, String.join(", ", known), hint));
        });
    }

    /// The composition that the fractions describe. One element may be left out: it takes the rest. If the others sum to
    /// 1, several may be.
    ///
    /// @param elements elements of the system, whose order the result has
    /// @throws BadInputException if they describe none
    double[] composition(List<String> elements) throws BadInputException {
        double[] composition = new double[elements.size()];
        double sum = 0;
        int open = -1;
        int missing = 0;
        for (int e = 0; e < composition.length; e++) {
            Double given = fractions.get(elements.get(e));
            if (given == null) {
                missing++;
                open = e;
            } else {
                composition[e] = given;
                sum += given;
            }
        }
        boolean isOne = Math.abs(sum - 1) < ROUNDING;
        if (sum > 1 + ROUNDING || (missing == 0 && !isOne)) {
            throw new BadInputException(MapProblem.FRACTIONS.at(
                    PLACE, "", fractions, String.format(Locale.ROOT, "%.6g", sum), missing == 0 ? "1" : "at most 1"));
        }
        if (missing == 1) {
            composition[open] = isOne ? 0 : 1 - sum;
        } else if (missing > 1 && !isOne) {
            List<String> silent =
                    elements.stream().filter(e -> !fractions.containsKey(e)).toList();
            throw new BadInputException(MapProblem.OPEN.at(
                    PLACE,
                    "",
                    String.join(", ", silent),
                    "mole fractions of all elements but one, such as X(" + silent.getFirst() + ")=0.1"));
        }
        return composition;
    }

    /// The same with the fraction of one more element.
    MapConditions with(String element, double fraction) {
        SortedMap<String, Double> more = new TreeMap<>(fractions);
        more.put(element, fraction);
        return new MapConditions(temperature, pressure, more);
    }
}
