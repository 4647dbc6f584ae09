package org.espei4j.calphad.mapping;

/// A point of an isopleth where boundaries cross: two phases are about to appear or to vanish.
///
/// @param point the equilibrium; the last two phases have the amount 0
/// @param isInvariant whether as many phases coexist as fix the temperature, so that boundaries run along an isotherm
public record BoundaryNode(SystemPoint point, boolean isInvariant) {}
