package org.espei4j.assess.dataset;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.assess.phasemodel.PhaseModels;

/// Whether a set belongs to the system of the phase models.
final class SystemMembership {

    private SystemMembership() {}

    /// Why a set is left out because of its components, if it is.
    static Optional<LeftOut> outside(Dataset dataset, PhaseModels models) {
        SortedSet<String> foreign = new TreeSet<>(dataset.components());
        foreign.removeAll(models.components());
        return foreign.isEmpty()
                ? Optional.empty()
                : Optional.of(LeftOut.set(dataset, LeftOut.Reason.COMPONENTS_OUTSIDE, String.join(", ", foreign)));
    }

    /// Why a set is left out because of a phase, if it is.
    static Optional<LeftOut> missing(Dataset dataset, String phase, PhaseModels models, PhaseModels active) {
        if (active.phase(phase).isPresent()) {
            return Optional.empty();
        }
        if (models.phase(phase).isPresent()) {
            return Optional.of(LeftOut.set(dataset, LeftOut.Reason.PHASE_NOT_ACTIVE, phase));
        }
        Optional<PhaseModel> owner = models.phaseWithAlias(phase);
        return Optional.of(
                owner.isPresent()
                        ? LeftOut.set(
                                dataset,
                                LeftOut.Reason.PHASE_IS_ALIAS,
                                phase + " of " + owner.get().name())
                        : LeftOut.set(dataset, LeftOut.Reason.PHASE_UNKNOWN, phase));
    }

    /// Why a set is left out because of its weights, if it is.
    static Optional<LeftOut> weightless(Dataset dataset, MeasuredValues values) {
        boolean weightless = Arrays.stream(values.toWeightArray()).allMatch(weight -> weight == 0);
        return weightless ? Optional.of(LeftOut.set(dataset, LeftOut.Reason.ZERO_WEIGHT, "")) : Optional.empty();
    }
}
