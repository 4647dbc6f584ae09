package org.espei4j.assess.document;

import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// A value of a JSON or YAML document, with the place where it stands. Immutable.
public sealed interface DocumentValue
        permits DocumentObject, DocumentList, DocumentText, DocumentNumber, DocumentBoolean, DocumentNull {

    /// Where the value begins.
    SourcePlace place();

    /// Keys and zero-based indices that lead to the value, e.g. `/conditions/T/0`; empty for the whole document.
    String path();

    /// What the value is, as it can stand in a sentence, e.g. `the text "abc"` or `a list of 3 entries`.
    String describe();

    /// A problem with this value.
    ///
    /// @param kind entry of an error catalogue
    /// @param arguments what the catalogue's sentences name
    default Problem problem(ProblemKind kind, Object... arguments) {
        return kind.at(place(), path(), arguments);
    }
}
