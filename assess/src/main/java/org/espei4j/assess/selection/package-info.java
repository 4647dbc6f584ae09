/// Generation of a first database from measured properties of single phases.
///
/// The main type is [ParameterSelection][org.espei4j.assess.selection.ParameterSelection]. For every endmember and
/// every binary and ternary interaction of every phase it fits candidate models, each a linear combination of functions
/// of temperature and composition, and keeps the one with the lowest corrected Akaike information criterion: first the
/// heat capacity, then the entropy, then the enthalpy, each on what the steps before have left.
///
/// The method is that of Bocklund, Otis, Egorov, Obaied, Roslyakova and Liu, *MRS Communications* 9 (2019) 618–627,
/// with the criterion of Akaike, *IEEE Trans. Autom. Control* 19 (1974) 716, corrected for small samples by Hurvich and
/// Tsai, *Biometrika* 76 (1989) 297.
@NullMarked
package org.espei4j.assess.selection;

import org.jspecify.annotations.NullMarked;
