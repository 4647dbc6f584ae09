package org.espei4j.assess.document;

import org.espei4j.calphad.diagnostic.SourcePlace;

/// A text.
///
/// @param place where it begins
/// @param path key path
/// @param text the text without quotes
/// @param quoted whether it stands in quotes; a YAML text may stand without, a JSON text never does
public record DocumentText(SourcePlace place, String path, String text, boolean quoted) implements DocumentValue {

    private static final int SHOWN = 60;

    @Override
    public String describe() {
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return "the text \"" + shown + "\"";
    }
}
