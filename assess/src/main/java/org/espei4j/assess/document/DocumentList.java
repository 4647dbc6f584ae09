package org.espei4j.assess.document;

import java.util.List;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// A list.
///
/// @param place where it begins
/// @param path key path
/// @param entries the entries in order; unmodifiable
public record DocumentList(SourcePlace place, String path, List<DocumentValue> entries) implements DocumentValue {

    /// Copies the entries.
    public DocumentList {
        entries = List.copyOf(entries);
    }

    @Override
    public String describe() {
        return switch (entries.size()) {
            case 0 -> "an empty list";
            case 1 -> "a list of 1 entry";
            default -> "a list of " + entries.size() + " entries";
        };
    }
}
