package org.espei4j.assess.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espei4j.assess.dataset.DatasetSelection.LikelihoodChoices;
import org.espei4j.assess.phasemodel.PhaseModels;

/// Decides which sets, and which parts of them, enter a likelihood.
final class LikelihoodSelector {

    /// Properties of fixed configurations that have a likelihood in ESPEI, too.
    private static final Set<String> ENERGIES = Set.of("HM_FORM", "SM_FORM", "CPM_FORM", "HM_MIX", "SM_MIX", "CPM_MIX");

    /// Those that have one here only.
    private static final Set<String> VOLUMES = Set.of("V0", "V0_MIX", "VM", "VM_MIX");

    private final PhaseModels models;
    private final PhaseModels active;
    private final LikelihoodChoices choices;
    private final List<LeftOut> leftOut;
    private final FixedConfigurationSelector fixedConfigurations;
    private final PhaseBoundarySelector phaseBoundaries;

    LikelihoodSelector(PhaseModels models, LikelihoodChoices choices, List<LeftOut> leftOut) {
        this.models = models;
        this.active = models.active();
        this.choices = choices;
        this.leftOut = leftOut;
        this.fixedConfigurations = new FixedConfigurationSelector(models, outputs(choices), leftOut);
        this.phaseBoundaries = new PhaseBoundarySelector(models, choices, leftOut);
    }

    private static Set<String> outputs(LikelihoodChoices choices) {
        Set<String> outputs = new HashSet<>(ENERGIES);
        if (!choices.asEspei()) {
            outputs.addAll(VOLUMES);
        }
        return outputs;
    }

    Optional<? extends Dataset> select(Dataset dataset) {
        String kind = kind(dataset);
        if (choices.kindWeights().getOrDefault(kind, 1.0) == 0) {
            leftOut.add(LeftOut.set(dataset, LeftOut.Reason.ZERO_KIND_WEIGHT, kind));
            return Optional.empty();
        }
        return switch (dataset) {
            case FixedConfigurationDataset fixed -> fixedConfigurations.select(fixed);
            case PhaseBoundaryDataset boundaries -> phaseBoundaries.select(boundaries);
            case ActivityDataset activities -> keptUnless(activities, activityReason(activities));
            case EquilibriumDataset equilibria -> keptUnless(equilibria, equilibriumReason(equilibria));
            case DiffusionDataset diffusion ->
                keptUnless(
                        diffusion,
                        Optional.of(LeftOut.set(diffusion, LeftOut.Reason.KIND_NOT_USED, diffusion.output())));
        };
    }

    /// The name under which the run file weighs a set: `ZPF`, `ACR`, or the property before its `_` or trailing `R`.
    static String kind(Dataset dataset) {
        return switch (dataset) {
            case PhaseBoundaryDataset ignored -> "ZPF";
            case ActivityDataset ignored -> "ACR";
            case EquilibriumDataset equilibria -> beforeUnderscore(equilibria.property());
            case FixedConfigurationDataset fixed -> beforeUnderscore(fixed.output());
            case DiffusionDataset diffusion -> diffusion.output();
        };
    }

    private static String beforeUnderscore(String property) {
        int underscore = property.indexOf('_');
        return underscore < 0 ? property : property.substring(0, underscore);
    }

    private <T extends Dataset> Optional<T> keptUnless(T dataset, Optional<LeftOut> reason) {
        reason.ifPresent(leftOut::add);
        return reason.isPresent() ? Optional.empty() : Optional.of(dataset);
    }

    private Optional<LeftOut> activityReason(ActivityDataset dataset) {
        return SystemMembership.outside(dataset, models)
                .or(() -> SystemMembership.weightless(dataset, dataset.values()));
    }

    private Optional<LeftOut> equilibriumReason(EquilibriumDataset dataset) {
        Optional<LeftOut> reason = SystemMembership.outside(dataset, models);
        for (String phase : dataset.phases()) {
            reason = reason.or(() -> SystemMembership.missing(dataset, phase, models, active));
        }
        return reason.or(() -> SystemMembership.weightless(dataset, dataset.values()));
    }
}
