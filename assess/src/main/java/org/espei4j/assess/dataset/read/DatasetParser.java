package org.espei4j.assess.dataset.read;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetHeader;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.DiffusionDataset;
import org.espei4j.assess.dataset.ThermochemicalProperty;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.Fields;
import org.espei4j.calphad.diagnostic.Problems;

/// Turns a document into a dataset of the kind that its keys say.
final class DatasetParser {

    /// Keys that some kind of dataset may have; a set may have those of another kind without harm.
    private static final List<String> KEYS = List.of(
            "components",
            "phases",
            "solver",
            "conditions",
            "output",
            "values",
            "reference_state",
            "reference_states",
            "weight",
            "excluded_model_contributions",
            "reference",
            "bibtex",
            "comment",
            "tags",
            "disabled",
            "disabled-reason",
            "disabled_reason",
            "dataset_author",
            "broadcast_conditions");

    private DatasetParser() {}

    /// Reads and checks a document, whatever its key `disabled` says.
    ///
    /// @param document the set after all changes by tags
    /// @param customOutputs further properties of fixed configurations that steps of the caller read
    /// @param problems receives what is wrong
    /// @return the set, or nothing if there is any error
    static Optional<Dataset> parse(DocumentObject document, Collection<String> customOutputs, Problems problems) {
        Problems own = new Problems();
        Fields fields = new Fields(document, own);
        Optional<String> output = fields.requiredText("output", "the name of a property, e.g. ZPF or HM_MIX");
        fields.warnOfOthers(KEYS);
        DatasetHeader header = new HeaderParser(fields, own).parse(output.orElse(""));
        Optional<Dataset> dataset = output.isEmpty() ? Optional.empty() : byKind(header, fields, customOutputs, own);
        problems.addAll(own);
        return own.hasErrors() ? Optional.empty() : dataset;
    }

    private static Optional<Dataset> byKind(
            DatasetHeader header, Fields fields, Collection<String> customOutputs, Problems problems) {
        String output = header.output();
        String kind = output.toUpperCase(Locale.ROOT);
        if (!kind.equals(output) && (kind.equals("ZPF") || kind.startsWith("ACR"))) {
            problems.add(DatasetProblem.OUTPUT_CASE.at(header.places().output(), "/output", output, kind));
        } else {
            kind = output;
        }
        if (kind.contains("DIFF") || kind.contains("TRACER")) {
            return Optional.of(new DiffusionDataset(header));
        }
        if (fields.has("solver")) {
            return new FixedConfigurationParser(header, fields, customOutputs, problems).parse();
        }
        if (kind.equals("ZPF")) {
            return new PhaseBoundaryParser(header, fields, problems).parse();
        }
        if (kind.startsWith("ACR")) {
            return new ActivityParser(header, fields, problems).parse();
        }
        if (isOfFixedConfigurations(output) && !hasMoleFractions(fields)) {
            problems.add(DatasetProblem.SOLVER_MISSING.at(header.place(), "", output));
            return Optional.empty();
        }
        return new EquilibriumParser(header, fields, problems).parse();
    }

    private static boolean isOfFixedConfigurations(String output) {
        return ThermochemicalProperty.parse(output).reference() != ThermochemicalProperty.Reference.ABSOLUTE;
    }

    private static boolean hasMoleFractions(Fields fields) {
        return fields.value("conditions").stream()
                .filter(DocumentObject.class::isInstance)
                .flatMap(conditions -> ((DocumentObject) conditions).members().keySet().stream())
                .anyMatch(key -> key.startsWith("X_"));
    }
}
