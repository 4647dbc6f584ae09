package org.espei4j.calphad.database.tdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Reads databases in the TDB language. Thread-safe: it has no state.
///
/// A file is always read to its end. What is wrong is reported with line and column and left out; everything else is
/// in the database. Use the methods whose name ends in `OrThrow` where a file with errors must not be used.
public final class TdbReader {

    private static final int EXAMINED = 4096;

    private TdbReader() {}

    /// Reads a file: UTF-8 or, where it is not, ISO 8859-1.
    ///
    /// @throws IOException if the file cannot be read at all
    public static TdbReading read(Path file) throws IOException {
        Problems problems = new Problems();
        String text = SourceText.decode(file.toString(), Files.readAllBytes(file), problems);
        TdbReading reading = parse(text, file.toString());
        List<Problem> all = new ArrayList<>(problems.all());
        all.addAll(reading.problems());
        return reading.with(all);
    }

    /// Reads a file that must not have errors.
    ///
    /// @throws IOException if the file cannot be read at all
    /// @throws BadInputException with all problems, if at least one of them is an error
    public static Database readOrThrow(Path file) throws IOException, BadInputException {
        return read(file).databaseOrThrow();
    }

    /// Reads a text.
    ///
    /// @param fileName what messages call it
    public static TdbReading parse(String text, String fileName) {
        Problems problems = new Problems();
        SourceText source = new SourceText(fileName, text);
        if (!isText(source, problems)) {
            return new TdbReading(Database.builder().build(), problems.all(), List.of());
        }
        List<Command> commands = CommandSplitter.split(source, problems);
        boolean known =
                commands.stream().anyMatch(c -> !Keyword.candidates(c.word()).isEmpty());
        if (!known) {
            problems.add(format(source));
            return new TdbReading(Database.builder().build(), problems.all(), List.of());
        }
        Database database = assemble(source, commands, problems);
        return new TdbReading(database, inOrder(problems.all()), commands);
    }

    /// Reads a text that must not have errors.
    ///
    /// @throws BadInputException with all problems, if at least one of them is an error
    public static Database parseOrThrow(String text, String fileName) throws BadInputException {
        return parse(text, fileName).databaseOrThrow();
    }

    private static Database assemble(SourceText source, List<Command> commands, Problems problems) {
        StatementParser parser = new StatementParser(problems);
        for (Command command : commands) {
            if (isTemperatureLimits(command)) {
                parser.takeLimits(command);
            }
        }
        List<Statement> statements = new ArrayList<>();
        for (Command command : commands) {
            Statement statement = parser.parse(command);
            if (statement != null) {
                statements.add(statement);
            }
        }
        List<String> comments = headComment(source, commands.getFirst().start());
        return new DatabaseAssembler(statements, source.wholeFile(), problems).assemble(comments);
    }

    private static boolean isTemperatureLimits(Command command) {
        List<Keyword> candidates = Keyword.candidates(command.word());
        return candidates.size() == 1 && candidates.getFirst() == Keyword.TEMPERATURE_LIMITS;
    }

    /// The comment lines before the first command, without their signs.
    private static List<String> headComment(SourceText source, int firstCommand) {
        List<String> lines = new ArrayList<>();
        for (String line : source.original(0, firstCommand).split("\r\n|\r|\n", -1)) {
            int sign = line.indexOf('$');
            if (sign >= 0) {
                lines.add(line.substring(sign + 1));
            }
        }
        return TextLines.headComment(lines);
    }

    private static boolean isText(SourceText source, Problems problems) {
        int examined = Math.min(EXAMINED, source.length());
        String start = source.original(0, examined);
        long controls = start.chars()
                .filter(c -> c < ' ' && "\t\n\r\f\u001A".indexOf(c) < 0)
                .count();
        if (start.indexOf('\0') >= 0 || controls * 20 > examined) {
            problems.add(TdbProblem.COMPILED_OR_ENCRYPTED.problem(source.wholeFile()));
            return false;
        }
        if (start.stripLeading().startsWith("<")) {
            problems.add(TdbProblem.OTHER_FORMAT.problem(source.wholeFile(), "an XML file such as XTDB"));
            return false;
        }
        return true;
    }

    /// What a text without any known command is.
    private static Problem format(SourceText source) {
        String[] lines = source.original().strip().split("\\R", 3);
        if (source.original().toUpperCase(Locale.ROOT).contains("ENCRYPTED")) {
            return TdbProblem.COMPILED_OR_ENCRYPTED.problem(source.wholeFile());
        }
        boolean chemSage = lines.length > 1 && lines[1].strip().matches("\\d+(\\s+\\d+){2,}");
        return chemSage
                ? TdbProblem.OTHER_FORMAT.problem(source.wholeFile(), "a ChemSage data file")
                : TdbProblem.NO_COMMANDS.problem(source.wholeFile());
    }

    /// Problems by line and column; those about the file as a whole at the end.
    private static List<Problem> inOrder(List<Problem> problems) {
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort((a, b) -> {
            SourcePlace first = a.place();
            SourcePlace second = b.place();
            boolean whole = first.line() == 0;
            return whole == (second.line() == 0) ? first.compareTo(second) : whole ? 1 : -1;
        });
        return sorted;
    }
}
