package org.espei4j.assess.dataset.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.espei4j.assess.dataset.DatasetHeader;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.EquilibriumConditions;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problems;

/// Reads the conditions of activities and equilibrium properties: T, P and mole fractions `X_…`.
final class EquilibriumConditionsParser {

    static final String MOLE_FRACTION = "X_";

    private final DatasetHeader header;
    private final Problems problems;

    EquilibriumConditionsParser(DatasetHeader header, Problems problems) {
        this.header = header;
        this.problems = problems;
    }

    Optional<EquilibriumConditions> parse(Fields fields) {
        Optional<DocumentObject> object = fields.required("conditions", "an object with T, P and mole fractions X_…")
                .flatMap(value -> TypedValues.object(value, problems));
        if (object.isEmpty()) {
            return Optional.empty();
        }
        Potentials potentials = new Potentials(new Fields(object.get(), problems), problems);
        Optional<List<Double>> pressures = potentials.pressures();
        Optional<List<Double>> temperatures = potentials.temperatures(false);
        Optional<Map<String, List<Double>>> fractions = fractions(object.get());
        if (pressures.isEmpty() || temperatures.isEmpty() || fractions.isEmpty()) {
            return Optional.empty();
        }
        return compositions(object.get(), fractions.get())
                .map(compositions -> new EquilibriumConditions(
                        pressures.get(),
                        temperatures.get(),
                        compositions,
                        object.get().place()));
    }

    /// Mole fractions by element, as listed; nothing if any is wrong.
    Optional<Map<String, List<Double>>> fractions(DocumentObject object) {
        List<String> known = new ArrayList<>(List.of("P", "T"));
        header.elements().forEach(element -> known.add(MOLE_FRACTION + element));
        if (!header.components().isEmpty()) {
            ConditionKeys.rejectOthers(object, known, problems);
        }
        Map<String, List<Double>> fractions = new LinkedHashMap<>();
        boolean right = true;
        for (Map.Entry<String, DocumentValue> member : object.members().entrySet()) {
            if (member.getKey().startsWith(MOLE_FRACTION)) {
                List<DocumentValue> entries =
                        member.getValue() instanceof DocumentList list ? list.entries() : List.of(member.getValue());
                List<Double> numbers = new ArrayList<>();
                entries.forEach(entry -> Fractions.fraction(entry, problems).ifPresent(numbers::add));
                if (entries.isEmpty()) {
                    problems.add(member.getValue().problem(DatasetProblem.EMPTY_LIST, "at least one mole fraction"));
                }
                right &= numbers.size() == entries.size() && !numbers.isEmpty();
                fractions.put(member.getKey().substring(MOLE_FRACTION.length()), numbers);
            }
        }
        return right ? Optional.of(fractions) : Optional.empty();
    }

    /// One composition for each position of the lists, which are read in parallel; a single number serves all.
    private Optional<List<SortedMap<String, Double>>> compositions(
            DocumentObject object, Map<String, List<Double>> fractions) {
        SortedSet<String> elements = header.elements();
        if (!checkCount(object, fractions, elements)) {
            return Optional.empty();
        }
        int count = fractions.values().stream().mapToInt(List::size).max().orElse(1);
        if (fractions.values().stream().anyMatch(numbers -> numbers.size() != count && numbers.size() != 1)) {
            List<String> lengths = new ArrayList<>();
            fractions.forEach((element, numbers) -> lengths.add(MOLE_FRACTION + element + " " + numbers.size()));
            problems.add(object.problem(DatasetProblem.CONDITION_LENGTHS, String.join(", ", lengths)));
            return Optional.empty();
        }
        List<SortedMap<String, Double>> compositions = new ArrayList<>();
        boolean right = true;
        for (int i = 0; i < count; i++) {
            SortedMap<String, Double> composition = new TreeMap<>();
            for (Map.Entry<String, List<Double>> entry : fractions.entrySet()) {
                List<Double> numbers = entry.getValue();
                composition.put(entry.getKey(), numbers.get(numbers.size() == 1 ? 0 : i));
            }
            right &= Fractions.checkSum(composition.values(), object, "composition " + i, problems);
            compositions.add(composition);
        }
        return right ? Optional.of(compositions) : Optional.empty();
    }

    private boolean checkCount(DocumentObject object, Map<String, List<Double>> fractions, SortedSet<String> elements) {
        if (elements.isEmpty()) {
            return false;
        }
        String given = fractions.isEmpty() ? "no element" : String.join(", ", fractions.keySet());
        if (fractions.size() < elements.size() - 1) {
            problems.add(object.problem(
                    DatasetProblem.TOO_FEW_COMPOSITIONS, given, elements.size() - 1, String.join(", ", elements)));
            return false;
        }
        if (fractions.keySet().containsAll(elements)) {
            problems.add(object.problem(DatasetProblem.TOO_MANY_COMPOSITIONS, given));
            return false;
        }
        return elements.containsAll(fractions.keySet());
    }
}
