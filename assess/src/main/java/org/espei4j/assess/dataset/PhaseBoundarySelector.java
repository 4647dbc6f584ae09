package org.espei4j.assess.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.espei4j.assess.dataset.DatasetSelection.LikelihoodChoices;
import org.espei4j.assess.phasemodel.PhaseModels;

/// Decides which phase-boundary sets and regions enter a likelihood, and moves compositions that only rounding (or the
/// user's wish) separates from what their phase can have.
final class PhaseBoundarySelector {

    private final PhaseModels models;
    private final PhaseModels active;
    private final LikelihoodChoices choices;
    private final List<LeftOut> leftOut;
    private final PhaseReach reach;

    PhaseBoundarySelector(PhaseModels models, LikelihoodChoices choices, List<LeftOut> leftOut) {
        this.models = models;
        this.active = models.active();
        this.choices = choices;
        this.leftOut = leftOut;
        this.reach = new PhaseReach(models);
    }

    Optional<PhaseBoundaryDataset> select(PhaseBoundaryDataset dataset) {
        Optional<LeftOut> whole = SystemMembership.outside(dataset, models);
        if (whole.isEmpty()
                && dataset.phases().stream()
                        .noneMatch(phase -> active.phase(phase).isPresent())) {
            whole = SystemMembership.missing(dataset, firstPhase(dataset), models, active);
        }
        if (whole.isPresent()) {
            leftOut.add(whole.get());
            return Optional.empty();
        }
        List<Region> kept = new ArrayList<>();
        for (Region region : dataset.regions()) {
            Optional<LeftOut> reason = reason(dataset, region);
            if (reason.isPresent()) {
                leftOut.add(reason.get());
            } else {
                kept.add(snapped(region, dataset.elements()));
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(dataset.withRegions(kept));
    }

    private static String firstPhase(PhaseBoundaryDataset dataset) {
        return dataset.phases().stream()
                .filter(phase -> !phase.equals(Vertex.HYPERPLANE))
                .findFirst()
                .orElse(Vertex.HYPERPLANE);
    }

    private Optional<LeftOut> reason(PhaseBoundaryDataset dataset, Region region) {
        PhaseModels subsystem = reach.subsystem(dataset.elements());
        for (Vertex vertex : region.phaseVertices()) {
            if (subsystem.phase(vertex.phase()).isEmpty()) {
                LeftOut.Reason reason = models.phase(vertex.phase()).isPresent()
                        ? LeftOut.Reason.PHASE_NOT_ACTIVE
                        : LeftOut.Reason.PHASE_UNKNOWN;
                return Optional.of(left(region, reason, vertex.phase()));
            }
        }
        if (region.planePoints().isEmpty() && !choices.asEspei()) {
            return Optional.of(left(region, LeftOut.Reason.REGION_WITHOUT_COMPOSITION, ""));
        }
        if (region.phaseVertices().stream().allMatch(vertex -> vertex.weight() == 0)) {
            return Optional.of(left(region, LeftOut.Reason.ZERO_WEIGHT, ""));
        }
        if (choices.unreachable() == UnreachableData.LEAVE_OUT) {
            for (Vertex vertex : region.phaseVertices()) {
                Optional<PhaseReach.Verdict> verdict = reach.verdict(vertex, dataset.elements());
                if (verdict.isPresent() && !verdict.get().isReachable()) {
                    String detail =
                            vertex.phase() + " " + PhaseReach.text(verdict.get().given(), dataset.elements());
                    return Optional.of(left(region, LeftOut.Reason.COMPOSITION_OUTSIDE, detail));
                }
            }
        }
        return Optional.empty();
    }

    private static LeftOut left(Region region, LeftOut.Reason reason, String detail) {
        return new LeftOut(
                region.place(),
                "region " + region.index(),
                reason,
                detail,
                region.phaseVertices().size());
    }

    private Region snapped(Region region, SortedSet<String> elements) {
        return region.withVertices(region.vertices().stream()
                .map(vertex -> snapped(vertex, elements))
                .toList());
    }

    private Vertex snapped(Vertex vertex, SortedSet<String> elements) {
        Optional<PhaseReach.Verdict> verdict = reach.verdict(vertex, elements);
        if (verdict.isEmpty() || verdict.get().distance() == 0) {
            return vertex;
        }
        boolean wished = choices.unreachable() == UnreachableData.SNAP
                && verdict.get().distance() <= DatasetSelection.LONGEST_SNAP;
        if (!wished && !verdict.get().isReachable()) {
            return vertex;
        }
        SortedMap<String, Double> moved = new TreeMap<>();
        int position = 0;
        for (String element : elements) {
            if (vertex.composition().known().containsKey(element)) {
                moved.put(element, verdict.get().nearest()[position]);
            }
            position++;
        }
        return vertex.withComposition(
                new Composition(moved, vertex.composition().unknown()));
    }
}
