package org.espei4j.assess.residual;

import java.util.Locale;

/// Why a residual could not be computed for some parameters.
public enum FailureReason {
    /// None of the points that span the target plane of a phase boundary determines its chemical potentials.
    HYPERPLANE_UNDETERMINED("the chemical potentials of the target plane are not determined"),
    /// An equilibrium calculation stopped before it met its tolerances.
    EQUILIBRIUM_NOT_CONVERGED("an equilibrium calculation did not converge"),
    /// The phase has no constitution with the measured composition.
    COMPOSITION_OUTSIDE_PHASE("the phase cannot have this composition"),
    /// The reference state of an activity or a property could not be computed.
    REFERENCE_NOT_COMPUTABLE("the reference state could not be computed"),
    /// A property is infinite or not a number.
    NON_FINITE_PROPERTY("a property is not a finite number");

    private final String meaning;

    FailureReason(String meaning) {
        this.meaning = meaning;
    }

    /// The name under which failures are counted, e.g. `equilibrium-not-converged`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What it means, as a clause.
    public String meaning() {
        return meaning;
    }
}
