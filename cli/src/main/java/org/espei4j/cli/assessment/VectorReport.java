package org.espei4j.cli.assessment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.assess.residual.LikelihoodReport;

/// What `espei evaluate` says about one parameter vector.
///
/// @param names names of the parameters
/// @param values their values, in the order of the names
/// @param lnPrior logarithm of the prior density; −∞ outside its support
/// @param likelihood the likelihood, itemised
record VectorReport(List<String> names, double[] values, double lnPrior, LikelihoodReport likelihood) {

    /// The kinds that every report has, whether there are such data or not.
    private static final List<String> KINDS = List.of("ZPF", "ACR", "fixed_configuration", "equilibrium_property");

    /// Logarithm of the posterior density, but for a constant.
    double lnProbability() {
        return lnPrior + likelihood.lnLikelihood();
    }

    /// ln L by kind; 0 for a kind without data.
    Map<String, Double> lnLikelihoodByKind() {
        Map<String, Double> byKind = new LinkedHashMap<>();
        KINDS.forEach(kind -> byKind.put(kind, 0.0));
        likelihood.kinds().forEach(kind -> byKind.put(kind.name(), kind.lnLikelihood()));
        return byKind;
    }
}
