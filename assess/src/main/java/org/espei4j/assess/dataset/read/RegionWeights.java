package org.espei4j.assess.dataset.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.calphad.diagnostic.Problems;

/// Weights of a phase-boundary set: one for the set, one per region, or one per vertex.
///
/// @param regions weights of the vertices of each region, or a single one for all of them; empty if `all` counts
/// @param all the weight of every vertex where `regions` is empty
record RegionWeights(List<List<Double>> regions, double all) {

    /// Weight 1 for everything.
    static final RegionWeights ONE = new RegionWeights(List.of(), 1);

    /// @param value the key's value
    /// @param values the regions that the weights belong to
    static Optional<RegionWeights> parse(DocumentValue value, List<DocumentValue> values, Problems problems) {
        if (!(value instanceof DocumentList list)) {
            Optional<Double> weight = ValuesParser.weight(value, problems);
            if (weight.isPresent() && weight.get() == 0) {
                problems.add(value.problem(DatasetProblem.WEIGHT_ZERO));
            }
            return weight.map(all -> new RegionWeights(List.of(), all));
        }
        if (list.entries().size() != values.size()) {
            problems.add(value.problem(DatasetProblem.REGION_WEIGHTS, value.describe(), values.size()));
            return Optional.empty();
        }
        List<List<Double>> regions = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            int vertices = values.get(i) instanceof DocumentList region
                    ? region.entries().size()
                    : 0;
            region(list.entries().get(i), vertices, values.size(), problems).ifPresent(regions::add);
        }
        return regions.size() == values.size() ? Optional.of(new RegionWeights(regions, 1)) : Optional.empty();
    }

    private static Optional<List<Double>> region(DocumentValue value, int vertices, int regions, Problems problems) {
        List<DocumentValue> entries = value instanceof DocumentList list ? list.entries() : List.of(value);
        if (value instanceof DocumentList && entries.size() != vertices) {
            problems.add(value.problem(DatasetProblem.REGION_WEIGHTS, value.describe(), regions));
            return Optional.empty();
        }
        List<Double> weights = new ArrayList<>();
        for (DocumentValue entry : entries) {
            ValuesParser.weight(entry, problems).ifPresent(weights::add);
        }
        return weights.size() == entries.size() ? Optional.of(weights) : Optional.empty();
    }

    /// The weight of a vertex.
    double weight(int region, int vertex) {
        if (regions.isEmpty()) {
            return all;
        }
        List<Double> weights = regions.get(region);
        return weights.get(weights.size() == 1 ? 0 : vertex);
    }
}
