package org.espei4j.cluster.problem;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The documents from which a worker compiles a problem, e.g. a database, datasets and settings: bytes by name.
/// Immutable.
public final class ProblemDocuments {

    /// More is refused: 1 GiB.
    public static final long LARGEST = 1L << 30;

    private static final int LONGEST_NAME = 4096;

    private final SortedMap<String, byte[]> contents;
    private final String digest;

    private ProblemDocuments(SortedMap<String, byte[]> contents) {
        this.contents = Collections.unmodifiableSortedMap(contents);
        this.digest = digest(contents);
    }

    /// Documents by name; the bytes are copied.
    ///
    /// @throws IllegalArgumentException if they are larger than [#LARGEST], or a name is empty or too long
    public static ProblemDocuments of(Map<String, byte[]> contents) {
        SortedMap<String, byte[]> copy = new TreeMap<>();
        long size = 0;
        for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
            if (entry.getKey().isEmpty() || entry.getKey().length() > LONGEST_NAME) {
                throw new IllegalArgumentException("name of a document: \"" + entry.getKey() + "\"");
            }
            size += entry.getValue().length;
            copy.put(entry.getKey(), entry.getValue().clone());
        }
        if (size > LARGEST) {
            throw new IllegalArgumentException("documents of " + size + " bytes; at most " + LARGEST + " are allowed");
        }
        return new ProblemDocuments(copy);
    }

    private static String digest(SortedMap<String, byte[]> contents) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            contents.forEach((name, content) -> {
                byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
                sha.update(ByteBuffer.allocate(12)
                        .putInt(nameBytes.length)
                        .putLong(content.length)
                        .flip());
                sha.update(nameBytes);
                sha.update(content);
            });
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Names of all documents, sorted; unmodifiable.
    public java.util.Set<String> names() {
        return contents.keySet();
    }

    /// One document, as a copy.
    public Optional<byte[]> content(String name) {
        return Optional.ofNullable(contents.get(name)).map(byte[]::clone);
    }

    /// One document as text in UTF-8.
    public Optional<String> text(String name) {
        return Optional.ofNullable(contents.get(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// SHA-256 of all names and contents, in hexadecimal digits: equal problems have equal digests.
    public String digest() {
        return digest;
    }

    /// Bytes of all documents together.
    public long size() {
        return contents.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    /// All documents in one sequence of bytes: their number, then for each the lengths of name and content, name,
    /// content.
    ///
    /// @throws ArithmeticException if they do not fit into one array
    public byte[] toBytes() {
        long length = 4;
        for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
            length += 8L + entry.getKey().getBytes(StandardCharsets.UTF_8).length + entry.getValue().length;
        }
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(length));
        buffer.putInt(contents.size());
        contents.forEach((name, content) -> {
            byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
            buffer.putInt(nameBytes.length)
                    .putInt(content.length)
                    .put(nameBytes)
                    .put(content);
        });
        return buffer.array();
    }

    /// Documents from the bytes of [#toBytes].
    ///
    /// @throws MalformedMessageException if the bytes are no such sequence
    public static ProblemDocuments ofBytes(byte[] bytes) throws MalformedMessageException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        SortedMap<String, byte[]> contents = new TreeMap<>();
        int count = Fields.count(buffer, 8, "documents");
        for (int i = 0; i < count; i++) {
            int nameLength = Fields.length(buffer, LONGEST_NAME * 4, "name");
            int contentLength = Fields.length(buffer, Integer.MAX_VALUE, "content");
            String name = new String(Fields.bytes(buffer, nameLength), StandardCharsets.UTF_8);
            contents.put(name, Fields.bytes(buffer, contentLength));
        }
        Fields.requireEnd(buffer);
        return new ProblemDocuments(contents);
    }
}
