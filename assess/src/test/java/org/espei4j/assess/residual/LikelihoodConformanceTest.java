package org.espei4j.assess.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.ReferenceFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Log-likelihoods and their parts against ESPEI 0.9.1, in its compatibility mode.
class LikelihoodConformanceTest {

    private static final String[] KINDS = {
        "ZPFResidual", "ActivityResidual", "FixedConfigurationPropertyResidual", "EquilibriumPropertyResidual"
    };

    /// Relative 1e-6 in percent.
    private static final double MILLIONTH = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "Cu-Mg, likelihood.json",
        "Cu-Mg, likelihood-sr2016.json",
        "Cu-Mg, likelihood-with-disabled.json",
        "Cr-Ni, likelihood.json"
    })
    void everyKindAgreesWhereTheReferenceConverged(String system, String file) throws Exception {
        ReferenceAssessment assessment = ReferenceAssessment.of(system, file, Compatibility.ESPEI_0_9_1);
        Likelihood.Evaluator evaluator = assessment.likelihood().newEvaluator();
        int compared = 0;
        for (JsonNode vector : assessment.vectors()) {
            LikelihoodReport report = evaluator.report(ReferenceFolder.numbers(vector.get("theta")));
            for (int k = 0; k < KINDS.length; k++) {
                double expected = ReferenceFolder.number(vector.get("lnlike").get(KINDS[k]));
                boolean converged = vector.get("work")
                                .get(KINDS[k])
                                .get("unconverged_solver_calls")
                                .intValue()
                        == 0;
                if (converged && Double.isFinite(expected)) {
                    assertThat(report.kinds().get(k).lnLikelihood())
                            .as("%s at %s", KINDS[k], vector.get("name").stringValue())
                            .isCloseTo(expected, withinPercentage(MILLIONTH));
                    compared++;
                }
            }
            assertThat(report.failures()).isEmpty();
        }
        assertThat(compared).isGreaterThan(3);
    }

    /// Driving forces vertex by vertex at the published parameters.
    @ParameterizedTest
    @CsvSource({"Cu-Mg", "Cr-Ni"})
    void drivingForcesAgree(String system) throws Exception {
        ReferenceAssessment assessment = ReferenceAssessment.of(system, "likelihood.json", Compatibility.ESPEI_0_9_1);
        JsonNode start = assessment.vectors().getFirst();
        LikelihoodReport report =
                assessment.likelihood().newEvaluator().report(ReferenceFolder.numbers(start.get("theta")));
        List<Double> calculated = new ArrayList<>();
        report.kinds()
                .getFirst()
                .datasets()
                .forEach(set -> set.points().forEach(point -> calculated.add(point.residual())));
        List<Double> expected = new ArrayList<>();
        ReferenceFolder.json("golden/espei/" + system + "/likelihood-zpf.json")
                .get("vectors")
                .get(0)
                .get("regions")
                .forEach(region ->
                        region.get("driving_forces").forEach(force -> expected.add(ReferenceFolder.number(force))));
        assertThat(calculated).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(calculated.get(i)).as("vertex %d", i).isCloseTo(expected.get(i), within(1e-4));
        }
    }

    @Test
    void startOfCopperMagnesiumIsReproduced() throws Exception {
        ReferenceAssessment assessment = ReferenceAssessment.of("Cu-Mg", "likelihood.json", Compatibility.ESPEI_0_9_1);
        double[] theta = ReferenceFolder.numbers(assessment.expected().get("theta0"));
        // Reference program: ESPEI 0.9.1 on pycalphad 0.11.2.
        assertThat(assessment.likelihood().newEvaluator().lnLikelihood(theta)).isCloseTo(-5147.637517781, within(1e-7));
    }
}
