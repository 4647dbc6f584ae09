/// Gibbs energies of the pure elements, to which all energies of an assessment are referred.
///
/// The main type is [ReferenceState][org.espei4j.assess.refstate.ReferenceState], a table of the elements' stable forms
/// and of their energies in other structures; [ReferenceStates][org.espei4j.assess.refstate.ReferenceStates] finds one
/// by name. Two tables come with the program, each a TDB file: `SGTE91` (Dinsdale, *Calphad* 15 (1991) 317–425) and
/// `SR2016` (Roslyakova, Sundman, Dette, Zhang and Steinbach, *Calphad* 55 (2016) 165–180; copper and magnesium).
/// Others are added as unary TDB files or through a
/// [ReferenceStateProvider][org.espei4j.assess.refstate.ReferenceStateProvider].
@NullMarked
package org.espei4j.assess.refstate;

import org.jspecify.annotations.NullMarked;
