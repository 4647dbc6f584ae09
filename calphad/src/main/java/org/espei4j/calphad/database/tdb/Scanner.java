package org.espei4j.calphad.database.tdb;

import org.espei4j.calphad.diagnostic.SourcePlace;

/// A position that moves through the code of one command. Blanks and line breaks are the same.
final class Scanner {

    /// Stands for the end of the command.
    static final char END = '\0';

    private static final int SHOWN = 24;

    private final SourceText source;
    private final int end;
    private int position;

    Scanner(SourceText source, int start, int end) {
        this.source = source;
        this.position = start;
        this.end = end;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNameStart(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /// Whether a character may stand in the name of a function.
    static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c == '_';
    }

    int position() {
        return position;
    }

    int end() {
        return end;
    }

    void moveTo(int offset) {
        position = offset;
    }

    SourceText source() {
        return source;
    }

    /// A scanner of a part of the command.
    Scanner part(int from, int to) {
        return new Scanner(source, from, to);
    }

    /// The character here, or [#END].
    char peek() {
        return peek(0);
    }

    /// The character some places further, or [#END].
    char peek(int ahead) {
        int at = position + ahead;
        return at < end ? source.at(at) : END;
    }

    /// Skips blanks and gives the character after them.
    char peekAfterBlanks() {
        skipBlanks();
        return peek();
    }

    void skipBlanks() {
        position = source.skipBlanks(position, end);
    }

    /// Skips blanks and commas; says whether there was a comma.
    boolean skipCommas() {
        boolean comma = false;
        while (peekAfterBlanks() == ',') {
            position++;
            comma = true;
        }
        return comma;
    }

    boolean atEnd() {
        skipBlanks();
        return position >= end;
    }

    /// Goes past a character if it stands here.
    boolean accept(char c) {
        if (peek() == c && position < end) {
            position++;
            return true;
        }
        return false;
    }

    /// Everything up to the next blank.
    String word() {
        skipBlanks();
        int start = position;
        while (position < end && !SourceText.isBlank(source.at(position))) {
            position++;
        }
        return source.code(start, position);
    }

    /// Letters, digits and `_`.
    String name() {
        int start = position;
        while (isNamePart(peek())) {
            position++;
        }
        return source.code(start, position);
    }

    /// Where a character stands in the rest of the command, or −1.
    int indexOf(char c) {
        for (int i = position; i < end; i++) {
            if (source.at(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /// The end of the number that begins here, or −1 if none does. A letter E or D belongs to it only with an exponent.
    int numberEnd() {
        int i = digitsEnd(position);
        int digits = i - position;
        if (i < end && source.at(i) == '.') {
            int fractionEnd = digitsEnd(i + 1);
            digits += fractionEnd - i - 1;
            i = fractionEnd;
        }
        if (digits == 0) {
            return -1;
        }
        if (i < end && (source.at(i) == 'E' || source.at(i) == 'D')) {
            int exponent = i + 1;
            if (exponent < end && (source.at(exponent) == '+' || source.at(exponent) == '-')) {
                exponent++;
            }
            int exponentEnd = digitsEnd(exponent);
            return exponentEnd > exponent ? exponentEnd : i;
        }
        return i;
    }

    /// Whether a comma between two digits stands here.
    boolean isDecimalComma() {
        return peek() == ',' && isDigit(peek(1)) && position > 0 && isDigit(source.at(position - 1));
    }

    /// The digits that end here.
    String digitsBefore() {
        int start = position;
        while (start > 0 && isDigit(source.at(start - 1))) {
            start--;
        }
        return source.code(start, position);
    }

    /// The digits that begin after this character.
    String digitsAfter() {
        return source.code(position + 1, digitsEnd(position + 1));
    }

    private int digitsEnd(int start) {
        int i = start;
        while (i < end && isDigit(source.at(i))) {
            i++;
        }
        return i;
    }

    /// The number that begins here.
    ///
    /// @throws SyntaxError if none does, or if it is too large or too small for a double
    double number() throws SyntaxError {
        int numberEnd = numberEnd();
        if (numberEnd < 0) {
            throw error(TdbProblem.NUMBER_EXPECTED, here());
        }
        String text = source.code(position, numberEnd);
        double value = Double.parseDouble(text.replace('D', 'E'));
        if (Double.isInfinite(value) || (Math.abs(value) < Double.MIN_NORMAL && hasNonZeroDigit(text))) {
            throw error(TdbProblem.NUMBER_OUT_OF_RANGE, text);
        }
        position = numberEnd;
        return value;
    }

    private static boolean hasNonZeroDigit(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == 'E' || c == 'D') {
                return false;
            }
            if (c >= '1' && c <= '9') {
                return true;
            }
        }
        return false;
    }

    /// What stands here, for a message.
    String here() {
        skipBlanks();
        if (position >= end) {
            return "the end of the command";
        }
        int stop = position;
        if (isNamePart(peek())) {
            while (stop < end && isNamePart(source.at(stop)) && stop - position < SHOWN) {
                stop++;
            }
        } else {
            stop++;
        }
        return "'" + source.code(position, stop) + "'";
    }

    SourcePlace place() {
        return source.place(position);
    }

    /// An error at this position.
    SyntaxError error(TdbProblem kind, Object... arguments) {
        return new SyntaxError(kind.problem(place(), arguments));
    }
}
