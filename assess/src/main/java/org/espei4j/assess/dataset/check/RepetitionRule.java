package org.espei4j.assess.dataset.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.espei4j.assess.dataset.ActivityDataset;
import org.espei4j.assess.dataset.Composition;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.DiffusionDataset;
import org.espei4j.assess.dataset.EquilibriumConditions;
import org.espei4j.assess.dataset.EquilibriumDataset;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.assess.dataset.MeasuredValues;
import org.espei4j.assess.dataset.PhaseBoundaryDataset;
import org.espei4j.assess.dataset.Region;
import org.espei4j.calphad.diagnostic.Problems;

/// Recognises measurements that stand in two files: copied files count every point twice.
final class RepetitionRule implements DatasetRule {

    private final Map<Object, String> seen = new HashMap<>();

    /// What is equal where two sets hold the same measurements.
    private record Content(List<String> phases, String output, Object conditions, Object values) {}

    private record State(double pressure, double temperature) {}

    private record Corner(String phase, Composition composition) {}

    private record Points(
            List<Double> pressures, List<Double> temperatures, List<SortedMap<String, Double>> compositions) {}

    @Override
    public void check(Dataset dataset, Problems problems) {
        String other = seen.putIfAbsent(content(dataset), dataset.file());
        if (other != null) {
            problems.add(DatasetProblem.SAME_AS_OTHER.at(dataset.header().place(), "", other));
        }
    }

    private static Object content(Dataset dataset) {
        return switch (dataset) {
            case FixedConfigurationDataset fixed ->
                content(
                        fixed,
                        List.of(
                                fixed.pressures(),
                                fixed.temperatures(),
                                fixed.configurations().stream()
                                        .map(configuration ->
                                                List.of(configuration.constituents(), configuration.siteFractions()))
                                        .toList()),
                        numbers(fixed.values()));
            case PhaseBoundaryDataset boundaries ->
                content(
                        boundaries,
                        boundaries.regions().stream()
                                .map(region -> new State(region.pressure(), region.temperature()))
                                .toList(),
                        boundaries.regions().stream()
                                .map(RepetitionRule::corners)
                                .toList());
            case ActivityDataset activities ->
                content(activities, points(activities.conditions()), numbers(activities.values()));
            case EquilibriumDataset equilibria ->
                content(equilibria, points(equilibria.conditions()), numbers(equilibria.values()));
            case DiffusionDataset diffusion -> diffusion;
        };
    }

    private static Content content(Dataset dataset, Object conditions, Object values) {
        return new Content(dataset.phases(), dataset.output(), conditions, values);
    }

    private static List<Corner> corners(Region region) {
        return region.vertices().stream()
                .map(vertex -> new Corner(vertex.phase(), vertex.composition()))
                .toList();
    }

    private static Points points(EquilibriumConditions conditions) {
        return new Points(conditions.pressures(), conditions.temperatures(), conditions.compositions());
    }

    private static List<Double> numbers(MeasuredValues values) {
        return java.util.Arrays.stream(values.toArray()).boxed().toList();
    }
}
