package org.espei4j.calphad.equilibrium;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.jspecify.annotations.Nullable;

/// Conditions of which some have several values, which stands for all combinations of them. Immutable.
///
/// As a text, `T=300:1000:50, X(NI)=0.1,0.2`: assignments separated by commas or semicolons. A value may be a list of numbers
/// separated by commas, and a range `start:stop:step`, which holds the start, every step from it, and the stop if the steps
/// meet it.
///
/// @param axes the quantities in the order of the text
public record ConditionGrid(List<Axis> axes) {

    /// More equilibria than this are taken for a slip.
    private static final long MOST = 10_000_000;

    private static final SourcePlace PLACE = SourcePlace.of("conditions");

    /// A quantity with its values.
    ///
    /// @param values conditions on one quantity; at least one
    public record Axis(List<Condition> values) {

        /// Copies.
        public Axis {
            values = List.copyOf(values);
        }

        /// The quantity, such as `X(NI)`.
        public String quantity() {
            return values.getFirst().quantity();
        }
    }

    /// Copies.
    public ConditionGrid {
        axes = List.copyOf(axes);
    }

    /// Reads a text.
    ///
    /// @throws BadInputException with everything that is wrong with it
    public static ConditionGrid parse(String text) throws BadInputException {
        Problems problems = new Problems();
        ConditionGrid grid = parse(text, problems);
        problems.throwIfErrors();
        return grid;
    }

    /// Reads as much of a text as can be read.
    ///
    /// @param problems receives what is wrong with it; if there is an error, some conditions may be missing
    public static ConditionGrid parse(String text, Problems problems) {
        List<Axis> axes = new ArrayList<>();
        for (String assignment : assignments(text)) {
            int equals = assignment.indexOf('=');
            if (equals < 0) {
                problems.add(ConditionTextProblem.NO_ASSIGNMENT.at(PLACE, "", assignment));
                continue;
            }
            try {
                axes.add(axis(assignment.substring(0, equals).strip(), assignment.substring(equals + 1)));
            } catch (BadInputException wrong) {
                wrong.problems().forEach(problems::add);
            }
        }
        double combinations = 1;
        for (Axis axis : axes) {
            combinations *= axis.values().size();
        }
        if (combinations > MOST) {
            problems.add(tooMany(combinations));
            return new ConditionGrid(List.of());
        }
        return new ConditionGrid(axes);
    }

    private static Axis axis(String quantity, String list) throws BadInputException {
        Problems problems = new Problems();
        double[] values = {};
        try {
            // Whether there is such a quantity does not depend on its value.
            Quantities.condition(quantity, 0);
        } catch (BadInputException unknown) {
            unknown.problems().forEach(problems::add);
        }
        try {
            values = values(quantity, list);
        } catch (BadInputException wrong) {
            wrong.problems().forEach(problems::add);
        }
        problems.throwIfErrors();
        List<Condition> conditions = new ArrayList<>();
        for (double value : values) {
            conditions.add(Quantities.condition(quantity, value));
        }
        return new Axis(conditions);
    }

    /// Parts of the text up to the comma before the next `=`.
    private static List<String> assignments(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : splitOutsideBrackets(text.replace("[", "").replace("]", ""))) {
            boolean continues = part.indexOf('=') < 0 && !parts.isEmpty();
            if (continues && !part.isBlank()) {
                parts.set(parts.size() - 1, parts.getLast() + "," + part);
            } else if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    /// Parts between commas and semicolons; those in round brackets, as in `AC(NI,FCC_A1)`, separate nothing.
    private static List<String> splitOutsideBrackets(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ';' || (c == ',' && depth <= 0)) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static double[] values(String quantity, String list) throws BadInputException {
        double[] values = new double[0];
        for (String item : list.split(",")) {
            double[] more =
                    item.indexOf(':') < 0 ? new double[] {number(quantity, item)} : range(quantity, item.strip());
            int known = values.length;
            values = Arrays.copyOf(values, known + more.length);
            System.arraycopy(more, 0, values, known, more.length);
        }
        return values;
    }

    private static double number(String quantity, String text) throws BadInputException {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
            throw notANumber(quantity, text, null);
        } catch (NumberFormatException wrong) {
            throw notANumber(quantity, text, wrong);
        }
    }

    /// Steps in decimal arithmetic, so that `0:1:0.1` holds 0.3 and not 0.30000000000000004.
    private static double[] range(String quantity, String text) throws BadInputException {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw notANumber(quantity, text, null);
        }
        BigDecimal start = BigDecimal.valueOf(number(quantity, parts[0]));
        BigDecimal stop = BigDecimal.valueOf(number(quantity, parts[1]));
        BigDecimal step = BigDecimal.valueOf(number(quantity, parts[2]));
        BigDecimal way = stop.subtract(start);
        if (step.signum() == 0 || way.signum() * step.signum() < 0) {
            throw new BadInputException(ConditionTextProblem.ENDLESS_RANGE.at(PLACE, "", quantity, text));
        }
        BigDecimal steps = way.divideToIntegralValue(step);
        if (steps.compareTo(BigDecimal.valueOf(MOST)) >= 0) {
            throw new BadInputException(tooMany(steps.doubleValue()));
        }
        double[] values = new double[1 + steps.intValueExact()];
        for (int i = 0; i < values.length; i++) {
            values[i] = start.add(step.multiply(BigDecimal.valueOf(i))).doubleValue();
        }
        return values;
    }

    private static BadInputException notANumber(String quantity, String text, @Nullable NumberFormatException cause) {
        BadInputException wrong =
                new BadInputException(ConditionTextProblem.NO_NUMBER.at(PLACE, "", quantity, text.strip()));
        wrong.initCause(cause);
        return wrong;
    }

    private static Problem tooMany(double found) {
        return ConditionTextProblem.TOO_MANY_VALUES.at(
                PLACE, "", String.format(Locale.ROOT, "%,.0f", found), String.format(Locale.ROOT, "%,d", MOST));
    }

    /// Number of combinations.
    public long combinations() {
        long product = 1;
        for (Axis axis : axes) {
            product *= axis.values().size();
        }
        return product;
    }

    /// One combination; the last quantity changes fastest.
    ///
    /// @param index 0 … combinations − 1
    public List<Condition> combination(long index) {
        Condition[] chosen = new Condition[axes.size()];
        long rest = index;
        for (int a = chosen.length - 1; a >= 0; a--) {
            List<Condition> values = axes.get(a).values();
            chosen[a] = values.get((int) (rest % values.size()));
            rest /= values.size();
        }
        return List.of(chosen);
    }
}
