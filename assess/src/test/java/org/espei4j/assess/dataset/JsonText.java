package org.espei4j.assess.dataset;

import java.util.stream.Collectors;
import org.espei4j.assess.document.DocumentBoolean;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentNull;
import org.espei4j.assess.document.DocumentNumber;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentText;
import org.espei4j.assess.document.DocumentValue;

/// Writes documents as JSON, for tests; one line for each key of the outermost object.
final class JsonText {

    private JsonText() {}

    static String of(DocumentObject document) {
        return document.members().entrySet().stream()
                .map(member -> quoted(member.getKey()) + ": " + text(member.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String text(DocumentValue value) {
        return switch (value) {
            case DocumentObject object ->
                object.members().entrySet().stream()
                        .map(member -> quoted(member.getKey()) + ": " + text(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case DocumentList list ->
                list.entries().stream().map(JsonText::text).collect(Collectors.joining(", ", "[", "]"));
            case DocumentText text -> quoted(text.text());
            case DocumentNumber number -> number.text();
            case DocumentBoolean bool -> String.valueOf(bool.value());
            case DocumentNull ignored -> "null";
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
