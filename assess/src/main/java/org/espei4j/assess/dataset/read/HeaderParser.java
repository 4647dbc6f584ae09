package org.espei4j.assess.dataset.read;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.espei4j.assess.dataset.DatasetHeader;
import org.espei4j.assess.dataset.DatasetHeader.KeyPlaces;
import org.espei4j.assess.dataset.DatasetHeader.Provenance;
import org.espei4j.assess.document.DocumentText;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Reads what all kinds of dataset have in common.
final class HeaderParser {

    private final Fields fields;
    private final Problems problems;

    HeaderParser(Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /// The header. What is missing or wrong is reported and left empty, so that the other parts can still be read.
    ///
    /// @param output the set's property, which decided its kind
    DatasetHeader parse(String output) {
        Optional<DocumentValue> components = fields.required("components", "a list of elements, with VA or without");
        Optional<DocumentValue> phases = fields.required("phases", "a list of phases");
        return new DatasetHeader(
                fields.object().place(),
                new TreeSet<>(components
                        .map(value -> Names.distinct(value, "at least one component", problems))
                        .orElse(List.of())),
                phases.map(value -> Names.distinct(value, "at least one phase", problems))
                        .orElse(List.of()),
                output,
                fields.texts("tags").orElse(List.of()),
                new Provenance(remark("reference"), remark("bibtex"), remark("comment"), remark("dataset_author")),
                new KeyPlaces(place(components), place(phases), place(fields.value("output"))));
    }

    /// Texts about the set, which nothing depends on: any other type is passed over.
    private Optional<String> remark(String key) {
        return fields.value(key)
                .flatMap(value ->
                        value instanceof DocumentText text && !text.text().isBlank()
                                ? Optional.of(text.text())
                                : Optional.empty());
    }

    private SourcePlace place(Optional<DocumentValue> value) {
        return value.map(DocumentValue::place).orElse(fields.object().place());
    }
}
