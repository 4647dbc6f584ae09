package org.espei4j.assess.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espei4j.assess.phasemodel.PhaseModels;

/// The datasets that take part in a step, and what is left out of it, with the reason. No set is left out silently.
///
/// @param datasets the sets that take part, in the order in which they were given, without the regions, configurations
///     and temperatures that do not; values and vertices of weight 0 are still there and have to be passed over
/// @param leftOut the sets and parts that do not take part
public record DatasetSelection(List<Dataset> datasets, List<LeftOut> leftOut) {

    /// Greatest change of a mole fraction by which a composition is moved to one that its phase can have.
    public static final double LONGEST_SNAP = 0.02;

    /// Copies the lists.
    public DatasetSelection {
        datasets = List.copyOf(datasets);
        leftOut = List.copyOf(leftOut);
    }

    /// What a likelihood takes from the run file.
    ///
    /// @param kindWeights factor on the weights of a kind of data, by `ZPF`, `ACR` or the property's name before its
    ///     `_`; 1 where there is none
    /// @param unreachable what happens to compositions that a phase cannot have
    /// @param asEspei whether the choice is that of ESPEI: regions without a target plane stay, and volumes have no
    ///     likelihood
    public record LikelihoodChoices(Map<String, Double> kindWeights, UnreachableData unreachable, boolean asEspei) {

        /// Weights 1, unreachable compositions stop the run, our own choices.
        public static final LikelihoodChoices DEFAULT = new LikelihoodChoices(Map.of(), UnreachableData.STOP, false);

        /// Copies the map.
        public LikelihoodChoices {
            kindWeights = Map.copyOf(kindWeights);
        }
    }

    /// The sets from which the parameters of one or all phases are generated: fixed configurations of a single,
    /// modelled phase with a property that a step reads, at 298.15 K or above.
    ///
    /// @param datasets all sets, in file order
    /// @param models the phase models as the file gives them
    /// @param outputs the properties that the steps read, e.g. `HM_MIX`
    public static DatasetSelection forGeneration(
            Collection<? extends Dataset> datasets, PhaseModels models, Set<String> outputs) {
        List<Dataset> used = new ArrayList<>();
        List<LeftOut> left = new ArrayList<>();
        FixedConfigurationSelector selector = new FixedConfigurationSelector(models, outputs, left);
        for (Dataset dataset : datasets) {
            switch (dataset) {
                case FixedConfigurationDataset fixed -> selector.select(fixed).ifPresent(used::add);
                case DiffusionDataset diffusion ->
                    left.add(LeftOut.set(diffusion, LeftOut.Reason.KIND_NOT_USED, diffusion.output()));
                case PhaseBoundaryDataset other ->
                    left.add(LeftOut.set(other, LeftOut.Reason.NOT_FOR_THIS_STEP, other.output()));
                case ActivityDataset other ->
                    left.add(LeftOut.set(other, LeftOut.Reason.NOT_FOR_THIS_STEP, other.output()));
                case EquilibriumDataset other ->
                    left.add(LeftOut.set(other, LeftOut.Reason.NOT_FOR_THIS_STEP, other.output()));
            }
        }
        return new DatasetSelection(used, left);
    }

    /// The sets that enter a likelihood.
    ///
    /// @param datasets all sets, in file order
    /// @param models the phase models as the file gives them
    /// @param choices what the run file says
    public static DatasetSelection forLikelihood(
            Collection<? extends Dataset> datasets, PhaseModels models, LikelihoodChoices choices) {
        List<Dataset> used = new ArrayList<>();
        List<LeftOut> left = new ArrayList<>();
        LikelihoodSelector selector = new LikelihoodSelector(models, choices, left);
        for (Dataset dataset : datasets) {
            selector.select(dataset).ifPresent(used::add);
        }
        return new DatasetSelection(used, left);
    }

    /// The sets of one kind that take part, in order.
    public <T extends Dataset> List<T> ofKind(Class<T> kind) {
        return datasets.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
