package org.espei4j.calphad.mapping;

import java.util.List;

/// A field of tie-lines between two phases, in order along the field.
///
/// @param first name of the phase at the first end of every tie-line
/// @param second name of the other phase; the same name in a miscibility gap
/// @param tieLines at least two; the distance between them varies
/// @param start where the field begins
/// @param end where it ends
public record TwoPhaseField(String first, String second, List<TieSimplex> tieLines, FieldEnd start, FieldEnd end) {

    /// Copies the list.
    public TwoPhaseField {
        tieLines = List.copyOf(tieLines);
    }
}
