package org.espei4j.assess.dataset.check;

import java.util.HashSet;
import org.espei4j.assess.dataset.ActivityDataset;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.calphad.diagnostic.Problems;

/// Recognises activities that cannot be: not positive, or above 1 where the reference phase is the measured phase.
final class ActivityRule implements DatasetRule {

    /// Scatter of measurements close to the pure element.
    private static final double SCATTER = 1.05;

    @Override
    public void check(Dataset dataset, Problems problems) {
        if (!(dataset instanceof ActivityDataset activities)) {
            return;
        }
        boolean samePhases = new HashSet<>(activities.phases())
                .equals(new HashSet<>(activities.referenceState().phases()));
        boolean reported = false;
        double[] values = activities.values().toArray();
        for (int i = 0; i < values.length; i++) {
            if (values[i] <= 0) {
                problems.add(DatasetProblem.ACTIVITY_NOT_POSITIVE.at(
                        activities.values().places().get(i), "/values", values[i]));
            } else if (samePhases && !reported && values[i] > SCATTER) {
                problems.add(DatasetProblem.ACTIVITY_ABOVE_ONE.at(
                        activities.values().places().get(i), "/values", values[i]));
                reported = true;
            }
        }
    }
}
