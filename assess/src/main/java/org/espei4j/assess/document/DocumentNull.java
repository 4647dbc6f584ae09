package org.espei4j.assess.document;

import org.espei4j.calphad.diagnostic.SourcePlace;

/// `null`: a key or entry without a value.
///
/// @param place where it begins
/// @param path key path
public record DocumentNull(SourcePlace place, String path) implements DocumentValue {

    @Override
    public String describe() {
        return "null";
    }
}
