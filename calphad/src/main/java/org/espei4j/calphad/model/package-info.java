/// Gibbs energy models of phases: from the parameters of a database to functions of the site fractions.
///
/// A model is symbolic first: every contribution (reference surface, ideal mixing, excess, magnetism, …) is an
/// expression of temperature, pressure, fitting symbols and site fractions. Compiled, it becomes a
/// [CompiledPhase][org.espei4j.calphad.model.CompiledPhase], whose work is staged by when its variables become known:
/// [bind][org.espei4j.calphad.model.CompiledPhase#bind] once per temperature and pressure,
/// [bindParameters][org.espei4j.calphad.model.BoundPhase#bindParameters] once per set of fitted values, and then energies and
/// derivatives for any number of site fractions.
@NullMarked
package org.espei4j.calphad.model;

import org.jspecify.annotations.NullMarked;
