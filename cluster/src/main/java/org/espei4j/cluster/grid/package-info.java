/// The members of a cluster as nodes of Apache Ignite's compute grid.
///
/// A scheduler is the only server node of a star; workers and runs are client nodes around it. Membership,
/// failure detection, transport, queueing of jobs at a worker and encryption are Ignite's; this package ships a
/// problem once and maps proposals to jobs. Main types: [SchedulerNode][org.espei4j.cluster.grid.SchedulerNode],
/// [WorkerNode][org.espei4j.cluster.grid.WorkerNode] and, for runs,
/// [ClusterExecutor][org.espei4j.cluster.grid.ClusterExecutor].
@NullMarked
package org.espei4j.cluster.grid;

import org.jspecify.annotations.NullMarked;
