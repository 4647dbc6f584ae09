package org.espei4j.assess.dataset.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.assess.dataset.ActivityDataset;
import org.espei4j.assess.dataset.ActivityDataset.ReferenceState;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetHeader;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentProblem;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problems;

/// Reads an activity set: one with an output that begins with `ACR`.
final class ActivityParser {

    private static final String PREFIX = "ACR_";

    private final DatasetHeader header;
    private final Fields fields;
    private final Problems problems;

    ActivityParser(DatasetHeader header, Fields fields, Problems problems) {
        this.header = header;
        this.fields = fields;
        this.problems = problems;
    }

    Optional<Dataset> parse() {
        Optional<String> element = element();
        Optional<ReferenceState> reference = fields.required(
                        "reference_state", "an object with the phases and conditions at which the activity is 1")
                .flatMap(value -> TypedValues.object(value, problems))
                .flatMap(this::referenceState);
        Optional<MeasuredEquilibria> measured = MeasuredEquilibria.parse(header, fields, problems);
        if (problems.hasErrors() || element.isEmpty() || reference.isEmpty() || measured.isEmpty()) {
            return Optional.empty();
        }
        return measured.map(
                m -> new ActivityDataset(header, element.get(), reference.get(), m.conditions(), m.values()));
    }

    private Optional<String> element() {
        String output = header.output();
        if (!output.startsWith(PREFIX) || output.length() == PREFIX.length()) {
            problems.add(DatasetProblem.ACTIVITY_ELEMENT.at(header.places().output(), "/output"));
            return Optional.empty();
        }
        String element = output.substring(PREFIX.length());
        if (!header.components().isEmpty() && !header.elements().contains(element)) {
            problems.add(DatasetProblem.COMPONENT_UNLISTED.at(
                    header.places().output(), "/output", element, String.join(", ", header.elements())));
        }
        return Optional.of(element);
    }

    private Optional<ReferenceState> referenceState(DocumentObject object) {
        Fields reference = new Fields(object, problems);
        List<String> phases = reference
                .required("phases", "a list of phases")
                .map(value -> Names.distinct(value, "at least one phase", problems))
                .orElse(List.of());
        Optional<DocumentObject> conditionsObject = reference
                .required("conditions", "an object with T, P and mole fractions X_…")
                .flatMap(value -> TypedValues.object(value, problems));
        reference.warnOfOthers(List.of());
        if (conditionsObject.isEmpty()) {
            return Optional.empty();
        }
        Potentials potentials = new Potentials(new Fields(conditionsObject.get(), problems), problems);
        Optional<Double> pressure = single(potentials.pressures(), conditionsObject.get(), "P");
        Optional<Double> temperature = single(potentials.temperatures(false), conditionsObject.get(), "T");
        Optional<Map<String, List<Double>>> listed =
                new EquilibriumConditionsParser(header, problems).fractions(conditionsObject.get());
        if (pressure.isEmpty() || temperature.isEmpty() || listed.isEmpty() || phases.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, Double> fractions = new TreeMap<>();
        for (Map.Entry<String, List<Double>> entry : listed.get().entrySet()) {
            single(Optional.of(entry.getValue()), conditionsObject.get(), "X_" + entry.getKey())
                    .ifPresent(fraction -> fractions.put(entry.getKey(), fraction));
        }
        if (!Fractions.checkSum(fractions.values(), conditionsObject.get(), "reference state", problems)) {
            return Optional.empty();
        }
        return Optional.of(new ReferenceState(phases, pressure.get(), temperature.get(), fractions, object.place()));
    }

    /// The reference state is one point: a list of one number is taken, a longer one is not.
    private Optional<Double> single(Optional<List<Double>> numbers, DocumentObject conditions, String key) {
        if (numbers.isPresent() && numbers.get().size() > 1) {
            problems.add(conditions
                    .get(key)
                    .orElse(conditions)
                    .problem(
                            DocumentProblem.WRONG_TYPE,
                            "a list of " + numbers.get().size() + " numbers",
                            "one number, because the reference state is one point",
                            ""));
            return Optional.empty();
        }
        return numbers.map(List::getFirst);
    }
}
