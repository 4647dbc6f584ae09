/// Reading of datasets: from files, through tags, to [datasets][org.espei4j.assess.dataset.Dataset].
///
/// [DatasetFolder][org.espei4j.assess.dataset.read.DatasetFolder] is the main type.
@NullMarked
package org.espei4j.assess.dataset.read;

import org.jspecify.annotations.NullMarked;
