package org.espei4j.calphad.mapping;

/// The end of a miscibility gap, where its two sides become one; extrapolated from tie-lines nearby.
///
/// @param phase name of the phase
/// @param temperature K
/// @param fractions mole fractions
public record CriticalPoint(String phase, double temperature, double[] fractions) {}
