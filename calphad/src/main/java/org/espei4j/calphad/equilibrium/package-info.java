/// Phase equilibria: which phases are stable at given conditions, in which amounts and of which constitution.
///
/// The main type is [EquilibriumSpecs][org.espei4j.calphad.equilibrium.EquilibriumSpecs]: the phases of a system,
/// compiled once. At a temperature and pressure it becomes a [BoundSystem][org.espei4j.calphad.equilibrium.BoundSystem],
/// and each thread works on that with its own [EquilibriumSolver][org.espei4j.calphad.equilibrium.EquilibriumSolver].
///
/// The method has three parts.
///
/// 1. *Start*: the lower convex hull of sampled constitutions at the given composition, found as a linear programme by
///    column generation ([LowerHull][org.espei4j.calphad.equilibrium.LowerHull]).
/// 2. *Refinement*: Newton steps on site fractions, amounts of phases and chemical potentials, reduced phase by phase to
///    the small equilibrium matrix (M. Hillert, Physica B 103 (1981) 31–40; B. Sundman, X.-G. Lu, H. Ohtani, Comput.
///    Mater. Sci. 101 (2015) 127–137).
/// 3. *Verification*: no sampled and no locally refined constitution of any phase may lie below the tangent plane.
///    Constitutions that do join the linear programme, and the search goes on from there.
///
/// Conditions other than temperature, pressure and amounts are met by
/// [OpenConditionSolver][org.espei4j.calphad.equilibrium.OpenConditionSolver]. `docs/design/equilibrium.md` says why all
/// this is as it is.
@NullMarked
package org.espei4j.calphad.equilibrium;

import org.jspecify.annotations.NullMarked;
