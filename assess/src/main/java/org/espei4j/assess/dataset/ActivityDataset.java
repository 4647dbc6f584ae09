package org.espei4j.assess.dataset;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Activities of one element, referred to an equilibrium of given phases.
///
/// @param header what all kinds have in common
/// @param element the element; `output` is `ACR_` and its name
/// @param referenceState where the activity is 1
/// @param conditions where it was measured
/// @param values activities, without unit, shape (pressures, temperatures, compositions)
public record ActivityDataset(
        DatasetHeader header,
        String element,
        ReferenceState referenceState,
        EquilibriumConditions conditions,
        MeasuredValues values)
        implements Dataset {

    @Override
    public int points() {
        return values.size();
    }

    /// The state in which an activity is 1.
    ///
    /// @param phases phases that take part; not empty
    /// @param pressure Pa
    /// @param temperature K; its own, not that of the measurement
    /// @param fractions mole fractions as given, in text order: of some or all elements of the set
    /// @param place where the reference state stands
    public record ReferenceState(
            List<String> phases,
            double pressure,
            double temperature,
            SortedMap<String, Double> fractions,
            SourcePlace place) {

        /// Copies the collections.
        public ReferenceState {
            phases = List.copyOf(phases);
            fractions = Collections.unmodifiableSortedMap(new TreeMap<>(fractions));
        }
    }
}
