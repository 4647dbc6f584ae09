package org.espei4j.assess.document;

import org.espei4j.calphad.diagnostic.ProblemKind;
import org.espei4j.calphad.diagnostic.ProblemText;
import org.espei4j.calphad.diagnostic.Severity;

/// What can be wrong with a document, whatever it is about.
public enum DocumentProblem implements ProblemKind {
    /// The file does not exist. Arguments: file.
    FILE_MISSING("the file %s does not exist", "", "Check the name and the folder."),
    /// The path is not a regular file. Arguments: file.
    NOT_A_FILE("%s is not a file", "a file", ""),
    /// The file cannot be read. Arguments: file, reason.
    UNREADABLE("%s cannot be read: %s", "", "Check the permissions."),
    /// The name's ending is not one of the known ones. Arguments: file, endings.
    UNKNOWN_ENDING("the format of %s is not known", "a name that ends in %2$s", ""),
    /// The file has nothing but white space (or comments). No arguments.
    EMPTY_FILE("the file is empty", "one object", "Remove the file or fill it in."),
    /// The file's bytes are not UTF-8. Arguments: name of the encoding that it seems to have.
    NOT_UTF8("the file is not UTF-8 text%s", "UTF-8", "Save the file with the encoding UTF-8."),
    /// The file breaks the rules of its format. Arguments: what, what was expected, mend.
    SYNTAX("%s", "%2$s", "%3$s"),
    /// A JSON file holds a comment. No arguments.
    COMMENT(
            "a comment; JSON has no comments",
            "a key, a value or a bracket",
            "Put the remark into the key \"comment\"."),
    /// A JSON list or object has a comma too many. No arguments.
    SURPLUS_COMMA("a comma without an entry after it", "", "Remove the comma."),
    /// A key appears twice in one object. Arguments: key, line of its first appearance.
    DUPLICATE_KEY(
            "the key \"%s\" appears a second time, first on line %s",
            "each key once", "Remove one of the two; it is not clear which one is meant."),
    /// An anchor contains itself. No arguments.
    RECURSION("an alias that stands inside its own anchor", "", "Write the value out."),
    /// A key that is not a text. Arguments: what it is.
    KEY_NOT_TEXT("%s as a key", "a text", ""),
    /// The document is not an object. Arguments: what it is.
    NOT_AN_OBJECT("the file holds %s", "one object with keys and values", ""),
    /// A required key is absent. Arguments: key, meaning.
    MISSING_KEY("the key \"%s\" is missing", "%2$s", ""),
    /// A key that nobody knows. Arguments: key, list of known keys, hint.
    UNKNOWN_KEY("unknown key \"%s\"", "one of %2$s", "%3$s"),
    /// A key that nobody knows, in a file where that does no harm. Arguments: key, list of known keys, hint.
    IGNORED_KEY(Severity.WARNING, "unknown key \"%s\", which is not used", "one of %2$s", "%3$s"),
    /// A value of the wrong type. Arguments: what it is, what it must be, mend.
    WRONG_TYPE("%s", "%2$s", "%3$s"),
    /// A number that is not finite. Arguments: the number.
    NOT_FINITE("%s is not a finite number", "a finite number", "Remove the value, or the point that it belongs to."),
    /// A number outside its range. Arguments: the number, the range.
    OUT_OF_RANGE("%s", "%2$s", ""),
    /// A text that is not one of the possible ones. Arguments: text, list, hint.
    UNKNOWN_WORD("\"%s\"", "one of %2$s", "%3$s"),
    /// A number in quotes. Arguments: the text.
    NUMBER_AS_TEXT(Severity.WARNING, "the number %s is written as a text", "a number", "Remove the quotes.");

    private final ProblemText text;

    DocumentProblem(String found, String expected, String mend) {
        this.text = ProblemText.error(found, expected, mend);
    }

    DocumentProblem(Severity severity, String found, String expected, String mend) {
        this.text = new ProblemText(severity, found, expected, mend);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
