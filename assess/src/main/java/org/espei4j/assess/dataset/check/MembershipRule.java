package org.espei4j.assess.dataset.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espei4j.assess.dataset.ActivityDataset;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.DiffusionDataset;
import org.espei4j.assess.dataset.EquilibriumDataset;
import org.espei4j.assess.dataset.EquilibriumDataset.ElementReference;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.dataset.PhaseBoundaryDataset;
import org.espei4j.assess.dataset.PhaseReach;
import org.espei4j.assess.dataset.Region;
import org.espei4j.assess.dataset.Vertex;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;

/// Whether the components and phases of a set are those of the system.
final class MembershipRule implements DatasetRule {

    private final PhaseModels models;
    private final PhaseReach reach;

    MembershipRule(PhaseModels models, PhaseReach reach) {
        this.models = models;
        this.reach = reach;
    }

    /// Whether all components of a set are components of the system; if not, no other comparison makes sense.
    boolean belongs(Dataset dataset) {
        return models.components().containsAll(dataset.components());
    }

    @Override
    public void check(Dataset dataset, Problems problems) {
        if (!belongs(dataset)) {
            SortedSet<String> foreign = new TreeSet<>(dataset.components());
            foreign.removeAll(models.components());
            problems.add(DatasetProblem.COMPONENTS_OUTSIDE.at(
                    dataset.header().places().components(),
                    "/components",
                    String.join(", ", foreign),
                    String.join(", ", models.components())));
            return;
        }
        phases(dataset).forEach((phase, place) -> checkPhase(phase, place, dataset, problems));
    }

    /// The phases of a set, each with the first place that names it.
    private static Map<String, SourcePlace> phases(Dataset dataset) {
        Map<String, SourcePlace> phases = new LinkedHashMap<>();
        switch (dataset) {
            case PhaseBoundaryDataset boundaries -> {
                for (Region region : boundaries.regions()) {
                    for (Vertex vertex : region.phaseVertices()) {
                        phases.putIfAbsent(vertex.phase(), vertex.place());
                    }
                }
            }
            case ActivityDataset activities -> {
                // The equilibrium at the conditions is that of all phases; only those of the reference matter.
                List<String> reference = activities.referenceState().phases();
                reference.forEach(
                        phase -> phases.put(phase, activities.referenceState().place()));
            }
            case EquilibriumDataset equilibria -> {
                equilibria
                        .phases()
                        .forEach(phase ->
                                phases.put(phase, equilibria.header().places().phases()));
                for (ElementReference reference : equilibria.referenceStates().values()) {
                    phases.putIfAbsent(reference.phase(), reference.place());
                }
            }
            case FixedConfigurationDataset fixed ->
                phases.put(fixed.phase(), fixed.header().places().phases());
            case DiffusionDataset ignored -> {}
        }
        return phases;
    }

    private void checkPhase(String phase, SourcePlace place, Dataset dataset, Problems problems) {
        if (models.phase(phase).isEmpty()) {
            Optional<PhaseModel> owner = models.phaseWithAlias(phase);
            problems.add(
                    owner.isPresent()
                            ? DatasetProblem.PHASE_IS_ALIAS.at(
                                    place, "", phase, owner.get().name())
                            : DatasetProblem.PHASE_UNKNOWN.at(
                                    place,
                                    "",
                                    phase,
                                    String.join(", ", models.phases().keySet()),
                                    Spelling.hint(phase, models.phases().keySet())));
        } else if (reach.subsystem(dataset.elements()).phase(phase).isEmpty()) {
            problems.add(DatasetProblem.PHASE_NOT_ACTIVE.at(place, "", phase, String.join(", ", dataset.elements())));
        }
    }
}
