package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The commands of the language, in the order in which an ambiguous abbreviation is tried.
enum Keyword {
    ELEMENT(Kind.STRUCTURED),
    SPECIES(Kind.STRUCTURED),
    FUNCTION(Kind.STRUCTURED),
    PHASE(Kind.STRUCTURED),
    CONSTITUENT(Kind.STRUCTURED),
    ADD_CONSTITUENT(Kind.STRUCTURED),
    PARAMETER(Kind.STRUCTURED),
    TYPE_DEFINITION(Kind.STRUCTURED),
    DEFINE_SYSTEM_DEFAULT(Kind.SETTING),
    DEFAULT_COMMAND(Kind.SETTING),
    LIST_OF_REFERENCES(Kind.REFERENCES),
    ADD_REFERENCES(Kind.REFERENCES),
    REFERENCE_FILE(Kind.TEXT),
    ASSESSED_SYSTEMS(Kind.TEXT),
    DATABASE_INFORMATION(Kind.TEXT),
    TEMPERATURE_LIMITS(Kind.SETTING),
    VERSION_DATE(Kind.TEXT),
    VERSION_DATA(Kind.TEXT),
    ZEROVOLUME_SPECIES(Kind.TEXT),
    DIFFUSION(Kind.TEXT),
    OPTIONS(Kind.WITHOUT_EFFECT),
    FTP_FILE(Kind.WITHOUT_EFFECT),
    FTYPE(Kind.WITHOUT_EFFECT),
    TABLE(Kind.WITHOUT_EFFECT),
    CASE(Kind.WITHOUT_EFFECT),
    ENDCASE(Kind.WITHOUT_EFFECT),
    COMPOUND_PHASE(Kind.WITHOUT_EFFECT),
    ALLOTROPIC_PHASE(Kind.WITHOUT_EFFECT),
    ENTER(Kind.WITHOUT_EFFECT),
    INCLUDE(Kind.WITHOUT_EFFECT);

    /// How the text of a command is treated.
    enum Kind {
        /// Has a grammar that a keyword at the beginning of a line cannot be part of.
        STRUCTURED,
        /// A short list of words, kept as text; a keyword at the beginning of a line is not part of it either.
        SETTING,
        /// A list of references.
        REFERENCES,
        /// Kept as it stands.
        TEXT,
        /// Kept as it stands, with a warning that it does nothing.
        WITHOUT_EFFECT
    }

    private final Kind kind;

    Keyword(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /// The keywords that an upper-case word may stand for: each part between underscores may be cut, and parts at the
    /// end may be missing. A word that is a keyword in full stands for nothing else.
    static List<Keyword> candidates(String word) {
        String underscored = word.replace('-', '_');
        List<Keyword> matching = new ArrayList<>(2);
        for (Keyword keyword : values()) {
            if (keyword.name().equals(underscored)) {
                return List.of(keyword);
            }
            if (keyword.isAbbreviatedBy(word)) {
                matching.add(keyword);
            }
        }
        // The two spellings of one command.
        if (matching.contains(VERSION_DATE)) {
            matching.remove(VERSION_DATA);
        }
        return matching;
    }

    /// Whether a word at the beginning of a line inside a command most likely begins another command, whose
    /// predecessor lacks its end. Reference keys and species at the beginning of a line must not be mistaken for one.
    static boolean beginsCommand(String word) {
        return candidates(word).stream().anyMatch(keyword -> keyword.isRecognisableAs(word));
    }

    /// Whether a word at the beginning of a line inside a command begins another command, going by what follows it.
    ///
    /// @param next the first character after the word that is not blank
    static boolean beginsCommand(String word, char next) {
        return beginsCommand(word)
                && (Scanner.isNameStart(next) || next == '/' || candidates(word).getFirst() == TYPE_DEFINITION);
    }

    private boolean isRecognisableAs(String word) {
        return switch (kind) {
            case STRUCTURED -> word.length() >= (this == PARAMETER || this == FUNCTION ? 3 : 4);
            case SETTING, REFERENCES -> word.length() >= 8;
            case TEXT, WITHOUT_EFFECT -> word.replace('-', '_').equals(name());
        };
    }

    private boolean isAbbreviatedBy(String word) {
        boolean open = this == ENTER || this == INCLUDE;
        return isAbbreviation(word, name()) || (open && word.replace('-', '_').startsWith(name() + "_"));
    }

    /// Whether each part of a word, between underscores or hyphens, begins the corresponding part of a full keyword;
    /// parts at the end may be missing.
    static boolean isAbbreviation(String word, String keyword) {
        int at = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '_' || c == '-') {
                int next = keyword.indexOf('_', at);
                if (next < 0 || i == 0 || isPartEnd(word, i - 1)) {
                    return false;
                }
                at = next + 1;
            } else if (at < keyword.length() && keyword.charAt(at) == c) {
                at++;
            } else {
                return false;
            }
        }
        return !word.isEmpty() && !isPartEnd(word, word.length() - 1);
    }

    private static boolean isPartEnd(String word, int at) {
        return word.charAt(at) == '_' || word.charAt(at) == '-';
    }

    /// All keywords as texts.
    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }
}
