package org.espei4j.assess.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Builds the tree of one JSON text from Jackson's stream of tokens.
final class JsonDocument {

    /// Non-finite numbers are let through, so that the message names the value and not the syntax.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String name;
    private final String text;
    private final Problems problems;

    JsonDocument(String name, String text, Problems problems) {
        this.name = name;
        this.text = text;
        this.problems = problems;
    }

    Optional<DocumentValue> read() {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            DocumentValue value = value(parser, "");
            if (parser.nextToken() != null) {
                problems.add(DocumentProblem.SYNTAX.at(
                        place(parser.currentTokenLocation()),
                        "",
                        "more text after the end of the document",
                        "one object",
                        "Remove what follows the closing bracket."));
                return Optional.empty();
            }
            return Optional.of(value);
        } catch (JacksonException e) {
            problems.add(syntaxProblem(e));
            return Optional.empty();
        }
    }

    private DocumentValue value(JsonParser parser, String path) {
        SourcePlace place = place(parser.currentTokenLocation());
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, place, path);
            case START_ARRAY -> list(parser, place, path);
            case VALUE_STRING -> new DocumentText(place, path, parser.getString(), true);
            case VALUE_NUMBER_INT -> number(parser, place, path, true);
            case VALUE_NUMBER_FLOAT -> number(parser, place, path, false);
            case VALUE_TRUE -> new DocumentBoolean(place, path, true);
            case VALUE_FALSE -> new DocumentBoolean(place, path, false);
            case VALUE_NULL -> new DocumentNull(place, path);
            default -> throw new IllegalStateException("unexpected token " + token);
        };
    }

    private DocumentObject object(JsonParser parser, SourcePlace place, String path) {
        Map<String, DocumentValue> members = new LinkedHashMap<>();
        Map<String, SourcePlace> keyPlaces = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            SourcePlace keyPlace = place(parser.currentTokenLocation());
            parser.nextToken();
            DocumentValue value = value(parser, path + "/" + key);
            SourcePlace first = keyPlaces.putIfAbsent(key, keyPlace);
            if (first == null) {
                members.put(key, value);
            } else {
                problems.add(DocumentProblem.DUPLICATE_KEY.at(keyPlace, path + "/" + key, key, first.line()));
            }
        }
        return new DocumentObject(place, path, members, keyPlaces);
    }

    private DocumentList list(JsonParser parser, SourcePlace place, String path) {
        List<DocumentValue> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            entries.add(value(parser, path + "/" + entries.size()));
        }
        return new DocumentList(place, path, entries);
    }

    private static DocumentNumber number(JsonParser parser, SourcePlace place, String path, boolean whole) {
        String written = parser.getString();
        return new DocumentNumber(place, path, written, parser.getDoubleValue(), whole);
    }

    private SourcePlace place(TokenStreamLocation location) {
        return new SourcePlace(name, Math.max(location.getLineNr(), 0), Math.max(location.getColumnNr(), 0));
    }

    /// Jackson's exception in the words of somebody who has only seen the file.
    private Problem syntaxProblem(JacksonException e) {
        int offset = offenderOffset(e.getLocation());
        if (offset >= text.length()) {
            return DocumentProblem.SYNTAX.at(
                    placeOf(text.length()), "", "the file ends too early", "a closing bracket", "");
        }
        char offender = text.charAt(offset);
        SourcePlace place = placeOf(offset);
        if (offender == '/' || offender == '#') {
            return DocumentProblem.COMMENT.at(place, "");
        }
        if ((offender == ',' || offender == '}' || offender == ']') && previous(offset) == ',') {
            return DocumentProblem.SURPLUS_COMMA.at(place, "");
        }
        if (offender == '\'') {
            return DocumentProblem.SYNTAX.at(
                    place, "", "a single quote", "a text in double quotes", "Write \"…\" instead of '…'.");
        }
        String word = wordAt(offset);
        if (!word.isEmpty()) {
            return DocumentProblem.SYNTAX.at(place, "", "the word " + word, expectation(e), wordHint(word));
        }
        String expectation = expectation(e);
        String mend = expectation.startsWith("a comma") ? "Maybe a comma is missing before it." : "";
        return DocumentProblem.SYNTAX.at(place, "", "an unexpected " + shown(offender), expectation, mend);
    }

    /// What would have been right, for somebody who does not know the parts of JSON by their names.
    private static String expectation(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("comma to separate")) {
            return "a comma or a closing bracket";
        }
        if (message.contains("colon to separate")) {
            return "a colon after the key";
        }
        if (message.contains("double-quote to start")) {
            return "a key in double quotes";
        }
        if (message.contains("leading zero")) {
            return "a number without a zero in front";
        }
        if (message.contains("expected a valid value") || message.contains("was expecting (json string")) {
            return "a value: a number, a text in double quotes, true, false, null, a list or an object";
        }
        return "";
    }

    private static String wordHint(String word) {
        return switch (word) {
            case "None" -> "Write null.";
            case "True" -> "Write true.";
            case "False" -> "Write false.";
            default -> "Put texts into double quotes.";
        };
    }

    private static String shown(char offender) {
        return offender < ' ' ? String.format("control character (code %d)", (int) offender) : "'" + offender + "'";
    }

    /// Jackson points at the offending character or just behind it; white space is never the offender.
    private int offenderOffset(TokenStreamLocation location) {
        int offset = (int) Math.max(0, location.getCharOffset());
        if (offset >= text.length()) {
            return text.length();
        }
        while (offset > 0
                && Character.isLetterOrDigit(text.charAt(offset))
                && Character.isLetterOrDigit(text.charAt(offset - 1))) {
            offset--;
        }
        return offset;
    }

    private char previous(int offset) {
        int i = offset - 1;
        while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
            i--;
        }
        return i < 0 ? ' ' : text.charAt(i);
    }

    private String wordAt(int offset) {
        int end = offset;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return text.substring(offset, end);
    }

    private SourcePlace placeOf(int offset) {
        int line = 1;
        int begin = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                begin = i + 1;
            }
        }
        return new SourcePlace(name, line, offset - begin + 1);
    }
}
