package org.espei4j.calphad.diagnostic;

import java.util.Locale;

/// An entry of an error catalogue: one kind of mistake, with the sentences that explain it.
///
/// Implemented by enums, one per family of input files, so that every message of a family stands in one place and a
/// test can ask for the kind of a problem instead of its wording.
public interface ProblemKind {

    /// The entry's name, which an enum has by itself.
    String name();

    /// Its sentences.
    ProblemText text();

    /// A problem of this kind at a place.
    ///
    /// @param place where it is
    /// @param path key path inside the file; empty where there is none
    /// @param arguments what the templates name, in their order
    default Problem at(SourcePlace place, String path, Object... arguments) {
        return new Problem(
                text().severity(),
                place,
                path,
                String.format(Locale.ROOT, text().found(), arguments),
                String.format(Locale.ROOT, text().expected(), arguments),
                String.format(Locale.ROOT, text().mend(), arguments),
                this);
    }
}
