/// Chains that have been sampled: kept in memory, saved to disk, read again and judged.
///
/// [Trace][org.espei4j.assess.trace.Trace] is the main type. Files are NumPy arrays (format 1.0 of
/// numpy.lib.format, NumPy Enhancement Proposal 1) with the layout that ESPEI users know; beside the trace stands
/// a [ChainState][org.espei4j.assess.trace.ChainState], from which a run goes on as if it had never stopped.
@NullMarked
package org.espei4j.assess.trace;

import org.jspecify.annotations.NullMarked;
