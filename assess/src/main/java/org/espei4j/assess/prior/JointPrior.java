package org.espei4j.assess.prior;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Prior density of the whole parameter vector: independent densities, one per parameter.
///
/// Immutable and safe for use by several threads.
public final class JointPrior {

    private final Prior[] priors;

    private JointPrior(List<Prior> priors) {
        this.priors = priors.toArray(new Prior[0]);
    }

    /// The product of given densities.
    ///
    /// @param priors density of each parameter, in the order of the parameters
    public static JointPrior of(List<? extends Prior> priors) {
        return new JointPrior(List.copyOf(priors));
    }

    /// Applies one specification to all parameters.
    ///
    /// @param specification the prior of every parameter
    /// @param parameters names of the parameters, for messages
    /// @param start start values of the parameters, to which hyperparameters are relative; same length
    /// @param place where the specification stands
    /// @param path its key path, e.g. `/mcmc/prior`
    /// @param problems takes everything that is found, also warnings
    /// @throws BadInputException if `problems` then holds an error
    public static JointPrior shared(
            PriorSpecification specification,
            List<String> parameters,
            double[] start,
            SourcePlace place,
            String path,
            Problems problems)
            throws BadInputException {
        PriorChecks.check(specification, place, path, problems);
        problems.throwIfErrors();
        return apply(Collections.nCopies(start.length, specification), parameters, start, place, path, problems);
    }

    /// Applies one specification to each parameter.
    ///
    /// @param specifications prior of each parameter, in the order of the parameters; a list that is shorter or
    ///     longer than the parameters is an error
    /// @param parameters names of the parameters, for messages
    /// @param start start values of the parameters, to which hyperparameters are relative; same length
    /// @param place where the list stands
    /// @param path its key path, e.g. `/mcmc/prior`
    /// @param problems takes everything that is found, also warnings
    /// @throws BadInputException if `problems` then holds an error
    public static JointPrior perParameter(
            List<PriorSpecification> specifications,
            List<String> parameters,
            double[] start,
            SourcePlace place,
            String path,
            Problems problems)
            throws BadInputException {
        for (int i = 0; i < specifications.size(); i++) {
            PriorChecks.check(specifications.get(i), place, path + "/" + i, problems);
        }
        if (specifications.size() != start.length) {
            problems.add(new Problem(
                    Severity.ERROR,
                    place,
                    path,
                    "a list of " + count(specifications.size(), "prior") + " for " + count(start.length, "parameter"),
                    count(start.length, "prior") + ", one for each of " + String.join(", ", parameters),
                    "A single prior that is not in a list applies to all parameters."));
        }
        problems.throwIfErrors();
        return apply(specifications, parameters, start, place, path, problems);
    }

    /// Where a density is, in words.
    private static String extent(Prior prior) {
        return switch (prior) {
            case Prior.Zero() -> "everywhere";
            case Prior.Normal(double mean, double deviation) ->
                "around " + rounded(mean) + ", standard deviation " + rounded(deviation);
            case Prior.Uniform(double lower, double width) ->
                "from " + rounded(lower) + " to " + rounded(lower + width);
            case Prior.Triangular(double lower, double width, double _) ->
                "from " + rounded(lower) + " to " + rounded(lower + width);
        };
    }

    private static String rounded(double number) {
        return Double.toString(
                new BigDecimal(number).round(MathContext.DECIMAL32).doubleValue());
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static JointPrior apply(
            List<PriorSpecification> specifications,
            List<String> parameters,
            double[] start,
            SourcePlace place,
            String path,
            Problems problems)
            throws BadInputException {
        if (parameters.size() != start.length) {
            throw new IllegalArgumentException(parameters.size() + " names for " + start.length + " start values");
        }
        List<Prior> priors = new ArrayList<>();
        for (int i = 0; i < start.length; i++) {
            String subject = "prior " + specifications.get(i).name() + " of " + parameters.get(i);
            Prior prior = apply(specifications.get(i), start[i], new Report(subject, place, path, problems));
            priors.add(prior);
            if (prior.logDensity(start[i]) == Double.NEGATIVE_INFINITY) {
                problems.add(new Problem(
                        Severity.WARNING,
                        place,
                        path,
                        "the " + subject + " is zero at the start value " + start[i] + " (" + extent(prior) + ")",
                        "a prior that contains the start value",
                        "The first chain cannot be evaluated where it starts."));
            }
        }
        problems.throwIfErrors();
        return new JointPrior(priors);
    }

    /// The density of one parameter; [Prior.Zero] after a reported error.
    private static Prior apply(PriorSpecification specification, double start, Report report) {
        double location = value(specification, "loc", start, 0.0);
        double scale = Math.abs(value(specification, "scale", start, 1.0));
        double peak = value(specification, "c", start, 0.5);
        if (specification.name().equals("zero")) {
            return new Prior.Zero();
        }
        if (!Double.isFinite(location)) {
            report.error("has the location " + location, "a finite number", "");
            return new Prior.Zero();
        }
        if (!(scale > 0.0 && scale < Double.POSITIVE_INFINITY)) {
            String mend = start == 0.0
                    ? "The start value is 0, so a relative scale is 0 too. Maybe scale_absolute was meant."
                    : "";
            report.error("has the scale " + scale, "a scale greater than 0", mend);
            return new Prior.Zero();
        }
        return switch (specification.name()) {
            case "normal" -> new Prior.Normal(location, scale);
            case "uniform" -> new Prior.Uniform(location, scale);
            case "triangular" -> {
                if (!(peak >= 0.0 && peak <= 1.0)) {
                    report.error("has its peak at c = " + peak, "c between 0 and 1, a fraction of the scale", "");
                    yield new Prior.Zero();
                }
                yield new Prior.Triangular(location, scale, peak);
            }
            default -> throw new IllegalStateException("unchecked prior " + specification);
        };
    }

    private static double value(PriorSpecification specification, String target, double start, double defaultValue) {
        for (Map.Entry<String, Double> entry : specification.hyperparameters().entrySet()) {
            Hyperparameter key = Hyperparameter.parse(entry.getKey()).orElseThrow();
            if (key.target().equals(target)) {
                return key.relation().apply(entry.getValue(), start);
            }
        }
        return defaultValue;
    }

    /// Number of parameters.
    public int dimension() {
        return priors.length;
    }

    /// Densities of the single parameters, in their order.
    public List<Prior> priors() {
        return List.of(priors);
    }

    /// Sum of the parameters' log-densities; −∞ if any parameter is outside its support.
    ///
    /// @param parameters θ; length [#dimension]
    public double logDensity(double[] parameters) {
        requireDimension(parameters);
        double sum = 0.0;
        for (int i = 0; i < priors.length; i++) {
            sum += priors[i].logDensity(parameters[i]);
        }
        return sum;
    }

    /// Adds the gradient of the log-density to a vector.
    ///
    /// @param parameters θ; length [#dimension]
    /// @param gradient vector to which ∂ ln p/∂θ is added; same length
    public void addGradient(double[] parameters, double[] gradient) {
        requireDimension(parameters);
        requireDimension(gradient);
        for (int i = 0; i < priors.length; i++) {
            gradient[i] += priors[i].logDensityDerivative(parameters[i]);
        }
    }

    private void requireDimension(double[] vector) {
        if (vector.length != priors.length) {
            throw new IllegalArgumentException("vector of " + vector.length + " for " + priors.length + " parameters");
        }
    }

    /// Where and about what an error is reported.
    private record Report(String subject, SourcePlace place, String path, Problems problems) {

        void error(String found, String expected, String mend) {
            problems.add(new Problem(Severity.ERROR, place, path, "the " + subject + " " + found, expected, mend));
        }
    }
}
