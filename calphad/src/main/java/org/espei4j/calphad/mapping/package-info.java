/// Phase diagrams as numbers: binary diagrams, isothermal sections, isopleths, and steps along one condition.
///
/// The main type is [DiagramMapper][org.espei4j.calphad.mapping.DiagramMapper]. Boundaries of phase fields are followed as
/// lines of equilibria in which one phase has just appeared (zero-phase-fraction lines: J. E. Morral and H. Gupta, Scripta
/// Metall. Mater. 25 (1991) 1393–1396), by arc-length continuation on the equilibrium conditions; every point is verified to be
/// the global equilibrium. A survey of the plane finds lines to begin with and shows in the end that none is missing.
@NullMarked
package org.espei4j.calphad.mapping;

import org.jspecify.annotations.NullMarked;
