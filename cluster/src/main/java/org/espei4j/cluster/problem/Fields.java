package org.espei4j.cluster.problem;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads fields of a message and checks every length against what is there, so that no message can make the
/// reader allocate more than the message is long.
final class Fields {

    private static final int LONGEST_TEXT = 1 << 16;

    private Fields() {}

    static int count(ByteBuffer buffer, int smallestElement, String what) throws MalformedMessageException {
        int count = integer(buffer, what);
        if (count < 0 || (long) count * smallestElement > buffer.remaining()) {
            throw new MalformedMessageException(count + " " + what + " in " + buffer.remaining() + " bytes");
        }
        return count;
    }

    static int integer(ByteBuffer buffer, String what) throws MalformedMessageException {
        require(buffer, 4, what);
        return buffer.getInt();
    }

    static double real(ByteBuffer buffer, String what) throws MalformedMessageException {
        require(buffer, 8, what);
        return buffer.getDouble();
    }

    static byte octet(ByteBuffer buffer, String what) throws MalformedMessageException {
        require(buffer, 1, what);
        return buffer.get();
    }

    static int length(ByteBuffer buffer, int largest, String what) throws MalformedMessageException {
        int length = integer(buffer, "length of " + what);
        if (length < 0 || length > largest || length > buffer.remaining()) {
            throw new MalformedMessageException(what + " of " + length + " bytes in " + buffer.remaining());
        }
        return length;
    }

    static byte[] bytes(ByteBuffer buffer, int length) throws MalformedMessageException {
        require(buffer, length, "bytes");
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    static String text(ByteBuffer buffer, String what) throws MalformedMessageException {
        return new String(bytes(buffer, length(buffer, LONGEST_TEXT, what)), StandardCharsets.UTF_8);
    }

    /// The bytes of a text, cut where it is longer than a reader accepts.
    static byte[] encodeText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_TEXT ? bytes : java.util.Arrays.copyOf(bytes, LONGEST_TEXT);
    }

    static void requireEnd(ByteBuffer buffer) throws MalformedMessageException {
        if (buffer.hasRemaining()) {
            throw new MalformedMessageException(buffer.remaining() + " bytes too many");
        }
    }

    private static void require(ByteBuffer buffer, int length, String what) throws MalformedMessageException {
        if (buffer.remaining() < length) {
            throw new MalformedMessageException("message ends before " + what);
        }
    }
}
