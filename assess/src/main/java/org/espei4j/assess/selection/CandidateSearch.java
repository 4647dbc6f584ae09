package org.espei4j.assess.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.espei4j.assess.selection.Responses.Response;
import org.espei4j.assess.selection.StepReport.Candidate;
import org.espei4j.assess.selection.StepReport.SampleReport;

/// Fits all candidates of one step for one configuration and chooses among them.
final class CandidateSearch {

    /// A term that changes no sample by more than this fraction of the largest datum is rounding error.
    static final double NEGLIGIBLE = 1e-9;

    private final SelectionOptions options;

    CandidateSearch(SelectionOptions options) {
        this.options = options;
    }

    /// What was chosen.
    ///
    /// @param report data, candidates and choice
    /// @param terms the terms that are kept, with their coefficients
    record Choice(StepReport report, SequencedMap<Feature, Double> terms) {}

    /// @param samples not empty
    /// @param responses right-hand sides, one per sample, all finite
    Choice choose(
            String phase,
            Configuration configuration,
            FittingStep step,
            List<Sample> samples,
            List<Response> responses) {
        double penalty = options.penalties().of(phase, step.property());
        Problem problem = new Problem(step, samples, responses);
        List<Candidate> candidates = new ArrayList<>();
        for (List<Feature> features : candidates(configuration, step, samples.size())) {
            candidates.add(problem.fit(features, penalty));
        }
        int best = 0;
        for (int i = 1; i < candidates.size(); i++) {
            if (candidates.get(i).score() < candidates.get(best).score()) {
                best = i;
            }
        }
        Candidate chosen = candidates.get(best);
        List<Feature> dropped = options.isCompatible() ? List.of() : problem.negligible(chosen);
        SequencedMap<Feature, Double> terms = new LinkedHashMap<>();
        for (int j = 0; j < chosen.features().size(); j++) {
            if (!dropped.contains(chosen.features().get(j))) {
                terms.put(chosen.features().get(j), chosen.coefficients().get(j));
            }
        }
        StepReport report = new StepReport(
                phase, configuration, step.property(), penalty, problem.reports(), candidates, best, dropped);
        return new Choice(report, terms);
    }

    private List<List<Feature>> candidates(Configuration configuration, FittingStep step, int samples) {
        List<List<Feature>> all = CandidateModels.of(
                configuration,
                step.temperatureSets(),
                options.crossInteractions() == SelectionOptions.CrossInteractions.PLAIN);
        if (!options.overdeterminedOnly()) {
            return all;
        }
        List<List<Feature>> refutable =
                all.stream().filter(c -> samples > c.size() + 1).toList();
        return refutable.isEmpty() ? List.of(all.getFirst()) : refutable;
    }

    /// The least-squares problem of one step.
    private final class Problem {

        private final FittingStep step;
        private final List<Sample> samples;
        private final List<CompositionVariables> variables;
        private final double[] response;
        private final double[] weights;
        private final double scale;

        Problem(FittingStep step, List<Sample> samples, List<Response> responses) {
            this.step = step;
            this.samples = samples;
            this.variables = samples.stream()
                    .map(s -> CompositionVariables.at(s.siteFractions()))
                    .toList();
            this.response = responses.stream().mapToDouble(Response::value).toArray();
            this.weights = samples.stream().mapToDouble(Sample::weight).toArray();
            this.scale = responses.stream()
                    .mapToDouble(r -> Math.max(r.scale(), Math.abs(r.value())))
                    .max()
                    .orElse(0);
        }

        Candidate fit(List<Feature> features, double penalty) {
            double[][] matrix = new double[samples.size()][features.size()];
            for (int i = 0; i < matrix.length; i++) {
                for (int j = 0; j < features.size(); j++) {
                    matrix[i][j] = value(features.get(j), i);
                }
            }
            double[] coefficients =
                    LinearFit.solve(matrix, response, weights, options.ridge().orElse(0));
            double sum = sumOfSquares(matrix, coefficients);
            double score = ModelScore.of(sum, samples.size(), features.size(), penalty);
            return new Candidate(features, Arrays.stream(coefficients).boxed().toList(), samples.size(), sum, score);
        }

        private double value(Feature feature, int sample) {
            return step.feature(feature.temperature(), samples.get(sample).temperature())
                    * feature.composition().value(variables.get(sample));
        }

        private double sumOfSquares(double[][] matrix, double[] coefficients) {
            boolean squared = options.weightedScore() == SelectionOptions.WeightedScore.SQUARED_WEIGHTS;
            double sum = 0;
            for (int i = 0; i < matrix.length; i++) {
                double residual = -response[i];
                for (int j = 0; j < coefficients.length; j++) {
                    residual += matrix[i][j] * coefficients[j];
                }
                double weight = squared ? weights[i] * weights[i] : weights[i];
                sum += weight * residual * residual;
            }
            return sum;
        }

        List<Feature> negligible(Candidate candidate) {
            List<Feature> negligible = new ArrayList<>();
            for (int j = 0; j < candidate.features().size(); j++) {
                Feature feature = candidate.features().get(j);
                double effect = 0;
                for (int i = 0; i < samples.size(); i++) {
                    effect = Math.max(effect, Math.abs(candidate.coefficients().get(j) * value(feature, i)));
                }
                if (effect < NEGLIGIBLE * scale) {
                    negligible.add(feature);
                }
            }
            return negligible;
        }

        List<SampleReport> reports() {
            List<SampleReport> reports = new ArrayList<>();
            for (int i = 0; i < samples.size(); i++) {
                Sample sample = samples.get(i);
                reports.add(new SampleReport(
                        sample.place().file(),
                        sample.temperature(),
                        sample.pressure(),
                        sample.value(),
                        sample.weight(),
                        sample.siteFractions(),
                        response[i]));
            }
            return reports;
        }
    }
}
