package org.espei4j.calphad.database.tdb;

import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;

/// What a fuzzer calls: any bytes are read as a file, written and read again. Run it with `mvn -Pfuzz`, see
/// `docs/reference/tdb.md`.
public final class TdbReaderFuzzTarget {

    private TdbReaderFuzzTarget() {}

    /// One input.
    ///
    /// @throws IllegalStateException if the reader or the writer breaks a promise
    public static void fuzzerTestOneInput(byte[] input) {
        String text = SourceText.decode("fuzz.tdb", input, new Problems());
        TdbReading reading = TdbReader.parse(text, "fuzz.tdb");
        for (Problem problem : reading.problems()) {
            if (problem.toString().isBlank() || problem.place().line() < 0) {
                throw new IllegalStateException("a problem without text or place: " + problem);
            }
        }
        Database database = reading.database();
        Database again =
                TdbReader.parse(TdbWriter.write(database), "written.tdb").database();
        // Some texts that stand between quotes cannot be written between quotes.
        boolean exact = database.references().values().stream()
                .allMatch(reference -> QuotedText.writable(reference).equals(reference));
        if (exact && !again.equals(database)) {
            throw new IllegalStateException("the database that was written reads back differently");
        }
    }
}
