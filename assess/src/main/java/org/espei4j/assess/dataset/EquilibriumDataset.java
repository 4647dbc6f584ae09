package org.espei4j.assess.dataset;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Properties of the equilibrium of given phases.
///
/// @param header what all kinds have in common; its phases are the ones that take part
/// @param referenceStates what an `output` with a trailing `R` is referred to, by element; may be empty
/// @param conditions where it was measured
/// @param values values in the SI unit of the property per mole of atoms, shape (pressures, temperatures, compositions)
public record EquilibriumDataset(
        DatasetHeader header,
        SortedMap<String, ElementReference> referenceStates,
        EquilibriumConditions conditions,
        MeasuredValues values)
        implements Dataset {

    /// Copies the map.
    public EquilibriumDataset {
        referenceStates = Collections.unmodifiableSortedMap(new TreeMap<>(referenceStates));
    }

    /// Whether the values are referred to [#referenceStates()].
    public boolean isReferred() {
        return !referenceStates.isEmpty() && header.output().endsWith("R");
    }

    /// The property that is computed, e.g. `HM` for the output `HM` and for the referred output `HMR`.
    public String property() {
        String output = header.output();
        return isReferred() ? output.substring(0, output.length() - 1) : output;
    }

    @Override
    public int points() {
        return values.size();
    }

    /// The state of an element that a property is referred to.
    ///
    /// @param phase the phase
    /// @param pressure Pa; empty: that of the measurement
    /// @param temperature K; empty: that of the measurement
    /// @param place where the reference state stands
    public record ElementReference(
            String phase, OptionalDouble pressure, OptionalDouble temperature, SourcePlace place) {}
}
