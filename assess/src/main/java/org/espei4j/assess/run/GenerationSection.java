package org.espei4j.assess.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.espei4j.assess.document.DocumentNull;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentProblem;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.assess.refstate.ReferenceStates;
import org.espei4j.assess.run.GenerationSettings.FittingDescription;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Spelling;

/// Reads the section `generate_parameters`.
final class GenerationSection {

    private static final List<String> PENALISED = List.of("HM", "SM", "CPM", "V0", "VM");

    private final Fields fields;
    private final RunPaths paths;
    private final Problems problems;

    GenerationSection(DocumentObject object, RunPaths paths, Problems problems) {
        this.fields = new Fields(object, problems);
        this.paths = paths;
        this.problems = problems;
    }

    Optional<GenerationSettings> read() {
        fields.required("excess_model", "linear").ifPresent(this::checkExcessModel);
        Optional<String> referenceState = fields.required("ref_state", "SGTE91, SR2016 or a unary database")
                .flatMap(this::referenceState);
        OptionalDouble ridge = fields.isNull("ridge_alpha") ? OptionalDouble.empty() : ridge();
        Map<String, Map<String, Double>> penalties = fields.isNull("aicc_penalty_factor") ? Map.of() : penalties();
        Optional<Path> database = fields.value("input_db")
                .flatMap(value ->
                        TypedValues.text(value, problems).flatMap(text -> paths.file(value, text, "", "the database")));
        FittingDescription description =
                fields.value("fitting_description").map(this::description).orElse(FittingDescription.GIBBS_ENERGY);
        boolean consistentWeights = fields.bool("consistent_weights").orElse(false);
        boolean overdeterminedOnly = fields.bool("overdetermined_only").orElse(false);
        fields.rejectOthers();
        return referenceState.map(name -> new GenerationSettings(
                name, ridge, penalties, database, description, consistentWeights, overdeterminedOnly));
    }

    private void checkExcessModel(DocumentValue value) {
        TypedValues.text(value, problems)
                .filter(model -> !model.equals("linear"))
                .ifPresent(model -> problems.add(value.problem(RunFileProblem.EXCESS_MODEL, model)));
    }

    /// The name of a table that is there, or the path of a unary database.
    private Optional<String> referenceState(DocumentValue value) {
        Optional<String> name = TypedValues.text(value, problems);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (name.get().toLowerCase(Locale.ROOT).endsWith(".tdb")) {
            return paths.file(value, name.get(), "", "the table of pure elements")
                    .map(Path::toString);
        }
        Collection<String> known = ReferenceStates.names();
        if (known.stream().noneMatch(name.get()::equalsIgnoreCase)) {
            problems.add(value.problem(
                    DocumentProblem.UNKNOWN_WORD,
                    name.get(),
                    String.join(", ", known) + ", or a unary database file that ends in .tdb",
                    Spelling.hint(name.get(), known)));
            return Optional.empty();
        }
        return name;
    }

    private OptionalDouble ridge() {
        Optional<Double> alpha = fields.number("ridge_alpha");
        if (alpha.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (alpha.get() < 0) {
            fields.value("ridge_alpha")
                    .ifPresent(value -> problems.add(value.problem(
                            RunFileProblem.NUMBER_RANGE, alpha.get(), "a number of at least 0, or null")));
        }
        return OptionalDouble.of(alpha.get());
    }

    private Map<String, Map<String, Double>> penalties() {
        Map<String, Map<String, Double>> penalties = new TreeMap<>();
        fields.object("aicc_penalty_factor")
                .ifPresent(phases -> phases.members()
                        .forEach((phase, value) -> TypedValues.object(value, problems)
                                .ifPresent(factors -> penalties.put(phase, factors(factors)))));
        return penalties;
    }

    private Map<String, Double> factors(DocumentObject object) {
        Map<String, Double> factors = new TreeMap<>();
        for (Map.Entry<String, DocumentValue> member : object.members().entrySet()) {
            String property = member.getKey();
            if (!PENALISED.contains(property)) {
                problems.add(DocumentProblem.UNKNOWN_KEY.at(
                        object.keyPlaces().getOrDefault(property, object.place()),
                        member.getValue().path(),
                        property,
                        String.join(", ", PENALISED),
                        Spelling.hint(property, PENALISED)));
            }
            // A factor of null says nothing, as if the key were absent.
            if (!(member.getValue() instanceof DocumentNull)) {
                TypedValues.number(member.getValue(), problems).ifPresent(factor -> factors.put(property, factor));
            }
        }
        return factors;
    }

    private FittingDescription description(DocumentValue value) {
        List<String> words = Arrays.stream(FittingDescription.values())
                .map(FittingDescription::word)
                .toList();
        Optional<String> word = TypedValues.text(value, problems);
        int position = word.map(words::indexOf).orElse(0);
        if (position < 0) {
            word.ifPresent(text -> problems.add(value.problem(
                    DocumentProblem.UNKNOWN_WORD, text, String.join(", ", words), Spelling.hint(text, words))));
            return FittingDescription.GIBBS_ENERGY;
        }
        return FittingDescription.values()[position];
    }
}
