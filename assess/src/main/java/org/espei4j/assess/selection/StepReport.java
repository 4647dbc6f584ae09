package org.espei4j.assess.selection;

import java.util.List;
import java.util.OptionalDouble;

/// The fit of one property of one configuration: its data, all candidates and which of them was chosen.
///
/// @param phase name of the phase
/// @param configuration the configuration, in the orientation that is fitted
/// @param property the property, e.g. `HM`
/// @param penalty weight on the number of parameters in the score
/// @param samples the data, in the order of the rows of the fit
/// @param candidates all candidates, in the order in which they were tried
/// @param selected index of the chosen candidate
/// @param dropped terms of the chosen candidate that were left out because their effect is rounding error
public record StepReport(
        String phase,
        Configuration configuration,
        String property,
        double penalty,
        List<SampleReport> samples,
        List<Candidate> candidates,
        int selected,
        List<Feature> dropped) {

    /// Copies.
    public StepReport {
        samples = List.copyOf(samples);
        candidates = List.copyOf(candidates);
        dropped = List.copyOf(dropped);
    }

    /// The chosen candidate.
    public Candidate chosen() {
        return candidates.get(selected);
    }

    /// How much the score of the second best candidate lies above that of the chosen one; empty if there is only one.
    public OptionalDouble margin() {
        double best = chosen().score();
        OptionalDouble second = OptionalDouble.empty();
        for (int i = 0; i < candidates.size(); i++) {
            double score = candidates.get(i).score();
            if (i != selected && (second.isEmpty() || score < second.getAsDouble())) {
                second = OptionalDouble.of(score);
            }
        }
        return second.isEmpty() ? second : OptionalDouble.of(second.getAsDouble() - best);
    }

    /// The files that the data come from, each once, in order.
    public List<String> files() {
        return samples.stream().map(SampleReport::file).distinct().toList();
    }

    /// One measured value.
    ///
    /// @param file the dataset's file
    /// @param temperature K
    /// @param pressure Pa
    /// @param value as measured, per mole of atoms
    /// @param weight its weight, not negative
    /// @param siteFractions for every sublattice the site fractions of the constituents of the configuration
    /// @param response what remains for the candidates to explain, per mole of formula units
    public record SampleReport(
            String file,
            double temperature,
            double pressure,
            double value,
            double weight,
            List<List<Double>> siteFractions,
            double response) {}

    /// One candidate.
    ///
    /// @param features its terms
    /// @param coefficients their fitted coefficients, per mole of formula units, in the order of `features`
    /// @param samples number of data
    /// @param sumOfSquares sum of squared weighted residuals
    /// @param score the criterion by which candidates are compared; the lowest wins
    public record Candidate(
            List<Feature> features, List<Double> coefficients, int samples, double sumOfSquares, double score) {

        /// Copies.
        public Candidate {
            features = List.copyOf(features);
            coefficients = List.copyOf(coefficients);
        }

        /// Whether there are not more data than terms, so that the fit says nothing about the quality of the model.
        public boolean isExact() {
            return samples <= features.size();
        }
    }
}
