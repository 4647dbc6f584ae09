package org.espei4j.assess.dataset.check;

import org.espei4j.assess.dataset.Dataset;
import org.espei4j.calphad.diagnostic.Problems;

/// Looks for one kind of mistake in a dataset.
@FunctionalInterface
interface DatasetRule {

    /// Reports what it finds.
    void check(Dataset dataset, Problems problems);
}
