package org.espei4j.assess.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JointPriorTest {

    private static final SourcePlace PLACE = SourcePlace.of("run.yaml");

    /// Start value −20 and number 3 for every suffix.
    @ParameterizedTest
    @CsvSource({
        "loc,3",
        "loc_absolute,3",
        "loc_relative,-60",
        "loc_shift_absolute,-17",
        "loc_shift_relative,40",
        "loc_identity,-20"
    })
    void theSuffixSaysHowTheNumberActsOnTheStartValue(String key, double expected) throws BadInputException {
        JointPrior prior = shared(new PriorSpecification("normal", Map.of(key, 3.0)), new Problems(), -20);
        assertThat(prior.priors()).containsExactly(new Prior.Normal(expected, 1));
    }

    @Test
    void aNegativeScaleIsReplacedByItsAbsoluteValue() throws BadInputException {
        JointPrior prior = shared(
                new PriorSpecification("uniform", ordered("loc_relative", 2, "scale_relative", 2)), new Problems(), -5);
        assertThat(prior.priors()).containsExactly(new Prior.Uniform(-10, 10));
    }

    @Test
    void theDocumentedIntervalContainsNegativeStartValues() throws BadInputException {
        Problems problems = new Problems();
        PriorSpecification documented =
                new PriorSpecification("uniform", ordered("loc_shift_relative", -1, "scale_relative", 2));
        assertThat(shared(documented, problems, -20, 7).logDensity(new double[] {-20, 7}))
                .isCloseTo(-Math.log(40) - Math.log(14), within(1e-14));
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void everyParameterMayHaveItsOwnPrior() throws BadInputException {
        List<PriorSpecification> list = List.of(
                new PriorSpecification(
                        "triangular", ordered("loc_shift_relative", -0.5, "scale_relative", 1, "c", 0.25)),
                PriorSpecification.ZERO);
        JointPrior prior = JointPrior.perParameter(
                list, List.of("VV0000", "VV0001"), new double[] {8, 3}, PLACE, "/mcmc/prior", new Problems());
        assertThat(prior.priors()).containsExactly(new Prior.Triangular(4, 8, 0.25), new Prior.Zero());
        double[] gradient = {10, 20};
        prior.addGradient(new double[] {9, 1}, gradient);
        assertThat(gradient[0]).isCloseTo(10 - 1.0 / 3, within(1e-14));
        assertThat(gradient[1]).isEqualTo(20);
    }

    @Test
    void allMistakesAreReportedAtOnceEachWithItsPath() {
        List<PriorSpecification> list = List.of(
                new PriorSpecification("gamma", ordered("loc_percent", 1)),
                new PriorSpecification("normal", ordered("sigma_relative", 1, "loc", 1, "loc_relative", 2, "c", 0.5)),
                new PriorSpecification("uniform", ordered("scale", Double.NaN)));
        assertThatThrownBy(() -> JointPrior.perParameter(
                        list, List.of("VV0000"), new double[] {1}, PLACE, "/mcmc/prior", new Problems()))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::path)
                                .containsExactly(
                                        "/mcmc/prior/0/name",
                                        "/mcmc/prior/0/loc_percent",
                                        "/mcmc/prior/1/sigma_relative",
                                        "/mcmc/prior/1/loc_relative",
                                        "/mcmc/prior/1/c",
                                        "/mcmc/prior/2/scale",
                                        "/mcmc/prior"));
    }

    @Test
    void aScaleRelativeToZeroIsAnErrorThatNamesTheParameter() {
        PriorSpecification relative =
                new PriorSpecification("normal", ordered("loc_relative", 1, "scale_relative", 0.5));
        assertThatThrownBy(() -> shared(relative, new Problems(), 4, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("prior normal of VV0001 has the scale 0.0")
                .hasMessageContaining("scale_absolute");
    }

    @Test
    void aPeakOutsideTheIntervalIsAnError() {
        PriorSpecification peak = new PriorSpecification("triangular", ordered("loc", -5, "scale", 10, "c", 1.5));
        assertThatThrownBy(() -> shared(peak, new Problems(), 1)).hasMessageContaining("c = 1.5");
    }

    @Test
    void aPriorThatExcludesTheStartValueIsAWarning() throws BadInputException {
        Problems problems = new Problems();
        JointPrior prior = shared(new PriorSpecification("uniform", Map.of()), problems, -20);
        assertThat(prior.logDensity(new double[] {-20})).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(problems.all()).singleElement().satisfies(p -> {
            assertThat(p.severity()).isEqualTo(Severity.WARNING);
            assertThat(p.found()).contains("prior uniform of VV0000", "-20.0", "(from 0.0 to 1.0)");
        });
    }

    @Test
    void hyperparametersOfThePriorZeroAreAWarning() throws BadInputException {
        Problems problems = new Problems();
        JointPrior prior = shared(new PriorSpecification("zero", ordered("loc_relative", 1)), problems, 5);
        assertThat(prior.priors()).containsExactly(new Prior.Zero());
        assertThat(problems.all())
                .singleElement()
                .satisfies(p -> assertThat(p.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void vectorsOfAnotherLengthAreRefused() {
        JointPrior prior = JointPrior.of(List.of(new Prior.Zero(), new Prior.Zero()));
        assertThat(prior.dimension()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> prior.logDensity(new double[1]));
    }

    private static JointPrior shared(PriorSpecification specification, Problems problems, double... start)
            throws BadInputException {
        List<String> names = List.of("VV0000", "VV0001").subList(0, start.length);
        return JointPrior.shared(specification, names, start, PLACE, "/mcmc/prior", problems);
    }

    private static Map<String, Double> ordered(Object... keysAndNumbers) {
        Map<String, Double> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndNumbers.length; i += 2) {
            map.put((String) keysAndNumbers[i], ((Number) keysAndNumbers[i + 1]).doubleValue());
        }
        return map;
    }
}
