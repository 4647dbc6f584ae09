package org.espei4j.assess.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// An object (JSON) or mapping (YAML).
///
/// @param place where it begins
/// @param path key path
/// @param members values by key, in the order of the file; unmodifiable
/// @param keyPlaces where each key stands; the same keys as `members`; unmodifiable
public record DocumentObject(
        SourcePlace place, String path, Map<String, DocumentValue> members, Map<String, SourcePlace> keyPlaces)
        implements DocumentValue {

    /// Copies the maps and keeps their order.
    public DocumentObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        keyPlaces = Collections.unmodifiableMap(new LinkedHashMap<>(keyPlaces));
    }

    /// The value of a key, if the object has it.
    public Optional<DocumentValue> get(String key) {
        return Optional.ofNullable(members.get(key));
    }

    /// This object with one member replaced or added at the end. A new member's key stands where its value stands.
    public DocumentObject with(String key, DocumentValue value) {
        Map<String, DocumentValue> changed = new LinkedHashMap<>(members);
        changed.put(key, value);
        Map<String, SourcePlace> places = new LinkedHashMap<>(keyPlaces);
        places.putIfAbsent(key, value.place());
        return new DocumentObject(place, path, changed, places);
    }

    @Override
    public String describe() {
        return "an object with " + members.size() + (members.size() == 1 ? " key" : " keys");
    }
}
