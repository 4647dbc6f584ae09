package org.espei4j.assess.residual;

import org.jspecify.annotations.Nullable;

/// What a failed calculation of the engine means for a residual.
final class FailureReasons {

    private FailureReasons() {}

    static FailureReason of(org.espei4j.calphad.equilibrium.@Nullable FailureReason reason) {
        return switch (reason) {
            case COMPOSITION_OUTSIDE_PHASES -> FailureReason.COMPOSITION_OUTSIDE_PHASE;
            case NOT_FINITE -> FailureReason.NON_FINITE_PROPERTY;
            case null, default -> FailureReason.EQUILIBRIUM_NOT_CONVERGED;
        };
    }
}
