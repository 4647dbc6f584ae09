package org.espei4j.assess.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Percentage;
import org.espei4j.assess.ReferenceFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Candidates, fits, scores and choices of ESPEI 0.9.1, from the right-hand sides that it fitted.
class CandidateFitConformanceTest {

    private static final double RELATIVE = 1e-6;
    /// Sums of squares below this are rounding errors of exact fits.
    private static final double EXACT = 1e-14;
    private static final double UNDECIDED_MARGIN = 1e-6;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cu-Mg/selection-sgte91",
                "Cu-Mg/selection-sgte91-nopenalty",
                "Cu-Mg/selection-sgte91-ridge1e-2",
                "Cu-Mg/selection-sgte91-ridge1e-100",
                "Cu-Mg/selection-sr2016",
                "Cu-Mg/selection-sr2016-nopenalty",
                "Cr-Ni/selection-sgte91",
                "Al-Co-Cr/selection-sgte91",
                "Mock-Co-Cr-Ni/selection-sgte91",
                "Mock-Co-Cr-Ni/selection-sgte91-nopenalty",
                "Mock-Co-Cr-Ni/selection-sgte91-ridge1e-2"
            })
    void everyCandidateIsFittedAndScoredAsByTheReferenceProgram(String name) {
        JsonNode fits = ReferenceFolder.json("golden/espei/" + name + ".json").get("fits");
        assertThat(fits).isNotEmpty();
        for (JsonNode fit : fits) {
            compare(fit);
        }
    }

    private static void compare(JsonNode golden) {
        EnergyStep step = Stream.of(EnergyStep.values())
                .filter(s -> s.property().equals(golden.get("property").stringValue()))
                .findFirst()
                .orElseThrow();
        assertThat(step.outputs())
                .containsExactlyElementsOf(stream(golden.get("outputs_read"))
                        .map(JsonNode::stringValue)
                        .toList());
        Configuration configuration = GoldenNames.configuration(golden.get("configuration"));
        List<List<Feature>> candidates = CandidateModels.of(configuration, step.temperatureSets(), false);
        JsonNode expected = golden.get("candidates");
        assertThat(candidates).hasSize(golden.get("number_of_candidates").intValue());
        double penalty = golden.get("aicc_penalty_factor").doubleValue();
        double ridge = golden.get("ridge_alpha").isNull()
                ? 0
                : golden.get("ridge_alpha").doubleValue();
        Rows rows = Rows.of(golden);
        double[] scores = new double[candidates.size()];
        for (int i = 0; i < scores.length; i++) {
            String where = golden.get("phase") + " " + configuration + " " + step + " candidate " + i;
            scores[i] = compareCandidate(where, step, candidates.get(i), expected.get(i), rows, penalty, ridge);
        }
        int chosen = indexOfFirstSmallest(scores);
        JsonNode margin = golden.get("score_margin_to_second");
        if (margin.isNull() || margin.doubleValue() > UNDECIDED_MARGIN) {
            assertThat(chosen).isEqualTo(golden.get("selected").intValue());
        }
    }

    private static double compareCandidate(
            String where,
            EnergyStep step,
            List<Feature> features,
            JsonNode expected,
            Rows rows,
            double penalty,
            double ridge) {
        assertThat(features.stream()
                        .map(f -> GoldenNames.sortedFactors(f, rows.endmember()))
                        .toList())
                .as(where)
                .containsExactlyElementsOf(stream(expected.get("features"))
                        .map(f -> GoldenNames.sortedFactors(f.stringValue()))
                        .toList());
        double[][] matrix = rows.matrix(step, features);
        double[] c = LinearFit.solve(matrix, rows.response(), rows.weights(), ridge);
        double rss = rows.sumOfSquares(matrix, c);
        double score = ModelScore.of(rss, rows.size(), features.size(), penalty);
        assertThat(rows.size()).as(where).isEqualTo(expected.get("n").intValue());
        assertThat(features.size()).as(where).isEqualTo(expected.get("k").intValue());
        double goldenRss = expected.get("rss").doubleValue();
        if (goldenRss < EXACT * rows.scale() * rows.scale()) {
            assertThat(rss).as(where).isLessThan(EXACT * rows.scale() * rows.scale());
        } else {
            assertThat(rss).as(where).isCloseTo(goldenRss, Percentage.withPercentage(100 * RELATIVE));
            assertThat(score).as(where).isCloseTo(expected.get("aicc").doubleValue(), within(RELATIVE * rows.size()));
        }
        // The criterion itself, from the sum of squares that the reference program had.
        assertThat(ModelScore.of(goldenRss, rows.size(), features.size(), penalty))
                .as(where)
                .isCloseTo(expected.get("aicc").doubleValue(), Percentage.withPercentage(1e-10));
        return score;
    }

    private static int indexOfFirstSmallest(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .min(Comparator.comparingDouble(i -> scores[i]))
                .orElseThrow();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /// The samples of one fit.
    private record Rows(
            boolean endmember,
            double[] temperatures,
            List<CompositionVariables> variables,
            double[] response,
            double[] weights) {

        static Rows of(JsonNode golden) {
            double[] temperatures = ReferenceFolder.numbers(golden.get("T"));
            JsonNode products = golden.get("products");
            List<CompositionVariables> variables = new ArrayList<>();
            for (int i = 0; i < temperatures.length; i++) {
                int row = i;
                List<Double> muggianu = products.has("V_I")
                        ? Stream.of("V_I", "V_J", "V_K")
                                .map(v -> products.get(v).get(row).doubleValue())
                                .toList()
                        : List.of();
                double z = products.has("Z") ? products.get("Z").get(i).doubleValue() : 1;
                variables.add(new CompositionVariables(products.get("YS").get(i).doubleValue(), z, muggianu));
            }
            return new Rows(
                    GoldenNames.configuration(golden.get("configuration")).isEndmember(),
                    temperatures,
                    variables,
                    ReferenceFolder.numbers(golden.get("response_per_mole_formula")),
                    ReferenceFolder.numbers(golden.get("weights")));
        }

        int size() {
            return temperatures.length;
        }

        double scale() {
            return Arrays.stream(response).map(Math::abs).max().orElseThrow();
        }

        double[][] matrix(EnergyStep step, List<Feature> features) {
            double[][] matrix = new double[size()][features.size()];
            for (int i = 0; i < size(); i++) {
                for (int j = 0; j < features.size(); j++) {
                    matrix[i][j] = step.feature(features.get(j).temperature(), temperatures[i])
                            * features.get(j).composition().value(variables.get(i));
                }
            }
            return matrix;
        }

        double sumOfSquares(double[][] matrix, double[] c) {
            double sum = 0;
            for (int i = 0; i < size(); i++) {
                double residual = -response[i];
                for (int j = 0; j < c.length; j++) {
                    residual += matrix[i][j] * c[j];
                }
                sum += weights[i] * weights[i] * residual * residual;
            }
            return sum;
        }
    }
}
