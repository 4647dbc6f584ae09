package org.espei4j.assess.residual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A likelihood, itemised by kind, dataset and point.
///
/// @param kinds in the order in which they are summed
public record LikelihoodReport(List<Kind> kinds) {

    /// Copies the list.
    public LikelihoodReport {
        kinds = List.copyOf(kinds);
    }

    /// ln L of all kinds; −∞ if any point failed.
    public double lnLikelihood() {
        double sum = 0;
        for (Kind kind : kinds) {
            sum += kind.lnLikelihood();
        }
        return sum;
    }

    /// Number of failed points by name of the reason.
    public SortedMap<String, Integer> failures() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        kinds.forEach(kind -> kind.datasets()
                .forEach(set -> set.failures().forEach((reason, count) -> counts.merge(reason, count, Integer::sum))));
        return counts;
    }

    /// A point and its residual.
    ///
    /// @param point what was measured
    /// @param residual calculated minus measured, in the point's unit; NaN if it failed
    /// @param lnLikelihood its share; −∞ if it failed
    /// @param failed why it failed
    public record PointResult(
            ResidualPoint point, double residual, double lnLikelihood, Optional<PointFailure> failed) {

        /// |r|/σ; infinite for a failed point.
        public double deviation() {
            return failed.isPresent() ? Double.POSITIVE_INFINITY : Math.abs(residual) / point.sigma();
        }
    }

    /// One dataset's part of a kind.
    ///
    /// @param file the dataset
    /// @param reference its literature reference
    /// @param points all points in the order of the file
    public record Dataset(String file, String reference, List<PointResult> points) {

        /// ln L of the dataset; −∞ if any point failed.
        public double lnLikelihood() {
            double sum = 0;
            for (PointResult point : points) {
                sum += point.lnLikelihood();
            }
            return sum;
        }

        /// Root mean square of the residuals of the points that could be computed; 0 if there are none.
        public double rootMeanSquare() {
            double sum = 0;
            int count = 0;
            for (PointResult point : points) {
                if (point.failed().isEmpty()) {
                    sum += point.residual() * point.residual();
                    count++;
                }
            }
            return count == 0 ? 0 : Math.sqrt(sum / count);
        }

        /// The points farthest from the measurement in units of their standard deviation, failed ones first.
        public List<PointResult> worst(int count) {
            return points.stream()
                    .sorted(Comparator.comparingDouble(PointResult::deviation).reversed())
                    .limit(count)
                    .toList();
        }

        /// Number of failed points by name of the reason.
        public SortedMap<String, Integer> failures() {
            SortedMap<String, Integer> counts = new TreeMap<>();
            points.forEach(point -> point.failed()
                    .ifPresent(failed -> counts.merge(failed.reason().label(), 1, Integer::sum)));
            return counts;
        }
    }

    /// One kind of residual.
    ///
    /// @param name name of the kind
    /// @param lnLikelihood ln L of the kind; −∞ if any point failed
    /// @param datasets in the order of the files
    public record Kind(String name, double lnLikelihood, List<Dataset> datasets) {

        static Kind of(Residual residual, double[] computed, List<PointFailure> failures, double lnLikelihood) {
            Map<Integer, PointFailure> failed = new HashMap<>();
            failures.forEach(f -> failed.putIfAbsent(f.point(), f));
            Map<String, List<PointResult>> byFile = new LinkedHashMap<>();
            List<ResidualPoint> points = residual.points();
            for (int i = 0; i < points.size(); i++) {
                ResidualPoint point = points.get(i);
                Optional<PointFailure> failure = Optional.ofNullable(failed.get(i));
                double value = failure.isPresent() ? Double.NaN : computed[i];
                double share = failure.isPresent() ? Double.NEGATIVE_INFINITY : point.lnLikelihood(value);
                byFile.computeIfAbsent(point.place().file(), _ -> new ArrayList<>())
                        .add(new PointResult(point, value, share, failure));
            }
            List<Dataset> datasets = new ArrayList<>();
            byFile.forEach((file, all) ->
                    datasets.add(new Dataset(file, all.getFirst().point().reference(), List.copyOf(all))));
            return new Kind(residual.kind(), lnLikelihood, List.copyOf(datasets));
        }
    }
}
