package org.espei4j.assess.dataset.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.MeasuredValues;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Reads `values` and `weight` of the kinds whose values fill a grid of conditions.
final class ValuesParser {

    private final List<Integer> shape;
    private final String axes;
    private final Problems problems;

    /// @param pressures number of pressures
    /// @param temperatures number of temperatures
    /// @param points number of configurations or compositions
    /// @param pointAxis what the last axis is called in messages
    ValuesParser(int pressures, int temperatures, int points, String pointAxis, Problems problems) {
        this.shape = List.of(pressures, temperatures, points);
        this.axes = "(pressures, temperatures, " + pointAxis + ")";
        this.problems = problems;
    }

    Optional<MeasuredValues> parse(Fields fields) {
        Optional<DocumentValue> written =
                fields.required("values", "numbers in lists of the shape " + axes + " = " + NestedList.text(shape));
        Optional<DocumentValue> weight = fields.value("weight");
        Optional<double[]> weights = weight.isPresent() ? weights(weight.get()) : Optional.of(ones());
        Optional<NestedList> nested = written.flatMap(value -> NestedList.of(value, problems));
        if (nested.isEmpty()) {
            return Optional.empty();
        }
        if (!nested.get().shape().equals(shape)) {
            written.ifPresent(value -> problems.add(value.problem(
                    DatasetProblem.VALUES_SHAPE,
                    NestedList.text(nested.get().shape()),
                    axes,
                    NestedList.text(shape),
                    shapeHint(nested.get().shape()))));
            return Optional.empty();
        }
        List<DocumentValue> leaves = nested.get().leaves();
        double[] values = new double[leaves.size()];
        List<SourcePlace> places = new ArrayList<>(leaves.size());
        boolean complete = true;
        for (int i = 0; i < values.length; i++) {
            Optional<Double> number = TypedValues.measuredNumber(leaves.get(i), problems);
            complete &= number.isPresent();
            values[i] = number.orElse(0.0);
            places.add(leaves.get(i).place());
        }
        if (!complete || weights.isEmpty() || values.length == 0) {
            return Optional.empty();
        }
        return Optional.of(new MeasuredValues(shape.get(0), shape.get(1), shape.get(2), values, weights.get(), places));
    }

    private double[] ones() {
        double[] ones = new double[shape.get(0) * shape.get(1) * shape.get(2)];
        Arrays.fill(ones, 1);
        return ones;
    }

    private String shapeHint(List<Integer> found) {
        List<Integer> longer = found.stream().filter(length -> length != 1).toList();
        List<Integer> needed = shape.stream().filter(length -> length != 1).toList();
        return longer.equals(needed) ? "Only the brackets are wrong: write values[pressure][temperature][point]." : "";
    }

    /// Weights in the shape of the values: a scalar, or lists whose axes are aligned with the last axes of the values,
    /// where an axis of length 1 is repeated.
    private Optional<double[]> weights(DocumentValue written) {
        Optional<NestedList> nested = NestedList.of(written, problems);
        if (nested.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> found = nested.get().shape();
        if (!fits(found)) {
            problems.add(written.problem(DatasetProblem.WEIGHT_SHAPE, NestedList.text(found), NestedList.text(shape)));
            return Optional.empty();
        }
        double[] given = new double[nested.get().leaves().size()];
        boolean complete = true;
        for (int i = 0; i < given.length; i++) {
            Optional<Double> weight = weight(nested.get().leaves().get(i), problems);
            complete &= weight.isPresent();
            given[i] = weight.orElse(0.0);
        }
        if (!complete) {
            return Optional.empty();
        }
        if (Arrays.stream(given).allMatch(weight -> weight == 0)) {
            problems.add(written.problem(DatasetProblem.WEIGHT_ZERO));
        }
        return Optional.of(broadcast(found, given));
    }

    private boolean fits(List<Integer> found) {
        if (found.size() > shape.size()) {
            return false;
        }
        int offset = shape.size() - found.size();
        for (int axis = 0; axis < found.size(); axis++) {
            if (found.get(axis) != 1 && !found.get(axis).equals(shape.get(axis + offset))) {
                return false;
            }
        }
        return true;
    }

    private double[] broadcast(List<Integer> found, double[] given) {
        int[] step = new int[shape.size()];
        int size = 1;
        for (int axis = found.size() - 1; axis >= 0; axis--) {
            step[axis + shape.size() - found.size()] = found.get(axis) == 1 ? 0 : size;
            size *= found.get(axis);
        }
        double[] weights = ones();
        int index = 0;
        for (int p = 0; p < shape.get(0); p++) {
            for (int t = 0; t < shape.get(1); t++) {
                for (int x = 0; x < shape.get(2); x++) {
                    weights[index++] = given[p * step[0] + t * step[1] + x * step[2]];
                }
            }
        }
        return weights;
    }

    /// A weight: a number of at least 0.
    static Optional<Double> weight(DocumentValue value, Problems problems) {
        Optional<Double> weight = TypedValues.measuredNumber(value, problems);
        if (weight.isPresent() && weight.get() < 0) {
            problems.add(value.problem(DatasetProblem.WEIGHT_NEGATIVE, weight.get()));
            return Optional.empty();
        }
        return weight;
    }
}
