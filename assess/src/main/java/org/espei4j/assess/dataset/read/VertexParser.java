package org.espei4j.assess.dataset.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espei4j.assess.dataset.Composition;
import org.espei4j.assess.dataset.DatasetHeader;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.Vertex;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentNull;
import org.espei4j.assess.document.DocumentText;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problems;

/// Reads one vertex: `[phase, [elements], [mole fractions]]` and perhaps a flag.
final class VertexParser {

    private static final String DISORDERED = "disordered";

    private final DatasetHeader header;
    private final int region;
    private final int index;
    private final Problems problems;

    VertexParser(DatasetHeader header, int region, int index, Problems problems) {
        this.header = header;
        this.region = region;
        this.index = index;
        this.problems = problems;
    }

    Optional<Vertex> parse(DocumentValue value, double weight) {
        if (!(value instanceof DocumentList list)) {
            problems.add(value.problem(DatasetProblem.VERTEX_FORM, region, index, value.describe()));
            return Optional.empty();
        }
        List<DocumentValue> parts = list.entries();
        if (parts.size() < 3 || parts.size() > 4) {
            problems.add(value.problem(DatasetProblem.VERTEX_FORM, region, index, value.describe()));
            return Optional.empty();
        }
        Optional<String> phase = Names.name(parts.get(0), problems);
        Optional<List<String>> elements = elements(parts.get(1));
        Optional<List<Optional<Double>>> fractions = fractions(parts.get(2));
        boolean disordered = parts.size() == 4 && isDisordered(parts.get(3));
        if (phase.isEmpty() || elements.isEmpty() || fractions.isEmpty()) {
            return Optional.empty();
        }
        return composition(value, elements.get(), fractions.get())
                .map(composition -> new Vertex(index, phase.get(), composition, disordered, weight, value.place()));
    }

    private Optional<List<String>> elements(DocumentValue value) {
        Optional<DocumentList> list = TypedValues.list(value, problems);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<String> elements = new ArrayList<>();
        for (DocumentValue entry : list.get().entries()) {
            Optional<String> name = Names.name(entry, problems);
            if (name.isPresent()
                    && !header.components().isEmpty()
                    && !header.elements().contains(name.get())) {
                problems.add(entry.problem(
                        DatasetProblem.COMPONENT_UNLISTED, name.get(), String.join(", ", header.elements())));
            } else {
                name.ifPresent(elements::add);
            }
        }
        if (new HashSet<>(elements).size() < elements.size()) {
            problems.add(value.problem(DatasetProblem.REPEATED_NAME, elements));
            return Optional.empty();
        }
        return elements.size() == list.get().entries().size() ? Optional.of(elements) : Optional.empty();
    }

    private Optional<List<Optional<Double>>> fractions(DocumentValue value) {
        Optional<DocumentList> list = TypedValues.list(value, problems);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<Optional<Double>> fractions = new ArrayList<>();
        for (DocumentValue entry : list.get().entries()) {
            if (entry instanceof DocumentNull) {
                fractions.add(Optional.empty());
            } else {
                Fractions.fraction(entry, problems).ifPresent(fraction -> fractions.add(Optional.of(fraction)));
            }
        }
        return fractions.size() == list.get().entries().size() ? Optional.of(fractions) : Optional.empty();
    }

    private boolean isDisordered(DocumentValue flag) {
        if (flag instanceof DocumentText text && text.text().equals(DISORDERED)) {
            return true;
        }
        String shown = flag instanceof DocumentText text ? text.text() : flag.describe();
        problems.add(flag.problem(DatasetProblem.VERTEX_FLAG, region, index, shown));
        return false;
    }

    private Optional<Composition> composition(
            DocumentValue value, List<String> elements, List<Optional<Double>> fractions) {
        if (elements.size() != fractions.size()) {
            problems.add(
                    value.problem(DatasetProblem.VERTEX_LENGTHS, region, index, elements.size(), fractions.size()));
            return Optional.empty();
        }
        int independent = Math.max(0, header.elements().size() - 1);
        if (!header.components().isEmpty() && elements.size() != independent) {
            problems.add(
                    elements.size() > independent
                            ? value.problem(DatasetProblem.VERTEX_REDUNDANT, region, index, String.join(", ", elements))
                            : value.problem(
                                    DatasetProblem.VERTEX_UNDERDETERMINED,
                                    region,
                                    index,
                                    elements.size(),
                                    independent));
            return Optional.empty();
        }
        SortedMap<String, Double> known = new TreeMap<>();
        SortedSet<String> unknown = new TreeSet<>();
        for (int i = 0; i < elements.size(); i++) {
            String element = elements.get(i);
            fractions.get(i).ifPresentOrElse(fraction -> known.put(element, fraction), () -> unknown.add(element));
        }
        String where = "vertex " + index + " of region " + region;
        return Fractions.checkSum(known.values(), value, where, problems)
                ? Optional.of(new Composition(known, unknown))
                : Optional.empty();
    }
}
