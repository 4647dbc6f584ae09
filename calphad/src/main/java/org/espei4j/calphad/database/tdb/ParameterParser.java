package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.tdb.Statement.ParameterStatement;
import org.espei4j.calphad.database.tdb.Statement.Word;
import org.espei4j.calphad.diagnostic.Problems;

/// Understands PARAMETER: `type ( phase [& species] , array [; order] ) ranges`, also with the species after the type.
final class ParameterParser {

    private static final int MAX_ORDER_DIGITS = 2;

    private final Command command;
    private final Scanner scanner;
    private final Problems problems;

    ParameterParser(Command command, Problems problems) {
        this.command = command;
        this.scanner = command.scanner();
        this.problems = problems;
    }

    ParameterStatement parse(TemperatureLimits limits) throws SyntaxError {
        scanner.skipBlanks();
        String type = scanner.name();
        if (type.isEmpty()) {
            throw scanner.error(TdbProblem.PARAMETER_TYPE_MISSING, scanner.here());
        }
        Optional<String> diffusing = Optional.empty();
        scanner.skipBlanks();
        if (scanner.accept('&')) {
            diffusing = Optional.of(upTo('(').strip());
        }
        scanner.skipBlanks();
        if (scanner.peek() != '(') {
            throw scanner.error(TdbProblem.PARAMETER_HEAD_MISSING, type, scanner.here());
        }
        int closing = closingParenthesis();
        Scanner head = scanner.part(scanner.position() + 1, closing);
        scanner.moveTo(closing + 1);
        head.skipBlanks();
        int phaseAt = head.position();
        String phase = phase(head);
        int ampersand = phase.indexOf('&');
        if (ampersand >= 0) {
            String species = phase.substring(ampersand + 1).strip();
            if (diffusing.isPresent() && !diffusing.get().equals(species)) {
                throw new SyntaxError(TdbProblem.TWO_DIFFUSING_SPECIES.problem(
                        head.source().place(phaseAt), diffusing.get(), species));
            }
            diffusing = Optional.of(species);
            phase = phase.substring(0, ampersand).strip();
        }
        checkName(head, phaseAt, "phase", phase);
        if (diffusing.isPresent()) {
            checkName(head, phaseAt, "species", diffusing.get());
        }
        List<List<Word>> array = array(head);
        int order = order(head);
        Ranges ranges = new RangesParser(scanner, problems, limits).parse();
        return new ParameterStatement(type, phase, diffusing, array, order, ranges, command.place());
    }

    private static void checkName(Scanner head, int at, String what, String name) throws SyntaxError {
        if (!Names.isPhaseOrSpecies(name)) {
            throw new SyntaxError(TdbProblem.BAD_NAME.problem(head.source().place(at), what, name, mend(what, name)));
        }
    }

    /// What is often meant by a name that cannot be one.
    private static String mend(String what, String name) {
        if (what.equals("phase") && name.indexOf(';') > 0) {
            return "Separate the phase from its constituents by ','.";
        }
        boolean order = what.equals("species") && name.chars().allMatch(c -> Scanner.isDigit((char) c));
        return order ? "If this is the order of the parameter, write ';" + name + "'." : "";
    }

    private String upTo(char c) {
        int start = scanner.position();
        int stop = scanner.indexOf(c);
        scanner.moveTo(stop < 0 ? scanner.end() : stop);
        return scanner.source().code(start, scanner.position());
    }

    private int closingParenthesis() throws SyntaxError {
        int depth = 0;
        for (int i = scanner.position(); i < scanner.end(); i++) {
            char c = scanner.source().at(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw scanner.error(TdbProblem.PARENTHESIS_UNCLOSED);
    }

    private String phase(Scanner head) throws SyntaxError {
        head.skipBlanks();
        int start = head.position();
        int comma = head.indexOf(',');
        if (comma < 0) {
            throw head.error(TdbProblem.ARRAY_MISSING);
        }
        String phase = head.source().code(start, comma).strip();
        head.moveTo(comma + 1);
        int colon = phase.indexOf(':');
        if (colon >= 0) {
            int ampersand = phase.indexOf('&', colon);
            String options = phase.substring(colon, ampersand < 0 ? phase.length() : ampersand);
            problems.add(TdbProblem.OPTIONS_IN_PARAMETER.problem(head.source().place(start + colon), options.strip()));
            phase = phase.substring(0, colon).strip() + (ampersand < 0 ? "" : phase.substring(ampersand));
        }
        return phase;
    }

    private List<List<Word>> array(Scanner head) throws SyntaxError {
        List<List<Word>> array = new ArrayList<>();
        List<Word> sublattice = new ArrayList<>();
        while (true) {
            char next = head.peekAfterBlanks();
            if (next == ':' || next == ';' || head.atEnd()) {
                if (sublattice.isEmpty()) {
                    throw head.error(TdbProblem.EMPTY_SUBLATTICE_IN_PARAMETER);
                }
                array.add(sublattice);
                sublattice = new ArrayList<>();
                if (!head.accept(':')) {
                    return array;
                }
            } else if (next == ',' || next == '%') {
                if (next == ',' && sublattice.isEmpty()) {
                    problems.add(TdbProblem.SUPERFLUOUS_COMMA.problem(head.place()));
                }
                head.accept(next);
            } else {
                sublattice.add(constituent(head));
                separator(head);
            }
        }
    }

    private static Word constituent(Scanner head) throws SyntaxError {
        int start = head.position();
        while (" \n,:;%".indexOf(head.peek()) < 0 && head.position() < head.end()) {
            head.moveTo(head.position() + 1);
        }
        String name = head.source().code(start, head.position());
        if (!name.equals(Parameter.WILDCARD)) {
            checkName(head, start, "species", name);
        }
        return new Word(name, head.source().place(start));
    }

    /// A single comma parts two constituents; any other comma is superfluous.
    private void separator(Scanner head) {
        head.skipBlanks();
        if (head.accept('%')) {
            head.skipBlanks();
        }
        if (!head.accept(',')) {
            return;
        }
        char next = head.peekAfterBlanks();
        if (next == ',' || next == ':' || next == ';' || next == Scanner.END) {
            problems.add(TdbProblem.SUPERFLUOUS_COMMA.problem(head.place()));
        }
    }

    private int order(Scanner head) throws SyntaxError {
        if (!head.accept(';') || head.atEnd()) {
            return 0;
        }
        int start = head.position();
        String digits = head.source().code(start, head.end()).strip();
        if (digits.isEmpty()
                || digits.length() > MAX_ORDER_DIGITS
                || !digits.chars().allMatch(c -> Scanner.isDigit((char) c))) {
            throw head.error(TdbProblem.BAD_ORDER, digits);
        }
        return Integer.parseInt(digits);
    }
}
