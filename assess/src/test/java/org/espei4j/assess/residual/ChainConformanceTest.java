package org.espei4j.assess.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Map;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.ReferenceFolder;
import org.espei4j.assess.prior.JointPrior;
import org.espei4j.assess.prior.PriorSpecification;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Log-probabilities at all positions of a chain that was sampled with ESPEI 0.9.1.
class ChainConformanceTest {

    /// Relative 1e-6 in percent.
    private static final double MILLIONTH = 1e-4;

    @Test
    void logProbabilitiesAgreeAtAllPositions() throws Exception {
        ReferenceAssessment assessment = ReferenceAssessment.of("Cu-Mg", "likelihood.json", Compatibility.ESPEI_0_9_1);
        double[] start = ReferenceFolder.numbers(assessment.expected().get("theta0"));
        Problems problems = new Problems();
        JointPrior prior = JointPrior.shared(
                new PriorSpecification("normal", Map.of("loc_relative", 1.0, "scale_relative", 0.5)),
                assessment.symbols(),
                start,
                SourcePlace.of("chain.json"),
                "/prior",
                problems);
        Likelihood.Evaluator evaluator = assessment.likelihood().newEvaluator();
        JsonNode chain = ReferenceFolder.json("golden/espei/Cu-Mg/chain/chain.json");
        int compared = 0;
        for (int j = 0; j < chain.get("trace").size(); j++) {
            for (int i = 0; i < chain.get("iterations").intValue(); i++) {
                double[] theta =
                        ReferenceFolder.numbers(chain.get("trace").get(j).get(i));
                double expected =
                        ReferenceFolder.number(chain.get("lnprob").get(j).get(i));
                assertThat(prior.logDensity(theta) + evaluator.lnLikelihood(theta))
                        .as("chain %d, iteration %d", j, i)
                        .isCloseTo(expected, withinPercentage(MILLIONTH));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(132);
    }
}
