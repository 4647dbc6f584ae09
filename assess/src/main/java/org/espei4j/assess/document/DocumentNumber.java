package org.espei4j.assess.document;

import org.espei4j.calphad.diagnostic.SourcePlace;

/// A number, as written and as the nearest 64-bit real.
///
/// @param place where it begins
/// @param path key path
/// @param text the number as it is written
/// @param value its value; infinite or NaN only where the file says so or where the number is too large
/// @param whole whether it is written as an integer, without a point or an exponent
public record DocumentNumber(SourcePlace place, String path, String text, double value, boolean whole)
        implements DocumentValue {

    @Override
    public String describe() {
        return "the number " + text;
    }
}
