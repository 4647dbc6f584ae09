package org.espei4j.assess.selection;

import java.util.List;

/// The functions of the site fractions of a sample from which candidates are built.
///
/// @param product `YS`: product of the site fractions of all constituents of the configuration
/// @param difference `Z`: product over sublattices with two constituents of the first's site fraction minus the
///     second's, in text order of their names; 1 without such a sublattice
/// @param muggianuValues `V_I, V_J, V_K` of the sublattice with three constituents, in text order of their names; empty
///     without such a sublattice
record CompositionVariables(double product, double difference, List<Double> muggianuValues) {

    CompositionVariables {
        muggianuValues = List.copyOf(muggianuValues);
    }

    /// The variables at site fractions.
    ///
    /// @param siteFractions for each sublattice the site fractions of the constituents in text order of their names
    static CompositionVariables at(List<List<Double>> siteFractions) {
        double product = 1;
        double difference = 1;
        List<Double> muggianu = List.of();
        for (List<Double> sublattice : siteFractions) {
            for (double fraction : sublattice) {
                product *= fraction;
            }
            if (sublattice.size() == 2) {
                difference *= sublattice.get(0) - sublattice.get(1);
            } else if (sublattice.size() == 3) {
                double missing = 1 - (sublattice.get(0) + sublattice.get(1) + sublattice.get(2));
                muggianu = sublattice.stream().map(y -> y + missing / 3).toList();
            }
        }
        return new CompositionVariables(product, difference, muggianu);
    }

    /// `V` of one constituent.
    double muggianu(int constituent) {
        return muggianuValues.get(constituent);
    }
}
