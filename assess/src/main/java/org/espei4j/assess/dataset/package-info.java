/// Measurements and calculations that an assessment is fitted to.
///
/// [Dataset][org.espei4j.assess.dataset.Dataset] is the main type: one file, as one of five kinds.
/// [DatasetFolder][org.espei4j.assess.dataset.DatasetFolder] reads a folder of them and applies tags,
/// [DatasetCheck][org.espei4j.assess.dataset.DatasetCheck] looks for what is wrong with them, and
/// [DatasetSelection][org.espei4j.assess.dataset.DatasetSelection] says which take part in a step, and why the others
/// do not. Values are per mole of atoms and in SI units throughout.
@NullMarked
package org.espei4j.assess.dataset;

import org.jspecify.annotations.NullMarked;
