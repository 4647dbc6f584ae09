package org.espei4j.assess.dataset;

/// What happens to measured compositions that a phase cannot have, whatever the parameters are: a stoichiometric
/// compound beside its composition, for example.
public enum UnreachableData {
    /// The run stops with an error for each.
    STOP("stop"),
    /// The vertex's region, or the point, takes no part.
    LEAVE_OUT("leave_out"),
    /// The nearest composition that the phase can have is used if no mole fraction changes by more than 0.02; else the
    /// run stops.
    SNAP("snap");

    private final String word;

    UnreachableData(String word) {
        this.word = word;
    }

    /// The word that stands for it in a run file.
    public String word() {
        return word;
    }
}
