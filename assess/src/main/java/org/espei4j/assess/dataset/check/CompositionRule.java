package org.espei4j.assess.dataset.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.espei4j.assess.dataset.ActivityDataset;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.DatasetSelection;
import org.espei4j.assess.dataset.DiffusionDataset;
import org.espei4j.assess.dataset.EquilibriumConditions;
import org.espei4j.assess.dataset.EquilibriumDataset;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.dataset.PhaseBoundaryDataset;
import org.espei4j.assess.dataset.PhaseReach;
import org.espei4j.assess.dataset.Region;
import org.espei4j.assess.dataset.UnreachableData;
import org.espei4j.assess.dataset.Vertex;
import org.espei4j.assess.phasemodel.EndmemberCompositions;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Whether the phases can have the measured compositions, whatever the parameters are.
final class CompositionRule implements DatasetRule {

    private final PhaseModels models;
    private final PhaseReach reach;
    private final UnreachableData unreachable;

    CompositionRule(PhaseModels models, PhaseReach reach, UnreachableData unreachable) {
        this.models = models;
        this.reach = reach;
        this.unreachable = unreachable;
    }

    @Override
    public void check(Dataset dataset, Problems problems) {
        switch (dataset) {
            case PhaseBoundaryDataset boundaries -> {
                for (Region region : boundaries.regions()) {
                    region.vertices().forEach(vertex -> check(boundaries, region, vertex, problems));
                }
            }
            case EquilibriumDataset equilibria ->
                check(dataset, equilibria.conditions(), equilibria.phases(), problems);
            case ActivityDataset activities ->
                check(
                        dataset,
                        activities.conditions(),
                        List.copyOf(models.active().phases().keySet()),
                        problems);
            case FixedConfigurationDataset ignored -> {}
            case DiffusionDataset ignored -> {}
        }
    }

    private void check(PhaseBoundaryDataset dataset, Region region, Vertex vertex, Problems problems) {
        String path = "/values/" + region.index() + "/" + vertex.index();
        if (vertex.isHyperplane() && vertex.composition().isKnown()) {
            List<String> phases =
                    List.copyOf(reach.subsystem(dataset.elements()).phases().keySet());
            double[] fractions = vertex.composition().complete(dataset.elements());
            checkMixture(dataset, phases, fractions, vertex.place(), path, problems);
            return;
        }
        if (vertex.composition().isPartlyKnown()) {
            checkPartly(dataset, vertex, path, problems);
            return;
        }
        Optional<PhaseReach.Verdict> verdict = reach.verdict(vertex, dataset.elements());
        if (verdict.isPresent() && !verdict.get().isReachable() && stops(verdict.get())) {
            problems.add(DatasetProblem.COMPOSITION_OUTSIDE.at(
                    vertex.place(),
                    path,
                    vertex.phase(),
                    PhaseReach.text(verdict.get().given(), dataset.elements()),
                    verdict.get().allowed(),
                    PhaseReach.text(verdict.get().nearest(), dataset.elements())));
        }
    }

    private boolean stops(PhaseReach.Verdict verdict) {
        return switch (unreachable) {
            case STOP -> true;
            case LEAVE_OUT -> false;
            case SNAP -> verdict.distance() > DatasetSelection.LONGEST_SNAP;
        };
    }

    /// Where some mole fractions are free, only those that are known can be compared with what the phase can have.
    private void checkPartly(PhaseBoundaryDataset dataset, Vertex vertex, String path, Problems problems) {
        Optional<EndmemberCompositions> possible = reach.compositions(vertex.phase(), dataset.elements());
        if (possible.isEmpty()) {
            return;
        }
        List<String> elements = new ArrayList<>(dataset.elements());
        for (Map.Entry<String, Double> known : vertex.composition().known().entrySet()) {
            int element = elements.indexOf(known.getKey());
            double least = possible.get().least(element);
            double greatest = possible.get().greatest(element);
            if (known.getValue() < least - EndmemberCompositions.ROUNDING
                    || known.getValue() > greatest + EndmemberCompositions.ROUNDING) {
                problems.add(DatasetProblem.COMPOSITION_OUTSIDE.at(
                        vertex.place(),
                        path,
                        vertex.phase(),
                        "x(" + known.getKey() + ")=" + known.getValue(),
                        "x(" + known.getKey() + ") from " + least + " to " + greatest,
                        "x(" + known.getKey() + ")=" + (known.getValue() < least ? least : greatest)));
            }
        }
    }

    private void check(Dataset dataset, EquilibriumConditions conditions, List<String> phases, Problems problems) {
        for (SortedMap<String, Double> composition : conditions.compositions()) {
            int index = conditions.compositions().indexOf(composition);
            double[] fractions = conditions.complete(index, dataset.elements());
            checkMixture(dataset, phases, fractions, conditions.place(), "/conditions", problems);
        }
    }

    private void checkMixture(
            Dataset dataset,
            List<String> phases,
            double[] fractions,
            SourcePlace place,
            String path,
            Problems problems) {
        List<PhaseModel> present = phases.stream()
                .flatMap(phase -> reach.subsystem(dataset.elements()).phase(phase).stream())
                .toList();
        Optional<EndmemberCompositions> possible = EndmemberCompositions.ofMixtures(present, dataset.elements());
        if (possible.isPresent() && possible.get().distance(fractions) > EndmemberCompositions.ROUNDING) {
            problems.add(DatasetProblem.EQUILIBRIUM_OUTSIDE.at(
                    place, path, PhaseReach.text(fractions, dataset.elements()), String.join(", ", phases)));
        }
    }
}
