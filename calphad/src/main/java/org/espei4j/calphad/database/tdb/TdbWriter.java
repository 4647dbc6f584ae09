package org.espei4j.calphad.database.tdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.Problem;

/// Writes databases in the TDB language, in a layout that Thermo-Calc, OpenCalphad and pycalphad read: full keywords,
/// lines of at most 78 characters, every phase followed by its constituents and parameters.
///
/// What is written reads back as an equal database, with expressions that evaluate to the same bits. The letters
/// of type definitions are handed out anew; settings that nearly every file has are added.
public final class TdbWriter {

    private TdbWriter() {}

    /// The text of a database in the usual layout. Lines end with a line feed.
    public static String write(Database database) {
        return write(database, TdbStyle.USUAL);
    }

    /// The text of a database.
    ///
    /// @param style choices for programs that need something special
    public static String write(Database database, TdbStyle style) {
        return new DatabaseLayout(style.applied(database), style).text();
    }

    /// What other programs cannot read in a database as it is written: names that are too long, expressions that are
    /// too involved. One remark of each kind.
    ///
    /// @param fileName what the remarks call the file
    public static List<Problem> remarks(Database database, TdbStyle style, String fileName) {
        return PortabilityCheck.of(database, style, fileName);
    }

    /// Writes a file, UTF-8, in the usual layout. The file is replaced at once: nobody ever sees half of it.
    ///
    /// @throws IOException if it cannot be written; what was there is then still there
    public static void write(Database database, Path file) throws IOException {
        write(database, TdbStyle.USUAL, file);
    }

    /// Writes a file, UTF-8. The file is replaced at once: nobody ever sees half of it.
    ///
    /// @throws IOException if it cannot be written; what was there is then still there
    public static void write(Database database, TdbStyle style, Path file) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        // The process number keeps two programs apart that write the same file.
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        Path temporary = target.resolveSibling(name);
        try {
            Files.writeString(temporary, write(database, style), StandardCharsets.UTF_8);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
