/// Properties of phases at given constitutions, and of equilibria: energies, enthalpies, entropies, heat capacities,
/// volumes, activities, driving forces, and whatever else a database describes.
///
/// The main types are [PhaseProperties][org.espei4j.calphad.property.PhaseProperties], for one phase at given site
/// fractions, and [EquilibriumProperties][org.espei4j.calphad.property.EquilibriumProperties], for an equilibrium. Derivatives
/// are exact: the expressions of the models are differentiated and compiled when a property first needs them, and how an
/// equilibrium answers to its conditions follows from its differentiated equations
/// ([LinearisedEquilibrium][org.espei4j.calphad.property.LinearisedEquilibrium]).
@NullMarked
package org.espei4j.calphad.property;

import org.jspecify.annotations.NullMarked;
