package org.espei4j.assess.residual;

/// A residual that could not be computed.
///
/// @param point index into [Residual#points]
/// @param reason why
/// @param detail what the calculation said, e.g. the solver's own reason; may be empty
public record PointFailure(int point, FailureReason reason, String detail) {}
