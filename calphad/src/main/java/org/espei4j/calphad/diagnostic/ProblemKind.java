package org.espei4j.calphad.diagnostic;

import java.util.Locale;

/// An entry of an error catalogue: one kind of mistake, with the sentences that explain it.
///
/// Implemented by enums, one per family of input files, so that every message of a family stands in one place and a
/// test can ask for the kind of a problem instead of its wording. The sentences are templates of
/// [String#format(String, Object...)] that all get the same arguments.
public interface ProblemKind {

    /// The entry's name, which an enum has by itself.
    String name();

    /// How much problems of this kind matter.
    Severity severity();

    /// Template of [Problem#found()].
    String found();

    /// Template of [Problem#expected()]; may be empty.
    String expected();

    /// Template of [Problem#mend()]; may be empty.
    String mend();

    /// A problem of this kind at a place.
    ///
    /// @param place where it is
    /// @param path key path inside the file; empty where there is none
    /// @param arguments what the templates name, in their order
    default Problem at(SourcePlace place, String path, Object... arguments) {
        return new Problem(
                severity(),
                place,
                path,
                String.format(Locale.ROOT, found(), arguments),
                String.format(Locale.ROOT, expected(), arguments),
                String.format(Locale.ROOT, mend(), arguments),
                this);
    }
}
