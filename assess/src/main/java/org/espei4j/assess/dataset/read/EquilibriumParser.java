package org.espei4j.assess.dataset.read;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetHeader;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.EquilibriumDataset;
import org.espei4j.assess.dataset.EquilibriumDataset.ElementReference;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problems;

/// Reads an equilibrium set: any property without a `solver`.
final class EquilibriumParser {

    private final DatasetHeader header;
    private final Fields fields;
    private final Problems problems;

    EquilibriumParser(DatasetHeader header, Fields fields, Problems problems) {
        this.header = header;
        this.fields = fields;
        this.problems = problems;
    }

    Optional<Dataset> parse() {
        SortedMap<String, ElementReference> references = new TreeMap<>();
        fields.object("reference_states")
                .ifPresent(object -> object.members()
                        .forEach((element, value) -> reference(object, element, value)
                                .ifPresent(reference -> references.put(element, reference))));
        Optional<MeasuredEquilibria> measured = MeasuredEquilibria.parse(header, fields, problems);
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        return measured.map(m -> new EquilibriumDataset(header, references, m.conditions(), m.values()));
    }

    private Optional<ElementReference> reference(DocumentObject references, String element, DocumentValue value) {
        if (!header.components().isEmpty() && !header.elements().contains(element)) {
            problems.add(DatasetProblem.COMPONENT_UNLISTED.at(
                    references.keyPlaces().getOrDefault(element, value.place()),
                    value.path(),
                    element,
                    String.join(", ", header.elements())));
        }
        Optional<DocumentObject> object = TypedValues.object(value, problems);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        Fields reference = new Fields(object.get(), problems);
        Optional<String> phase =
                reference.required("phase", "the name of a phase").flatMap(name -> Names.name(name, problems));
        Optional<DocumentObject> fixed = reference.object("fixed_state_variables");
        reference.warnOfOthers(List.of());
        OptionalDouble pressure = OptionalDouble.empty();
        OptionalDouble temperature = OptionalDouble.empty();
        if (fixed.isPresent()) {
            ConditionKeys.rejectOthers(fixed.get(), List.of("P", "T"), problems);
            Potentials potentials = new Potentials(new Fields(fixed.get(), problems), problems);
            if (fixed.get().get("P").isPresent()) {
                pressure = first(potentials.pressures());
            }
            if (fixed.get().get("T").isPresent()) {
                temperature = first(potentials.temperatures(false));
            }
        }
        OptionalDouble fixedPressure = pressure;
        OptionalDouble fixedTemperature = temperature;
        return phase.map(name -> new ElementReference(
                name, fixedPressure, fixedTemperature, object.get().place()));
    }

    private static OptionalDouble first(Optional<List<Double>> numbers) {
        return numbers.isPresent() ? OptionalDouble.of(numbers.get().getFirst()) : OptionalDouble.empty();
    }
}
