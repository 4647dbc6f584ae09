/// What a cluster is doing, as numbers that can be sent, printed and drawn.
///
/// [ClusterStatus][org.espei4j.cluster.status.ClusterStatus] is the main type.
@NullMarked
package org.espei4j.cluster.status;

import org.jspecify.annotations.NullMarked;
