package org.espei4j.assess.selection;

import java.util.List;
import java.util.SortedSet;
import org.espei4j.assess.dataset.ThermochemicalProperty;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// One measured value of a configuration, turned into the orientation that is fitted.
///
/// @param place where the value stands
/// @param property the property and what it is referred to
/// @param temperature K
/// @param pressure Pa
/// @param value per mole of atoms
/// @param weight not negative
/// @param configuration the constituents on each sublattice
/// @param siteFractions their site fractions
/// @param excludedContributions model contributions that the value does not contain
record Sample(
        SourcePlace place,
        ThermochemicalProperty property,
        double temperature,
        double pressure,
        double value,
        double weight,
        Configuration configuration,
        List<List<Double>> siteFractions,
        SortedSet<String> excludedContributions) {

    /// Site fraction of a constituent; 0 where the configuration does not have it.
    double siteFraction(int sublattice, String constituent) {
        int index = configuration.sublattices().get(sublattice).indexOf(constituent);
        return index < 0 ? 0 : siteFractions.get(sublattice).get(index);
    }
}
