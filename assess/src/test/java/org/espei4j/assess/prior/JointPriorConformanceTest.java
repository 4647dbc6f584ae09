package org.espei4j.assess.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.espei4j.assess.ReferenceFolder;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Priors against ESPEI 0.9.1: 22 specifications, 21 vectors each.
class JointPriorConformanceTest {

    private static final SourcePlace PLACE = SourcePlace.of("run.yaml");

    @TestFactory
    List<DynamicTest> everyDensityIsThatOfTheReferenceProgram() {
        JsonNode file = ReferenceFolder.json("golden/espei/Cu-Mg/priors.json");
        Map<String, double[]> vectors = new LinkedHashMap<>();
        file.get("vectors")
                .forEach(v -> vectors.put(v.get("name").stringValue(), ReferenceFolder.numbers(v.get("theta"))));
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode prior : file.get("priors")) {
            tests.add(DynamicTest.dynamicTest(prior.get("name").stringValue(), () -> compare(file, prior, vectors)));
        }
        assertThat(tests).hasSize(22);
        return tests;
    }

    private static void compare(JsonNode file, JsonNode golden, Map<String, double[]> vectors)
            throws BadInputException {
        JointPrior prior = build(file, golden.get("spec"));
        assertThat(golden.get("vectors")).hasSize(21);
        for (JsonNode expected : golden.get("vectors")) {
            double[] vector = vectors.get(expected.get("name").stringValue());
            for (int i = 0; i < vector.length; i++) {
                same(
                        prior.priors().get(i).logDensity(vector[i]),
                        ReferenceFolder.number(expected.get("per_parameter").get(i)));
            }
            same(prior.logDensity(vector), ReferenceFolder.number(expected.get("lnprior")));
        }
    }

    private static void same(double actual, double expected) {
        if (Double.isFinite(expected)) {
            assertThat(actual).isCloseTo(expected, Percentage.withPercentage(1e-10));
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static JointPrior build(JsonNode file, JsonNode specification) throws BadInputException {
        List<String> symbols = new ArrayList<>();
        file.get("symbols").forEach(s -> symbols.add(s.stringValue()));
        double[] start = ReferenceFolder.numbers(file.get("theta0"));
        if (!specification.isArray()) {
            return JointPrior.shared(read(specification), symbols, start, PLACE, "/mcmc/prior", new Problems());
        }
        List<PriorSpecification> list = new ArrayList<>();
        specification.forEach(s -> list.add(read(s)));
        return JointPrior.perParameter(list, symbols, start, PLACE, "/mcmc/prior", new Problems());
    }

    private static PriorSpecification read(JsonNode node) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        node.properties().forEach(e -> {
            if (!e.getKey().equals("name")) {
                numbers.put(e.getKey(), e.getValue().doubleValue());
            }
        });
        return new PriorSpecification(node.get("name").stringValue(), numbers);
    }

    /// What the reference program refuses is refused here too, with a better message; what it accepts by cutting
    /// a list silently is an error here (row 21 of the specification's section 14).
    @Test
    void unusualSpecificationsAreErrors() {
        JsonNode file = ReferenceFolder.json("golden/espei/Cu-Mg/priors.json");
        List<String> seen = new ArrayList<>();
        for (JsonNode unusual : file.get("unusual_specs")) {
            JsonNode specification = unusual.get("spec");
            seen.add(unusual.get("outcome").stringValue());
            if (specification.isObject()) {
                assertThatThrownBy(() -> build(file, specification)).isInstanceOf(BadInputException.class);
            } else if (specification.stringValue().startsWith("list of ")) {
                int length = Integer.parseInt(specification.stringValue().split(" ")[2]);
                List<PriorSpecification> list = Collections.nCopies(length, PriorSpecification.ZERO);
                double[] start = ReferenceFolder.numbers(file.get("theta0"));
                List<String> names = Collections.nCopies(start.length, "VV");
                assertThatThrownBy(
                                () -> JointPrior.perParameter(list, names, start, PLACE, "/mcmc/prior", new Problems()))
                        .isInstanceOf(BadInputException.class)
                        .hasMessageContaining(
                                "a list of " + length + " prior" + (length == 1 ? "" : "s") + " for 22 parameters");
            }
        }
        assertThat(seen).hasSize(6);
    }
}
