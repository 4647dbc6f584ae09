package org.espei4j.assess.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentText;
import org.espei4j.assess.document.DocumentValue;

/// Changes that a run makes to the datasets that carry a tag.
///
/// @param changes new values of keys, by tag, in the order of the run file
public record DatasetTags(Map<String, DocumentObject> changes) {

    /// No tags.
    public static final DatasetTags NONE = new DatasetTags(Map.of());

    /// Copies the map and keeps its order.
    public DatasetTags {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }

    /// A dataset's object after all changes that apply to it, tag after tag: a list is appended to the set's list, an
    /// object is merged into the set's object, anything else replaces.
    public DocumentObject applyTo(DocumentObject dataset) {
        DocumentObject changed = dataset;
        for (Map.Entry<String, DocumentObject> tag : changes.entrySet()) {
            if (carries(changed, tag.getKey())) {
                for (Map.Entry<String, DocumentValue> change :
                        tag.getValue().members().entrySet()) {
                    changed = changed.with(change.getKey(), combined(changed, change));
                }
            }
        }
        return changed;
    }

    /// Whether a dataset's object carries a tag.
    static boolean carries(DocumentObject dataset, String tag) {
        return dataset
                .get("tags")
                .filter(DocumentList.class::isInstance)
                .map(DocumentList.class::cast)
                .map(DocumentList::entries)
                .orElse(List.of())
                .stream()
                .anyMatch(entry ->
                        entry instanceof DocumentText text && text.text().equals(tag));
    }

    private static DocumentValue combined(DocumentObject dataset, Map.Entry<String, DocumentValue> change) {
        DocumentValue old = dataset.get(change.getKey()).orElse(null);
        DocumentValue added = change.getValue();
        if (added instanceof DocumentList list && old instanceof DocumentList oldList) {
            List<DocumentValue> entries = new java.util.ArrayList<>(oldList.entries());
            entries.addAll(list.entries());
            return new DocumentList(oldList.place(), oldList.path(), entries);
        }
        if (added instanceof DocumentObject object && old instanceof DocumentObject oldObject) {
            DocumentObject merged = oldObject;
            for (Map.Entry<String, DocumentValue> member : object.members().entrySet()) {
                merged = merged.with(member.getKey(), member.getValue());
            }
            return merged;
        }
        return added;
    }
}
