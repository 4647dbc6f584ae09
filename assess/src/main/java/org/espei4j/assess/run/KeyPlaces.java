package org.espei4j.assess.run;

import java.util.HashMap;
import java.util.Map;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Where the keys of a run file stand, for what is found out about their values after the file has been read.
///
/// @param places place of each value by its key path, e.g. `/output/tracefile`; the path of the file itself is empty
public record KeyPlaces(Map<String, SourcePlace> places) {

    /// Copies the map.
    public KeyPlaces {
        places = Map.copyOf(places);
    }

    static KeyPlaces of(DocumentObject document) {
        Map<String, SourcePlace> places = new HashMap<>();
        collect(document, "", places);
        return new KeyPlaces(places);
    }

    private static void collect(DocumentValue value, String path, Map<String, SourcePlace> places) {
        places.put(path, value.place());
        if (value instanceof DocumentObject object) {
            object.members().forEach((key, member) -> collect(member, path + "/" + key, places));
        }
    }

    /// Where a key stands; for a key that is not in the file, because it has its default, the section in which it could
    /// be, or else the begin of the file.
    SourcePlace of(String path) {
        String existing = path;
        while (!places.containsKey(existing)) {
            existing = existing.substring(0, existing.lastIndexOf('/'));
        }
        return places.getOrDefault(existing, SourcePlace.of(""));
    }
}
