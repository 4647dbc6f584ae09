package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.database.tdb.Statement.Constituent;
import org.espei4j.calphad.database.tdb.Statement.ConstituentStatement;
import org.espei4j.calphad.database.tdb.Statement.PhaseStatement;
import org.espei4j.calphad.database.tdb.Statement.Segment;
import org.espei4j.calphad.database.tdb.Statement.Word;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Understands PHASE and CONSTITUENT.
final class PhaseParser {

    private final Command command;
    private final Scanner scanner;

    PhaseParser(Command command) {
        this.command = command;
        this.scanner = command.scanner();
    }

    /// `PHASE name[:options] types count ratio …`; a description after `>` is a comment.
    PhaseStatement phase() throws SyntaxError {
        scanner.skipBlanks();
        int nameAt = scanner.position();
        String name = scanner.word();
        String options = "";
        int colon = name.indexOf(':');
        if (colon >= 0) {
            options = name.substring(colon + 1);
            name = name.substring(0, colon);
        } else if (scanner.peekAfterBlanks() == ':') {
            options = scanner.word().substring(1);
        }
        checkName(name, nameAt);
        int description = scanner.indexOf('>');
        Scanner rest = scanner.part(scanner.position(), description < 0 ? scanner.end() : description);
        List<Word> words = new ArrayList<>();
        while (!rest.atEnd()) {
            SourcePlace place = rest.place();
            words.add(new Word(rest.word(), place));
        }
        return new PhaseStatement(name, options, words, command.place());
    }

    private void checkName(String name, int nameAt) throws SyntaxError {
        if (!Names.isPhaseOrSpecies(name)) {
            scanner.moveTo(nameAt);
            throw scanner.error(TdbProblem.BAD_NAME, "phase", name, "");
        }
    }

    /// `CONSTITUENT name[:options] : a b% … : c … :`.
    ConstituentStatement constituents(boolean added) throws SyntaxError {
        scanner.skipBlanks();
        int nameAt = scanner.position();
        int colon = scanner.indexOf(':');
        int nameEnd = colon < 0 ? scanner.end() : colon;
        String name = scanner.source().code(nameAt, nameEnd).strip();
        if (colon < 0 || name.chars().anyMatch(c -> SourceText.isBlank((char) c))) {
            throw missingColon();
        }
        if (!name.isEmpty()) {
            checkName(name, nameAt);
        }
        boolean attached =
                colon > nameAt && !SourceText.isBlank(scanner.source().at(colon - 1));
        List<Segment> segments = new ArrayList<>();
        scanner.moveTo(colon + 1);
        while (true) {
            SourcePlace place = scanner.atEnd() ? command.place() : scanner.place();
            List<Constituent> constituents = segment();
            boolean closed = scanner.accept(':');
            if (closed || !constituents.isEmpty()) {
                segments.add(new Segment(constituents, place));
            }
            if (!closed) {
                return new ConstituentStatement(
                        name, attached, segments, constituents.isEmpty(), added, command.place());
            }
        }
    }

    private SyntaxError missingColon() {
        scanner.skipBlanks();
        scanner.word();
        scanner.skipBlanks();
        return scanner.error(TdbProblem.FIRST_COLON_MISSING, scanner.here());
    }

    private List<Constituent> segment() throws SyntaxError {
        List<Constituent> constituents = new ArrayList<>();
        while (true) {
            scanner.skipCommas();
            char next = scanner.peek();
            if (next == ':' || scanner.atEnd()) {
                return constituents;
            }
            if (scanner.accept('%')) {
                markLast(constituents);
            } else {
                constituents.add(constituent());
            }
        }
    }

    private static void markLast(List<Constituent> constituents) {
        if (!constituents.isEmpty()) {
            Constituent last = constituents.removeLast();
            constituents.add(new Constituent(last.name(), true, last.place()));
        }
    }

    private Constituent constituent() throws SyntaxError {
        SourcePlace place = scanner.place();
        int start = scanner.position();
        while (!isSeparator(scanner.peek())) {
            scanner.moveTo(scanner.position() + 1);
        }
        String name = scanner.source().code(start, scanner.position());
        if (!Names.isPhaseOrSpecies(name)) {
            scanner.moveTo(start);
            throw scanner.error(TdbProblem.BAD_NAME, "species", name, "");
        }
        return new Constituent(name, false, place);
    }

    private static boolean isSeparator(char c) {
        return c == Scanner.END || c == ' ' || c == '\n' || c == ',' || c == ':' || c == '%';
    }
}
