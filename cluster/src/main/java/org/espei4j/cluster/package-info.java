/// Running an assessment on more than one machine.
///
/// [LocalCluster][org.espei4j.cluster.LocalCluster] starts a scheduler and workers on this machine; a
/// [SchedulerService][org.espei4j.cluster.SchedulerService] or [WorkerService][org.espei4j.cluster.WorkerService]
/// is one of them alone, as commands and job scripts start them.
@NullMarked
package org.espei4j.cluster;

import org.jspecify.annotations.NullMarked;
