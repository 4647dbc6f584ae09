package org.espei4j.calphad.equilibrium;

/// Why a calculation has no result.
public enum FailureReason {
    /// No mixture of the phases (or, for a phase alone, no constitution of it) has the composition asked for.
    COMPOSITION_OUTSIDE_PHASES("the composition lies outside the phases"),
    /// The iteration did not come to an end.
    NOT_CONVERGED("the iteration did not converge"),
    /// Equilibria were found, but each time another constitution turned out to be more stable.
    NO_GLOBAL_MINIMUM("no equilibrium could be shown to be the global minimum"),
    /// An energy or one of its derivatives is not a finite number.
    NOT_FINITE("an energy is not a finite number"),
    /// At the given chemical potentials a phase of nothing but their elements is stable, so that it grows without end.
    UNBOUNDED("at the given chemical potentials a phase would grow without end"),
    /// The conditions are well posed, but no state was found that fulfils them.
    CONDITIONS_NOT_MET("no equilibrium was found that fulfils the conditions");

    private final String text;

    FailureReason(String text) {
        this.text = text;
    }

    /// A short sentence for people.
    public String text() {
        return text;
    }
}
