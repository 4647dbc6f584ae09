package org.espei4j.calphad.database;

/// An ordered phase whose Gibbs energy is split into a disordered and an ordering part (type definition `DIS_PART`).
///
/// @param orderedPhase name of the phase with ordering sublattices
/// @param disorderedPhase name of the phase that describes the disordered state
/// @param neverDisordered whether the ordering part is added without subtracting its value in the disordered state
///     (keyword `NEVER`), for phases that are never disordered
public record OrderPartition(String orderedPhase, String disorderedPhase, boolean neverDisordered) {}
