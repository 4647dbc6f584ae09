/// Phase models: which phases an assessment knows, and on which sublattices their constituents sit.
///
/// [PhaseModels][org.espei4j.assess.phasemodel.PhaseModels] is the main type, read from a phase models file by
/// [PhaseModelReader][org.espei4j.assess.phasemodel.PhaseModelReader].
@NullMarked
package org.espei4j.assess.phasemodel;

import org.jspecify.annotations.NullMarked;
