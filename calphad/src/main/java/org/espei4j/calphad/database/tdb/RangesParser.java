package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.expr.Expr;

/// Reads what functions and parameters end with: a lower limit, then expressions, each with its upper limit and a flag
/// that says whether another one follows, then the key of a reference.
final class RangesParser {

    private enum Flag {
        ANOTHER_RANGE,
        LAST_RANGE,
        MISSING
    }

    private final Scanner scanner;
    private final Problems problems;
    private final TemperatureLimits limits;

    /// The limit given last, or NaN if it was left to its default.
    private double given = Double.NaN;

    RangesParser(Scanner scanner, Problems problems, TemperatureLimits limits) {
        this.scanner = scanner;
        this.problems = problems;
        this.limits = limits;
    }

    /// All ranges up to the end of the command.
    Ranges parse() throws SyntaxError {
        double lower = lowerLimit();
        double previous = lower;
        List<TemperatureRanges.Range> ranges = new ArrayList<>();
        while (true) {
            Expr expression = new ExpressionParser(scanner, problems).parse();
            if (!scanner.accept(';')) {
                throw scanner.error(TdbProblem.SEMICOLON_MISSING);
            }
            scanner.skipCommas();
            double before = given;
            int limitAt = scanner.position();
            double upper = upperLimit();
            Flag flag = flag();
            // A default on the wrong side of a limit that is given gives way.
            if (ranges.isEmpty() && Double.isNaN(before) && upper <= lower && upper > 0) {
                lower = 0;
                previous = 0;
            }
            if (ranges.isEmpty() && Double.isNaN(given) && flag != Flag.ANOTHER_RANGE) {
                upper = Math.max(upper, lower);
            }
            if (upper < previous) {
                scanner.moveTo(limitAt);
                throw scanner.error(TdbProblem.LIMITS_DECREASE, upper, previous);
            }
            if (upper > previous || flag != Flag.ANOTHER_RANGE) {
                ranges.add(new TemperatureRanges.Range(expression, upper));
            }
            previous = upper;
            if (flag != Flag.ANOTHER_RANGE) {
                break;
            }
        }
        dropEmptyLast(ranges);
        return new Ranges(new TemperatureRanges(lower, ranges), reference());
    }

    /// A last range without width stays only if there is no other.
    private static void dropEmptyLast(List<TemperatureRanges.Range> ranges) {
        int last = ranges.size() - 1;
        if (last > 0 && ranges.get(last).upper() == ranges.get(last - 1).upper()) {
            ranges.removeLast();
        }
    }

    private double lowerLimit() throws SyntaxError {
        boolean defaulted = scanner.skipCommas();
        int start = scanner.position();
        if (scanner.numberEnd() < 0) {
            return limits.lower();
        }
        double number = scanner.number();
        char next = scanner.peekAfterBlanks();
        boolean endsExpression = next == '*' || next == '/' || next == '^' || next == ';' || next == Scanner.END;
        if (!endsExpression) {
            if (defaulted && (next == '+' || next == '-')) {
                scanner.moveTo(start);
                return limits.lower();
            }
            given = number;
            return number;
        }
        if (!defaulted) {
            throw scanner.error(TdbProblem.LOWER_LIMIT_ONLY, number);
        }
        scanner.moveTo(start);
        return limits.lower();
    }

    /// The limit after a semicolon; a word such as `03SUN` that only begins with digits is none.
    private double upperLimit() throws SyntaxError {
        int numberEnd = scanner.numberEnd();
        if (numberEnd < 0 || !endsLimit(numberEnd)) {
            given = Double.NaN;
            return limits.upper();
        }
        given = scanner.number();
        scanner.skipCommas();
        return given;
    }

    private boolean endsLimit(int numberEnd) {
        Scanner rest = scanner.part(numberEnd, scanner.end());
        char next = rest.peek();
        return switch (next) {
            case Scanner.END, ' ', '\n', ',', '+', '-', '(' -> true;
            case 'Y', 'N' -> !Scanner.isNamePart(rest.peek(1));
            default -> false;
        };
    }

    private Flag flag() throws SyntaxError {
        char letter = scanner.peekAfterBlanks();
        boolean more = scanner.indexOf(';') >= 0;
        boolean flagged = (letter == 'Y' || letter == 'N') && endsFlag();
        if (!flagged) {
            if (more) {
                problems.add(TdbProblem.FLAG_MISSING.problem(scanner.place()));
            }
            return more ? Flag.ANOTHER_RANGE : Flag.MISSING;
        }
        int start = scanner.position();
        scanner.accept(letter);
        if (letter == 'N' && more) {
            scanner.moveTo(start);
            throw scanner.error(TdbProblem.RANGE_AFTER_LAST);
        }
        if (letter == 'Y' && !more) {
            scanner.moveTo(start);
            throw scanner.error(TdbProblem.RANGE_MISSING);
        }
        return letter == 'Y' ? Flag.ANOTHER_RANGE : Flag.LAST_RANGE;
    }

    private boolean endsFlag() {
        char next = scanner.peek(1);
        return !Scanner.isNamePart(next) && next != '#' && next != '*' && next != '/';
    }

    private Optional<String> reference() {
        scanner.skipCommas();
        if (scanner.atEnd()) {
            return Optional.empty();
        }
        String reference = scanner.word();
        scanner.skipCommas();
        if (!scanner.atEnd()) {
            problems.add(TdbProblem.WORDS_AFTER_REFERENCE.problem(
                    scanner.place(),
                    reference,
                    scanner.source().original(scanner.position(), scanner.end()).strip()));
        }
        int comma = reference.indexOf(',');
        return Optional.of(comma > 0 ? reference.substring(0, comma) : reference);
    }
}
