/// A run: its settings, what it reads, and the order of its steps.
///
/// [RunSettings][org.espei4j.assess.run.RunSettings] are the typed contents of a run file, read by
/// [RunFileReader][org.espei4j.assess.run.RunFileReader]. This is the top package of the module: it uses all others,
/// and none of them knows it.
@NullMarked
package org.espei4j.assess.run;

import org.jspecify.annotations.NullMarked;
