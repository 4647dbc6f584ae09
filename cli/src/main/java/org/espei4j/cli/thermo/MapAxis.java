package org.espei4j.cli.thermo;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.Quantities;

/// An axis of a diagram as the user writes it: `T=300..2000`, `X(NI)=0..1`, with a step `T=300:2000:10`, or `X(NI)` alone for
/// all compositions.
///
/// @param quantity what varies, as [Condition#quantity()] has it
/// @param element the element whose mole fraction varies; empty for temperature
/// @param from first value, K or mole fraction
/// @param to last value, larger than the first
/// @param step longest step between two points, where one was given
record MapAxis(String quantity, String element, double from, double to, OptionalDouble step) {

    private static final SourcePlace PLACE = SourcePlace.of("axes");
    private static final int MOST_STEPS = 100_000;
    /// K; descriptions of phases end at 6000 K or below.
    private static final double HIGHEST_TEMPERATURE = 100_000;
    private static final Pattern RANGE = Pattern.compile("(?<from>[^:]+?)\\.\\.(?<to>[^:]+)");
    private static final Pattern STEPPED = Pattern.compile("(?<from>[^:]+):(?<to>[^:]+):(?<step>[^:]+)");

    /// Reads an axis.
    ///
    /// @throws BadInputException if it is none
    static MapAxis parse(String text) throws BadInputException {
        int equals = text.indexOf('=');
        String name = (equals < 0 ? text : text.substring(0, equals)).strip();
        Condition kind = Quantities.condition(name, 0);
        String element = switch (kind) {
            case Condition.Temperature _ -> "";
            case Condition.ElementFraction fraction -> fraction.element();
            default ->
                throw new BadInputException(MapProblem.NO_AXIS_QUANTITY.at(
                        PLACE,
                        "",
                        name.toUpperCase(Locale.ROOT),
                        "What stays constant goes into --conditions. Equilibria along any other condition, without points of"
                                + " change between them: espei equilibrium --conditions \"…, "
                                + name.toUpperCase(Locale.ROOT)
                                + "=start:stop:step\"."));
        };
        if (equals < 0) {
            if (element.isEmpty()) {
                throw new BadInputException(MapProblem.NO_RANGE.at(PLACE, "", kind.quantity(), "300..2000"));
            }
            return new MapAxis(kind.quantity(), element, 0, 1, OptionalDouble.empty());
        }
        return ranged(kind.quantity(), element, text, text.substring(equals + 1).strip());
    }

    private static MapAxis ranged(String quantity, String element, String text, String range) throws BadInputException {
        Matcher stepped = STEPPED.matcher(range);
        Matcher plain = RANGE.matcher(range);
        boolean hasStep = stepped.matches();
        if (!hasStep && !plain.matches()) {
            throw new BadInputException(MapProblem.NO_AXIS.at(PLACE, "", text.strip()));
        }
        Matcher parts = hasStep ? stepped : plain;
        double from = number(parts.group("from"), text);
        double to = number(parts.group("to"), text);
        OptionalDouble step = hasStep ? OptionalDouble.of(number(parts.group("step"), text)) : OptionalDouble.empty();
        boolean ordered = from < to && (!hasStep || step.getAsDouble() > 0);
        boolean possible = element.isEmpty() ? from > 0 && to <= HIGHEST_TEMPERATURE : from >= 0 && to <= 1;
        if (!ordered || !possible) {
            throw new BadInputException(MapProblem.WRONG_RANGE.at(
                    PLACE,
                    "",
                    quantity,
                    parts.group("from").strip(),
                    parts.group("to").strip()
                            + (hasStep ? " in steps of " + parts.group("step").strip() : ""),
                    element.isEmpty()
                            ? "temperatures above 0 and up to 100000 K, the lower one first, and a positive step"
                            : "mole fractions from 0 to 1, the lower one first, and a positive step"));
        }
        double steps = hasStep ? (to - from) / step.getAsDouble() : 1;
        if (steps > MOST_STEPS) {
            throw new BadInputException(MapProblem.TOO_MANY_STEPS.at(
                    PLACE, "", quantity, String.format(Locale.ROOT, "%.4g", steps), Integer.toString(MOST_STEPS)));
        }
        return new MapAxis(quantity, element, from, to, step);
    }

    private static double number(String value, String text) throws BadInputException {
        try {
            double number = Double.parseDouble(value.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            BadInputException bad = new BadInputException(MapProblem.NO_AXIS.at(PLACE, "", text.strip()));
            bad.initCause(wrong);
            throw bad;
        }
        throw new BadInputException(MapProblem.NO_AXIS.at(PLACE, "", text.strip()));
    }

    /// Whether this is the temperature.
    boolean isTemperature() {
        return element.isEmpty();
    }

    /// Whether the axis holds all compositions.
    boolean isWhole() {
        return from == 0 && to == 1;
    }

    /// Number of even steps of a series along this axis.
    ///
    /// @param otherwise the number where no step was given
    int intervals(int otherwise) {
        return step.isEmpty() ? otherwise : (int) Math.max(1, Math.round((to - from) / step.getAsDouble()));
    }
}
