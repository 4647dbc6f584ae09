/// The commands of clusters, `espei scheduler`, `worker`, `cluster` and `cluster-status`, and the connection of a run to
/// one.
@NullMarked
package org.espei4j.cli.cluster;

import org.jspecify.annotations.NullMarked;
