/// The status page of a cluster in the browser.
///
/// [Dashboard][org.espei4j.cluster.dashboard.Dashboard] is the main type: a small web server of the scheduler.
/// The page is plain HTML with nothing from outside; a few lines of script keep it up to date by server-sent
/// events, and without script it loads itself again.
@NullMarked
package org.espei4j.cluster.dashboard;

import org.jspecify.annotations.NullMarked;
