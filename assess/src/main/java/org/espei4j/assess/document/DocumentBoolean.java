package org.espei4j.assess.document;

import org.espei4j.calphad.diagnostic.SourcePlace;

/// `true` or `false`.
///
/// @param place where it begins
/// @param path key path
/// @param value which of the two
public record DocumentBoolean(SourcePlace place, String path, boolean value) implements DocumentValue {

    @Override
    public String describe() {
        return Boolean.toString(value);
    }
}
