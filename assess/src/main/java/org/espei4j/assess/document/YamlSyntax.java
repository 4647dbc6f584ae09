package org.espei4j.assess.document;

import java.util.Optional;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// What is wrong with the syntax of a YAML text, in words for somebody who has only seen the file.
final class YamlSyntax {

    private static final String INDENTED = "Check the indentation of this line and of those before it.";

    private final String file;

    /// @param file name of the file, for messages
    YamlSyntax(String file) {
        this.file = file;
    }

    /// The parser's exception as a problem. Where something is opened and never closed, the place is where it is opened.
    Problem problem(MarkedYamlEngineException e) {
        String what = String.valueOf(e.getProblem());
        String context = String.valueOf(e.getContext());
        SourcePlace here = place(e.getProblemMark()).orElse(SourcePlace.of(file));
        SourcePlace opened = place(e.getContextMark()).orElse(here);
        if (what.contains("TAB")) {
            return problem(here, "a tab character", "spaces", "YAML indents with spaces only.");
        }
        if (what.contains("mapping values are not allowed")) {
            return problem(
                    here,
                    "a colon that cannot stand here",
                    "",
                    "Maybe a line before it is not indented right or lacks its colon and a blank, or a text with a colon"
                            + " needs quotes.");
        }
        if (context.contains("quoted scalar")) {
            return problem(opened, "a text in quotes that never ends", "a closing quote", "");
        }
        if (context.contains("flow mapping")) {
            return problem(opened, "a brace that is never closed, or entries without a comma between them", "}", "");
        }
        if (context.contains("flow sequence")) {
            return problem(opened, "a bracket that is never closed, or entries without a comma between them", "]", "");
        }
        if (context.contains("block mapping") || context.contains("block collection")) {
            return problem(
                    here,
                    "a line that belongs to none of those above",
                    "keys in the column of their section",
                    INDENTED);
        }
        if (what.contains("could not find expected ':'")) {
            return problem(here, "a key without a colon", "key: value", INDENTED);
        }
        if (what.contains("undefined alias")) {
            return problem(here, "a text that begins with *", "a text in quotes", "");
        }
        if (what.contains("another document")) {
            return problem(here, "a second document", "one document", "Remove the line of three dashes.");
        }
        if (what.contains("cannot start any token")) {
            return problem(here, "a text that begins with a sign that has a meaning in YAML", "a text in quotes", "");
        }
        return problem(here, what + (e.getContext() == null ? "" : " " + e.getContext()), "", "");
    }

    private static Problem problem(SourcePlace place, String found, String expected, String mend) {
        return DocumentProblem.SYNTAX.at(place, "", found, expected, mend);
    }

    private Optional<SourcePlace> place(Optional<Mark> mark) {
        return mark.map(found -> new SourcePlace(file, found.getLine() + 1, found.getColumn() + 1));
    }
}
