package org.espei4j.calphad.database.tdb;

import org.espei4j.calphad.diagnostic.SourcePlace;

/// One command cut out of a file.
///
/// @param source the file
/// @param start where its first word begins
/// @param bodyStart the end of its first word
/// @param end the end of its text, without the `!`
record Command(SourceText source, int start, int bodyStart, int end) {

    /// The first word, upper case.
    String word() {
        return source.code(start, bodyStart);
    }

    /// Where the command begins.
    SourcePlace place() {
        return source.place(start);
    }

    /// A scanner of what follows the first word.
    Scanner scanner() {
        return new Scanner(source, bodyStart, end);
    }
}
