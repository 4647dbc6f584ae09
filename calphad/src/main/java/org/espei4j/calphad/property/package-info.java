/// Properties of phases at given constitutions: energies, enthalpies, entropies, heat capacities and their parts.
///
/// The main type is [PhaseProperties][org.espei4j.calphad.property.PhaseProperties]. Temperature derivatives are exact: the
/// expressions of the model are differentiated and compiled when the first property is asked for.
@NullMarked
package org.espei4j.calphad.property;

import org.jspecify.annotations.NullMarked;
