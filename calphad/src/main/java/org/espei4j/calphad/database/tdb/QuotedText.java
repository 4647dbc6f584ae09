package org.espei4j.calphad.database.tdb;

/// Follows the texts in quotes of a reference list, in which apostrophes may occur.
///
/// A quote ends a text if nothing follows it but the end of the list or the key and the opening quote of the next
/// entry; the next entry stands on another line, or on the same one if its key has a digit.
final class QuotedText {

    private final SourceText source;
    private final int limit;
    private boolean open;
    private int openedAt = -1;

    /// @param limit where the list ends at the latest
    QuotedText(SourceText source, int limit) {
        this.source = source;
        this.limit = limit;
    }

    /// A text as it can stand between quotes: without the signs of comments and of the end of a command, and without
    /// anything that looks like the beginning of another entry.
    static String writable(String text) {
        String plain = text.strip().replaceAll("\\s+", " ").replace('$', '#').replace('!', '.');
        String quoted = "X '" + plain + "'";
        QuotedText quotes = new QuotedText(new SourceText("", quoted), quoted.length());
        for (int i = 0; i < quoted.length() - 1; i++) {
            quotes.pass(i);
            if (i > quoted.indexOf('\'') && !quotes.isOpen()) {
                return plain.replace('\'', '"');
            }
        }
        return plain;
    }

    /// Whether the last character passed is part of a text.
    boolean isOpen() {
        return open;
    }

    /// Takes the next character into account.
    void pass(int offset) {
        if (source.at(offset) != '\'') {
            return;
        }
        if (!open) {
            open = true;
            openedAt = offset;
        } else if (isEnd(offset)) {
            open = false;
        }
    }

    /// Where the open text ends on the line that holds an offset, or −1.
    int endOnLine(int from) {
        for (int i = from; i < limit && source.at(i) != '\n'; i++) {
            if (source.at(i) == '\'' && isEnd(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isEnd(int quote) {
        int next = source.skipBlanks(quote + 1, limit);
        if (next == limit || source.at(next) == '!') {
            return true;
        }
        if (quote == openedAt + 1 && next > quote + 1) {
            return true;
        }
        int wordEnd = next;
        boolean digit = false;
        while (wordEnd < limit && !SourceText.isBlank(source.at(wordEnd)) && source.at(wordEnd) != '\'') {
            digit |= Scanner.isDigit(source.at(wordEnd));
            wordEnd++;
        }
        int opening = source.skipBlanks(wordEnd, limit);
        boolean entry = wordEnd > next && opening < limit && source.at(opening) == '\'';
        boolean sameLine = source.code(quote, next).indexOf('\n') < 0;
        return entry && next > quote + 1 && (!sameLine || (digit && opening > wordEnd));
    }
}
