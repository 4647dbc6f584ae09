/// Measurements and calculations that an assessment is fitted to.
///
/// [Dataset][org.espei4j.assess.dataset.Dataset] is the main type: one file, as one of five kinds.
/// [DatasetSelection][org.espei4j.assess.dataset.DatasetSelection] says which take part in a step, and why the others
/// do not. The package `read` makes them from files, the package `check` looks for what is suspicious about them.
/// Values are per mole of atoms and in SI units throughout.
@NullMarked
package org.espei4j.assess.dataset;

import org.jspecify.annotations.NullMarked;
