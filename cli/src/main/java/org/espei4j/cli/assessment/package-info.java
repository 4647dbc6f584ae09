/// The commands around an assessment: running it, evaluating its log-posterior, and checking its datasets.
///
/// [RunCommand][org.espei4j.cli.assessment.RunCommand] is `espei --in`.
@NullMarked
package org.espei4j.cli.assessment;

import org.jspecify.annotations.NullMarked;
