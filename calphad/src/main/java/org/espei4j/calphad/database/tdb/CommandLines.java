package org.espei4j.calphad.database.tdb;

/// Lays a command out in lines that every program can read: not longer than 78 characters, broken only at blanks and
/// before a plus or minus sign, with blanks at the beginning of each line but the first.
final class CommandLines {

    private static final String INDENT = "    ";

    private final StringBuilder out;
    private int column;
    private boolean atLineStart = true;

    CommandLines(StringBuilder out) {
        this.out = out;
    }

    /// Adds words as they stand, parted by single blanks.
    CommandLines words(String text) {
        for (String word : text.strip().split("\\s+")) {
            atom(1, word);
        }
        return this;
    }

    /// Adds a word that is not broken, after some blanks.
    CommandLines atom(int blanks, String word) {
        // No line may begin with what looks like the next command.
        boolean fits = column + blanks + word.length() <= TextLines.WIDTH || Keyword.beginsCommand(word);
        if (atLineStart) {
            append(word);
        } else if (fits) {
            append(" ".repeat(blanks) + word);
        } else {
            newLine();
            append(word);
        }
        atLineStart = false;
        return this;
    }

    /// Adds something to the last word without a blank, unless it has to go on the next line.
    CommandLines joined(String text) {
        return atom(0, text);
    }

    /// Adds an expression and what has to follow it directly.
    CommandLines expression(String expression, String end) {
        int start = 0;
        for (int i = 1; i < expression.length(); i++) {
            if (isBreak(expression, i)) {
                part(start == 0 ? 1 : 0, expression.substring(start, i));
                start = i;
            }
        }
        part(start == 0 ? 1 : 0, expression.substring(start) + end);
        return this;
    }

    /// Adds a term; one that is longer than a line is broken before multiplication signs.
    private void part(int blanks, String term) {
        int gap = blanks;
        String rest = term;
        while (rest.length() > TextLines.WIDTH - INDENT.length()) {
            int cut = lastMultiplication(rest, TextLines.WIDTH - INDENT.length());
            if (cut <= 0) {
                break;
            }
            atom(gap, rest.substring(0, cut));
            rest = rest.substring(cut);
            gap = 0;
        }
        atom(gap, rest);
    }

    private static int lastMultiplication(String text, int limit) {
        for (int i = Math.min(limit, text.length() - 2); i > 0; i--) {
            if (text.charAt(i) == '*' && text.charAt(i - 1) != '*' && text.charAt(i + 1) != '*') {
                return i;
            }
        }
        return -1;
    }

    /// Whether a line may begin with the sign at `i`: it is not part of a number and does not follow an operator.
    private static boolean isBreak(String expression, int i) {
        char c = expression.charAt(i);
        if (c != '+' && c != '-') {
            return false;
        }
        char before = expression.charAt(i - 1);
        boolean exponent = before == 'E' && i >= 2 && Scanner.isDigit(expression.charAt(i - 2));
        return !exponent && "(*/,+-".indexOf(before) < 0;
    }

    /// Goes to the next line of the same command.
    CommandLines newLine() {
        out.append('\n').append(INDENT);
        column = INDENT.length();
        atLineStart = true;
        return this;
    }

    /// Ends the command.
    void end() {
        atom(1, "!");
        out.append('\n');
        column = 0;
        atLineStart = true;
    }

    private void append(String text) {
        out.append(text);
        column += text.length();
    }
}
