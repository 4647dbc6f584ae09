package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.diagnostic.Problems;

/// Cuts a file into commands. A command ends at `!`; what follows on the same line belongs to none.
final class CommandSplitter {

    private final SourceText source;
    private final Problems problems;
    private final List<Command> commands = new ArrayList<>();

    private CommandSplitter(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /// All commands in the order of the file.
    static List<Command> split(SourceText source, Problems problems) {
        CommandSplitter splitter = new CommandSplitter(source, problems);
        int position = 0;
        while (true) {
            int start = source.skipBlanks(position, source.length());
            if (start == source.length()) {
                return splitter.commands;
            }
            position = splitter.cut(start);
        }
    }

    /// Cuts the command that begins at `start` and gives the place to go on.
    private int cut(int start) {
        if (source.at(start) == '!') {
            return afterEnd(start);
        }
        int bodyStart = wordEnd(start);
        if (!isWordCharacter(source.at(start))) {
            return afterRemark(start, bodyStart);
        }
        List<Keyword> candidates = Keyword.candidates(source.code(start, bodyStart));
        Keyword.Kind kind =
                candidates.isEmpty() ? Keyword.Kind.TEXT : candidates.getFirst().kind();
        return kind == Keyword.Kind.REFERENCES
                ? cutReferences(start, bodyStart)
                : cutOther(start, bodyStart, kind, !candidates.isEmpty() && candidates.getFirst() == Keyword.PHASE);
    }

    /// Skips what begins like no command, such as a comment with the sign of another language: up to its `!` or to the next line
    /// that begins a command.
    private int afterRemark(int start, int wordEnd) {
        problems.add(TdbProblem.NO_COMMAND.problem(source.place(start), source.code(start, wordEnd)));
        for (int i = start; i < source.length(); i++) {
            if (source.at(i) == '!') {
                return afterEnd(i);
            }
            if (source.at(i) == '\n') {
                int next = source.skipBlanks(i, source.length());
                if (beginsCommand(next)) {
                    return next;
                }
                i = next - 1;
            }
        }
        return source.length();
    }

    private int cutOther(int start, int bodyStart, Keyword.Kind kind, boolean phase) {
        boolean structured = kind == Keyword.Kind.STRUCTURED || kind == Keyword.Kind.SETTING;
        boolean description = false;
        for (int i = bodyStart; i < source.length(); i++) {
            char c = source.at(i);
            if (c == '!') {
                commands.add(new Command(source, start, bodyStart, i));
                return afterEnd(i);
            }
            description |= phase && c == '>';
            if (c == '\n' && structured && !description) {
                int next = source.skipBlanks(i, source.length());
                i = next - 1;
                if (beginsCommand(next)) {
                    commands.add(new Command(source, start, bodyStart, next));
                    problems.add(TdbProblem.MISSING_END.problem(
                            source.place(next), source.code(next, wordEnd(next)), source.code(start, bodyStart)));
                    return next;
                }
            }
        }
        if (structured) {
            problems.add(TdbProblem.UNFINISHED.problem(source.place(start), source.code(start, bodyStart)));
        }
        commands.add(new Command(source, start, bodyStart, source.length()));
        return source.length();
    }

    private int cutReferences(int start, int bodyStart) {
        QuotedText quotes = new QuotedText(source, source.length());
        for (int i = bodyStart; i < source.length(); i++) {
            char c = source.at(i);
            int textEnd = c == '!' && quotes.isOpen() ? quotes.endOnLine(i) : -1;
            if (textEnd >= 0) {
                problems.add(TdbProblem.EXCLAMATION_IN_TEXT.problem(source.place(i)));
                quotes.pass(textEnd);
                i = textEnd;
            } else if (c == '!') {
                commands.add(new Command(source, start, bodyStart, i));
                return afterEnd(i);
            } else {
                quotes.pass(i);
            }
        }
        commands.add(new Command(source, start, bodyStart, source.length()));
        return source.length();
    }

    /// Skips what stands between the `!` at `end` and the next line.
    private int afterEnd(int end) {
        int lineEnd = source.lineEnd(end);
        int next = source.skipBlanks(end + 1, lineEnd);
        if (next < lineEnd) {
            String word = source.code(next, Math.min(wordEnd(next), lineEnd));
            if (Keyword.beginsCommand(word)) {
                problems.add(TdbProblem.DISCARDED_COMMAND.problem(source.place(next), word));
            }
        }
        return lineEnd;
    }

    private boolean beginsCommand(int start) {
        int end = wordEnd(start);
        if (end >= source.length() || !SourceText.isBlank(source.at(end))) {
            return false;
        }
        int argument = source.skipBlanks(end, source.length());
        return argument < source.length() && Keyword.beginsCommand(source.code(start, end), source.at(argument));
    }

    /// The end of the word that begins at `start`: letters, digits, `_` and `-`, or else everything up to a blank.
    private int wordEnd(int start) {
        int i = start;
        while (i < source.length() && isWordCharacter(source.at(i))) {
            i++;
        }
        if (i > start) {
            return i;
        }
        while (i < source.length() && isSolid(i)) {
            i++;
        }
        return i;
    }

    private boolean isSolid(int offset) {
        return !SourceText.isBlank(source.at(offset)) && source.at(offset) != '!';
    }

    private static boolean isWordCharacter(char c) {
        return Scanner.isNamePart(c) || c == '-';
    }
}
