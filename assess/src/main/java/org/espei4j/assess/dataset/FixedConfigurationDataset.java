package org.espei4j.assess.dataset;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Properties of one phase at given site fractions (no equilibrium is solved).
///
/// @param header what all kinds have in common
/// @param siteRatios sites per formula unit of each sublattice, as the file gives them; positive
/// @param siteRatiosPlace where they stand
/// @param configurations configurations, the last axis of `values`
/// @param pressures pressures, Pa, the first axis of `values`
/// @param temperatures temperatures, K, the second axis of `values`
/// @param values values, shape (pressures, temperatures, configurations)
/// @param excludedContributions model contributions that the values do not contain, e.g. `idmix`; empty if the file
///     names none or gives an empty list
public record FixedConfigurationDataset(
        DatasetHeader header,
        List<Double> siteRatios,
        SourcePlace siteRatiosPlace,
        List<OccupiedConfiguration> configurations,
        List<Double> pressures,
        List<Double> temperatures,
        MeasuredValues values,
        SortedSet<String> excludedContributions)
        implements Dataset {

    /// Copies the collections and checks that they belong together.
    public FixedConfigurationDataset {
        siteRatios = List.copyOf(siteRatios);
        configurations = List.copyOf(configurations);
        pressures = List.copyOf(pressures);
        temperatures = List.copyOf(temperatures);
        excludedContributions = Collections.unmodifiableSortedSet(new TreeSet<>(excludedContributions));
        if (values.pressures() != pressures.size()
                || values.temperatures() != temperatures.size()
                || values.points() != configurations.size()) {
            throw new IllegalArgumentException("values do not have the shape of the conditions");
        }
    }

    /// The phase.
    public String phase() {
        return header.phases().getFirst();
    }

    /// What was measured: the property and what it is referred to.
    public ThermochemicalProperty property() {
        return ThermochemicalProperty.parse(header.output());
    }

    @Override
    public int points() {
        return values.size();
    }

    /// The set with some temperatures and configurations only, in the order given.
    ///
    /// @param keptTemperatures indices into `temperatures`; not empty
    /// @param keptConfigurations indices into `configurations`; not empty
    public FixedConfigurationDataset keeping(int[] keptTemperatures, int[] keptConfigurations) {
        return new FixedConfigurationDataset(
                header,
                siteRatios,
                siteRatiosPlace,
                Arrays.stream(keptConfigurations).mapToObj(configurations::get).toList(),
                pressures,
                Arrays.stream(keptTemperatures).mapToObj(temperatures::get).toList(),
                values.keeping(keptTemperatures, keptConfigurations),
                excludedContributions);
    }
}
