package org.espei4j.assess.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Reads files into [DocumentValue]s. What is wrong with a file's bytes or syntax becomes a problem.
public final class DocumentReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private DocumentReader() {}

    /// Reads a file in the format that its ending says.
    ///
    /// @param file the file; its name appears in messages as given here
    /// @param problems receives what is wrong
    /// @return the document, or nothing if it could not be read; duplicate keys are reported and the first one kept
    public static Optional<DocumentValue> read(Path file, Problems problems) {
        Optional<DocumentFormat> format = DocumentFormat.of(file);
        if (format.isEmpty()) {
            problems.add(DocumentProblem.UNKNOWN_ENDING.at(
                    SourcePlace.of(file.toString()), "", file, ".yaml, .yml or .json"));
            return Optional.empty();
        }
        return readBytes(file, problems)
                .flatMap(bytes -> decode(file.toString(), bytes, problems))
                .flatMap(text -> parse(file.toString(), text, format.get(), problems));
    }

    /// Reads a file that must hold one object.
    public static Optional<DocumentObject> readObject(Path file, Problems problems) {
        return read(file, problems).flatMap(value -> asObject(value, problems));
    }

    /// Parses a text.
    ///
    /// @param name what messages call the text
    /// @param text the text; a byte-order mark at its beginning is skipped
    /// @param format its format
    /// @param problems receives what is wrong
    public static Optional<DocumentValue> parse(String name, String text, DocumentFormat format, Problems problems) {
        String document = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        if (document.isBlank()) {
            problems.add(DocumentProblem.EMPTY_FILE.at(SourcePlace.of(name), ""));
            return Optional.empty();
        }
        return switch (format) {
            case JSON -> new JsonDocument(name, document, problems).read();
            case YAML -> new YamlDocument(name, document, problems).read();
        };
    }

    private static Optional<DocumentObject> asObject(DocumentValue value, Problems problems) {
        if (value instanceof DocumentObject object) {
            return Optional.of(object);
        }
        problems.add(value.problem(DocumentProblem.NOT_AN_OBJECT, value.describe()));
        return Optional.empty();
    }

    private static Optional<byte[]> readBytes(Path file, Problems problems) {
        SourcePlace place = SourcePlace.of(file.toString());
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                problems.add(DocumentProblem.NOT_A_FILE.at(place, "", file));
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            problems.add(DocumentProblem.FILE_MISSING.at(place, "", file));
        } catch (AccessDeniedException e) {
            problems.add(DocumentProblem.UNREADABLE.at(place, "", file, "no permission"));
        } catch (IOException e) {
            problems.add(DocumentProblem.UNREADABLE.at(place, "", file, String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static Optional<String> decode(String name, byte[] bytes, Problems problems) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            boolean utf16 = bytes.length > 1 && ((bytes[0] & 0xFF) == 0xFF || (bytes[0] & 0xFF) == 0xFE);
            problems.add(DocumentProblem.NOT_UTF8.at(
                    new SourcePlace(name, lineOfMalformed(bytes), 0), "", utf16 ? " but looks like UTF-16" : ""));
            return Optional.empty();
        }
    }

    /// The line (from 1) of the first byte that is not part of a UTF-8 character.
    private static int lineOfMalformed(byte[] bytes) {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(input, java.nio.CharBuffer.allocate(bytes.length + 1), true);
        int line = 1;
        for (int i = 0; i < input.position(); i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
