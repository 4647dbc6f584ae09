package org.espei4j.assess.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// How the reference files write configurations and terms.
final class GoldenNames {

    private GoldenNames() {}

    /// A configuration: a name for a pure sublattice, a list of names for a mixed one.
    static Configuration configuration(JsonNode array) {
        List<List<String>> sublattices = new ArrayList<>();
        for (JsonNode entry : array) {
            List<String> names = new ArrayList<>();
            if (entry.isString()) {
                names.add(entry.stringValue());
            } else {
                entry.forEach(name -> names.add(name.stringValue()));
            }
            sublattices.add(names);
        }
        return new Configuration(sublattices);
    }

    /// A term such as `T*Z**2*log(T)*YS` or `Z*YS/T` as its factors in text order.
    static String sortedFactors(String term) {
        String product = term.endsWith("/T") ? term.substring(0, term.length() - 2) + "*T**-1" : term;
        return Arrays.stream(product.replace("**", "^").replace("(-1)", "-1").split("\\*"))
                .map(factor -> factor.equals("1/T") ? "T^-1" : factor)
                .filter(factor -> !factor.equals("1"))
                .sorted()
                .collect(Collectors.joining("*"));
    }

    /// The same of one of our terms; for endmembers the product of site fractions is 1 and not written.
    static String sortedFactors(Feature feature, boolean endmember) {
        String factors = sortedFactors(feature.label().replace("ln(T)", "log(T)"));
        return endmember
                ? Arrays.stream(factors.split("\\*"))
                        .filter(factor -> !factor.equals("YS"))
                        .collect(Collectors.joining("*"))
                : factors;
    }
}
