package org.espei4j.calphad.model;

/// The parts of which the Gibbs energy of a phase is the sum.
public enum Contribution {
    /// Surface of reference: the energies of the endmembers, weighted by products of site fractions.
    REFERENCE("ref"),
    /// Ideal mixing: the configurational entropy of random occupation of each sublattice.
    IDEAL_MIXING("idmix"),
    /// Excess energy of mixing: interaction parameters.
    EXCESS("xsmix"),
    /// Magnetic ordering.
    MAGNETIC("mag"),
    /// Two-state liquid.
    TWO_STATE("2st"),
    /// Einstein vibrations.
    EINSTEIN("ein"),
    /// Compression from 101325 Pa.
    VOLUME("vol"),
    /// Ordering energy of a partitioned phase.
    ORDERING("ord");

    private final String key;

    Contribution(String key) {
        this.key = key;
    }

    /// The short name by which datasets and reports call it, e.g. `idmix`.
    public String key() {
        return key;
    }

    /// The contribution of a short name.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public static Contribution ofKey(String key) {
        for (Contribution contribution : values()) {
            if (contribution.key.equals(key)) {
                return contribution;
            }
        }
        throw new IllegalArgumentException("there is no contribution " + key);
    }
}
