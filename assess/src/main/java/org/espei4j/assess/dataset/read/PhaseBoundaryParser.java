package org.espei4j.assess.dataset.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetHeader;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.PhaseBoundaryDataset;
import org.espei4j.assess.dataset.Region;
import org.espei4j.assess.dataset.Vertex;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problems;

/// Reads a phase-boundary set: one with the output `ZPF`.
final class PhaseBoundaryParser {

    private final DatasetHeader header;
    private final Fields fields;
    private final Problems problems;

    PhaseBoundaryParser(DatasetHeader header, Fields fields, Problems problems) {
        this.header = header;
        this.fields = fields;
        this.problems = problems;
    }

    /// Pressure and temperature of each region.
    private record States(List<Double> pressures, List<Double> temperatures) {

        int count() {
            return temperatures.size();
        }
    }

    Optional<Dataset> parse() {
        Optional<States> states = states();
        Optional<DocumentValue> weight = fields.value("weight");
        Optional<DocumentList> list = fields.required("values", "a list of regions, one per temperature")
                .flatMap(value -> TypedValues.list(value, problems));
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<DocumentValue> entries = list.get().entries();
        if (states.isPresent() && states.get().count() != entries.size()) {
            problems.add(list.get()
                    .problem(
                            DatasetProblem.REGION_COUNT,
                            entries.size(),
                            states.get().count(),
                            "temperatures"));
        }
        Optional<RegionWeights> weights = weight.map(value -> RegionWeights.parse(value, entries, problems))
                .orElse(Optional.of(RegionWeights.ONE));
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            int index = i;
            double pressure = states.filter(s -> index < s.count())
                    .map(s -> s.pressures().get(index))
                    .orElse(Double.NaN);
            double temperature = states.filter(s -> index < s.count())
                    .map(s -> s.temperatures().get(index))
                    .orElse(Double.NaN);
            region(index, entries.get(i), weights.orElse(RegionWeights.ONE))
                    .ifPresent(vertices -> regions.add(new Region(
                            index,
                            pressure,
                            temperature,
                            vertices,
                            entries.get(index).place())));
        }
        checkPhases(regions, regions.size() == entries.size());
        if (problems.hasErrors() || regions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PhaseBoundaryDataset(header, regions));
    }

    private Optional<States> states() {
        Optional<DocumentObject> object = fields.required("conditions", "an object with T and P")
                .flatMap(value -> TypedValues.object(value, problems));
        if (object.isEmpty()) {
            return Optional.empty();
        }
        Potentials potentials = new Potentials(new Fields(object.get(), problems), problems);
        Optional<List<Double>> pressures = potentials.pressures();
        Optional<List<Double>> temperatures = potentials.temperatures(false);
        ConditionKeys.rejectOthers(object.get(), List.of("P", "T"), problems);
        if (pressures.isEmpty() || temperatures.isEmpty()) {
            return Optional.empty();
        }
        int count = Math.max(pressures.get().size(), temperatures.get().size());
        Optional<List<Double>> allPressures = repeated(pressures.get(), count);
        Optional<List<Double>> allTemperatures = repeated(temperatures.get(), count);
        if (allPressures.isEmpty() || allTemperatures.isEmpty()) {
            problems.add(object.get()
                    .problem(
                            DatasetProblem.TEMPERATURES_AND_PRESSURES,
                            temperatures.get().size(),
                            pressures.get().size()));
            return Optional.empty();
        }
        return Optional.of(new States(allPressures.get(), allTemperatures.get()));
    }

    private static Optional<List<Double>> repeated(List<Double> numbers, int count) {
        if (numbers.size() == count) {
            return Optional.of(numbers);
        }
        return numbers.size() == 1
                ? Optional.of(java.util.Collections.nCopies(count, numbers.getFirst()))
                : Optional.empty();
    }

    private Optional<List<Vertex>> region(int index, DocumentValue value, RegionWeights weights) {
        Optional<DocumentList> list = TypedValues.list(value, problems);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        if (list.get().entries().isEmpty()) {
            problems.add(value.problem(DatasetProblem.EMPTY_REGION, index));
            return Optional.empty();
        }
        List<Vertex> vertices = new ArrayList<>();
        for (DocumentValue entry : list.get().entries()) {
            int position = vertices.size();
            new VertexParser(header, index, position, problems)
                    .parse(entry, weights.weight(index, position))
                    .ifPresent(vertices::add);
        }
        if (vertices.size() != list.get().entries().size()) {
            return Optional.empty();
        }
        checkRegion(index, vertices, value);
        return Optional.of(vertices);
    }

    private void checkRegion(int index, List<Vertex> vertices, DocumentValue value) {
        List<Vertex> hyperplanes =
                vertices.stream().filter(Vertex::isHyperplane).toList();
        for (Vertex vertex : hyperplanes) {
            if (!vertex.composition().isKnown()) {
                problems.add(DatasetProblem.HYPERPLANE_UNKNOWN.at(
                        vertex.place(), value.path() + "/" + vertex.index(), index));
            }
        }
        if (hyperplanes.size() == vertices.size()) {
            problems.add(value.problem(DatasetProblem.REGION_WITHOUT_PHASE, index));
        }
        if (hyperplanes.isEmpty()
                && vertices.stream().noneMatch(vertex -> vertex.composition().isKnown())) {
            problems.add(value.problem(DatasetProblem.REGION_WITHOUT_COMPOSITION, index));
        }
    }

    private void checkPhases(List<Region> regions, boolean complete) {
        Set<String> used = new HashSet<>();
        for (Region region : regions) {
            for (Vertex vertex : region.phaseVertices()) {
                if (used.add(vertex.phase()) && !header.phases().contains(vertex.phase())) {
                    problems.add(DatasetProblem.PHASE_UNLISTED.at(
                            vertex.place(),
                            "/values/" + region.index() + "/" + vertex.index(),
                            vertex.phase(),
                            String.join(", ", header.phases())));
                }
            }
        }
        if (!complete) {
            return;
        }
        for (String phase : header.phases()) {
            if (!used.contains(phase) && !phase.equals(Vertex.HYPERPLANE)) {
                problems.add(DatasetProblem.PHASE_UNUSED.at(header.places().phases(), "/phases", phase));
            }
        }
    }
}
