package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts that are kept line by line in the form in which they are written again: no line is longer than fits on a
/// line of a file, lines have no blanks around them, and a comment has a line of its own that begins with `$`.
final class TextLines {

    /// Longest line of a file.
    static final int WIDTH = 78;

    /// Longest line of a kept text; the writer puts two blanks in front of it.
    static final int TEXT_WIDTH = WIDTH - 2;

    private static final int RULE_WIDTH = TEXT_WIDTH - 2;

    private static final Pattern RULE = Pattern.compile("([^\\p{Alnum}\\s])\\1{" + RULE_WIDTH + ",}");

    private TextLines() {}

    /// A text with line breaks in its canonical form, which does not change if it is taken again.
    /// Exclamation marks become full stops.
    static String canonical(String raw) {
        List<String> lines = new ArrayList<>();
        for (String line : raw.split("\r\n|\r|\n", -1)) {
            String clean = cleaned(line);
            int comment = clean.indexOf('$');
            // Outside of comments, an exclamation mark would end the command.
            String text = (comment < 0 ? clean : clean.substring(0, comment))
                    .replace('!', '.')
                    .strip();
            wrap(text, TEXT_WIDTH, lines);
            if (comment >= 0) {
                lines.addAll(comment(clean.substring(comment + 1)));
            }
        }
        return String.join("\n", lines);
    }

    private static List<String> comment(String text) {
        List<String> lines = new ArrayList<>();
        wrap(text.strip(), TEXT_WIDTH - 2, lines);
        return lines.stream().map(line -> "$ " + line).toList();
    }

    /// The lines of a comment at the head of a file, each without the comment sign.
    static List<String> headComment(List<String> raw) {
        List<String> lines = new ArrayList<>();
        for (String line : raw) {
            String clean = cleaned(line);
            if (clean.isEmpty()) {
                lines.add("");
            } else {
                wrap(clean, TEXT_WIDTH, lines);
            }
        }
        while (!lines.isEmpty() && lines.getFirst().isEmpty()) {
            lines.removeFirst();
        }
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    /// Without control characters and blanks around; ruled lines are cut to the width.
    private static String cleaned(String line) {
        StringBuilder clean = new StringBuilder(line.length());
        line.chars().forEach(c -> clean.append(c < ' ' ? ' ' : (char) c));
        return RULE.matcher(clean)
                .replaceAll(rule -> Matcher.quoteReplacement(rule.group().substring(0, RULE_WIDTH)))
                .strip();
    }

    /// Breaks a line at its last blank that fits; a word that is too long stays whole.
    static void wrap(String line, int width, List<String> lines) {
        String rest = line;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            if (blank <= 0) {
                blank = rest.indexOf(' ', width);
            }
            if (blank < 0) {
                break;
            }
            lines.add(rest.substring(0, blank).strip());
            rest = rest.substring(blank).strip();
        }
        if (!rest.isEmpty()) {
            lines.add(rest);
        }
    }
}
