package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.database.tdb.Statement.KeptStatement;
import org.espei4j.calphad.database.tdb.Statement.Reference;
import org.espei4j.calphad.database.tdb.Statement.ReferencesStatement;
import org.espei4j.calphad.database.tdb.Statement.TypeDefinitionStatement;
import org.espei4j.calphad.database.tdb.Statement.Word;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Understands the commands that consist of words and texts: TYPE_DEFINITION, lists of references, and everything that
/// is kept as it stands.
final class TextParser {

    private final Command command;
    private final Scanner scanner;
    private final Problems problems;

    TextParser(Command command, Problems problems) {
        this.command = command;
        this.scanner = command.scanner();
        this.problems = problems;
    }

    /// `TYPE_DEFINITION letter action`.
    TypeDefinitionStatement typeDefinition() throws SyntaxError {
        char letter = scanner.peekAfterBlanks();
        if (letter == Scanner.END) {
            throw scanner.error(TdbProblem.TYPE_LETTER_MISSING);
        }
        scanner.moveTo(scanner.position() + 1);
        List<Word> words = new ArrayList<>();
        scanner.skipCommas();
        while (!scanner.atEnd()) {
            SourcePlace place = scanner.place();
            int start = scanner.position();
            while (!SourceText.isBlank(scanner.peek()) && scanner.peek() != ',' && scanner.peek() != Scanner.END) {
                scanner.moveTo(scanner.position() + 1);
            }
            words.add(new Word(scanner.source().code(start, scanner.position()), place));
            scanner.skipCommas();
        }
        return new TypeDefinitionStatement(letter, words, command.place());
    }

    /// A list of references; one without quotes is kept as text.
    Statement references(Keyword keyword) {
        skipHeader();
        int start = scanner.position();
        if (scanner.atEnd()) {
            return new ReferencesStatement(List.of(), command.place());
        }
        if (!isEntry()) {
            scanner.moveTo(start);
            return kept(keyword.name());
        }
        List<Reference> references = new ArrayList<>();
        while (!scanner.atEnd()) {
            SourcePlace place = scanner.place();
            if (isEntry()) {
                references.add(entry(place));
            } else {
                int lineEnd = Math.min(scanner.source().lineEnd(scanner.position()), scanner.end());
                String line =
                        scanner.source().original(scanner.position(), lineEnd).strip();
                problems.add(TdbProblem.REFERENCE_WITHOUT_QUOTES.problem(place, line));
                scanner.moveTo(lineEnd);
            }
        }
        return new ReferencesStatement(references, command.place());
    }

    /// Goes past the optional words `NUMBER SOURCE`.
    private void skipHeader() {
        scanner.skipBlanks();
        int start = scanner.position();
        boolean header = scanner.word().equals("NUMBER") && scanner.word().equals("SOURCE");
        if (!header) {
            scanner.moveTo(start);
        }
        scanner.skipBlanks();
    }

    /// Whether a key and an opening quote stand here.
    private boolean isEntry() {
        int start = scanner.position();
        scanner.skipBlanks();
        int keyEnd = keyEnd();
        boolean key = keyEnd > scanner.position();
        scanner.moveTo(keyEnd);
        boolean quote = scanner.peekAfterBlanks() == '\'';
        scanner.moveTo(start);
        return key && quote;
    }

    private int keyEnd() {
        int i = scanner.position();
        while (i < scanner.end()
                && !SourceText.isBlank(scanner.source().at(i))
                && scanner.source().at(i) != '\'') {
            i++;
        }
        return i;
    }

    private Reference entry(SourcePlace place) {
        int keyStart = scanner.position();
        int keyEnd = keyEnd();
        String key = scanner.source().code(keyStart, keyEnd);
        scanner.moveTo(keyEnd);
        scanner.skipBlanks();
        int opening = scanner.position();
        QuotedText quotes = new QuotedText(scanner.source(), scanner.end());
        int i = opening;
        do {
            quotes.pass(i++);
        } while (quotes.isOpen() && i < scanner.end());
        scanner.moveTo(i);
        int textEnd = quotes.isOpen() ? i : i - 1;
        if (quotes.isOpen()) {
            problems.add(TdbProblem.QUOTE_UNCLOSED.problem(place, key));
        }
        return new Reference(key, text(opening + 1, textEnd), place);
    }

    /// The text between two offsets as written, without comments, in single blanks.
    private String text(int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char code = scanner.source().at(i);
            text.append(SourceText.isBlank(code) ? " " : scanner.source().original(i, i + 1));
        }
        return String.join(" ", text.toString().strip().split("\\s+"));
    }

    /// The rest of the command as written.
    KeptStatement kept(String keyword) {
        scanner.skipBlanks();
        String raw = scanner.source().original(keptStart(), scanner.end());
        return new KeptStatement(keyword, TextLines.canonical(raw), command.place());
    }

    /// Comments between the keyword and the text belong to the text.
    private int keptStart() {
        int lineEnd = Math.min(scanner.source().lineEnd(command.bodyStart()), scanner.end());
        int first = scanner.source().skipBlanks(command.bodyStart(), scanner.end());
        return first < lineEnd ? first : Math.min(command.bodyStart(), scanner.end());
    }
}
