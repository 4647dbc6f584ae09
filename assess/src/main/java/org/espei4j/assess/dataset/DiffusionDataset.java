package org.espei4j.assess.dataset;

/// Diffusion or tracer data: accepted, because folders hold them, and not used in an assessment of energies. Only the
/// header is read.
///
/// @param header what all kinds have in common
public record DiffusionDataset(DatasetHeader header) implements Dataset {

    @Override
    public int points() {
        return 0;
    }
}
