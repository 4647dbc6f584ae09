package org.espei4j.assess.dataset;

import java.util.List;

/// Phase equilibria: which phases coexist, at which compositions (`ZPF`, zero phase fraction).
///
/// @param header what all kinds have in common
/// @param regions the coexisting phases, one region per measured temperature
public record PhaseBoundaryDataset(DatasetHeader header, List<Region> regions) implements Dataset {

    /// Copies the list.
    public PhaseBoundaryDataset {
        regions = List.copyOf(regions);
    }

    @Override
    public int points() {
        return regions.stream()
                .mapToInt(region -> region.phaseVertices().size())
                .sum();
    }

    /// The set with other regions.
    public PhaseBoundaryDataset withRegions(List<Region> others) {
        return new PhaseBoundaryDataset(header, others);
    }
}
