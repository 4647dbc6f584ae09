package org.espei4j.calphad.database.tdb;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// The text of a file in two forms of equal length: as written, and as code.
///
/// In the code, letters are upper case, comments and control characters are blanks, and every line ends with one line
/// feed; an offset means the same place in both.
final class SourceText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String fileName;
    private final String original;
    private final char[] code;
    private final int[] lineStarts;

    SourceText(String fileName, String text) {
        this.fileName = fileName;
        this.original = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        this.code = codeOf(original);
        this.lineStarts = lineStarts(code);
    }

    /// The text of a file's bytes: UTF-8, and where they are not, ISO 8859-1 with a warning.
    static String decode(String fileName, byte[] bytes, Problems problems) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return decoded(StandardCharsets.UTF_16, bytes, fileName, problems);
        }
        return decoded(StandardCharsets.UTF_8, bytes, fileName, problems);
    }

    private static String decoded(Charset charset, byte[] bytes, String fileName, Problems problems) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            problems.add(TdbProblem.NOT_UTF_8.problem(SourcePlace.of(fileName)));
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static char[] codeOf(String text) {
        char[] code = text.toCharArray();
        boolean comment = false;
        for (int i = 0; i < code.length; i++) {
            char c = code[i];
            boolean loneReturn = c == '\r' && (i + 1 == code.length || code[i + 1] != '\n');
            if (c == '\n' || loneReturn) {
                code[i] = '\n';
                comment = false;
            } else if (comment || c < ' ') {
                code[i] = ' ';
            } else if (c == '$') {
                code[i] = ' ';
                comment = true;
            } else if (c >= 'a' && c <= 'z') {
                code[i] = (char) (c - 'a' + 'A');
            }
        }
        return code;
    }

    private static int[] lineStarts(char[] code) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < code.length; i++) {
            if (code[i] == '\n') {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    int length() {
        return code.length;
    }

    /// A character of the code.
    char at(int offset) {
        return code[offset];
    }

    /// A part of the code.
    String code(int start, int end) {
        return new String(code, start, end - start);
    }

    /// A part of the text as written.
    String original(int start, int end) {
        return original.substring(start, end);
    }

    /// The whole text as written.
    String original() {
        return original;
    }

    /// The first offset from `start` that is not blank, at most `end`.
    int skipBlanks(int start, int end) {
        int i = start;
        while (i < end && isBlank(code[i])) {
            i++;
        }
        return i;
    }

    /// The end of the line that holds an offset: where its line feed stands, or the end of the text.
    int lineEnd(int offset) {
        int i = offset;
        while (i < code.length && code[i] != '\n') {
            i++;
        }
        return i;
    }

    /// Whether nothing but blanks stands before an offset in its line.
    boolean isFirstOfLine(int offset) {
        int i = offset - 1;
        while (i >= 0 && code[i] == ' ') {
            i--;
        }
        return i < 0 || code[i] == '\n';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\n';
    }

    /// Line and column of an offset.
    SourcePlace place(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new SourcePlace(fileName, line + 1, offset - lineStarts[line] + 1);
    }

    /// The file as a whole.
    SourcePlace wholeFile() {
        return SourcePlace.of(fileName);
    }
}
