package org.espei4j.assess.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/// A file that is replaced as a whole: readers, and whoever comes after a crash, see the old content or the new
/// one, never a mixture. The new content is written to a temporary file in the same folder, forced to the disk
/// and renamed. Not thread-safe.
public final class AtomicFile implements AutoCloseable {

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;

    private AtomicFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    /// Begins to replace a file, or to make it.
    ///
    /// @param file the file; a symbolic link is followed and stays
    /// @param attributes attributes of a new file, e.g. its permissions
    /// @throws IOException if the temporary file cannot be made
    public static AtomicFile open(Path file, FileAttribute<?>... attributes) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        // The process number keeps two programs apart; a file left by a crash is taken away by the next with its
        // number.
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        Path temporary = target.resolveSibling(name);
        Files.deleteIfExists(temporary);
        Set<StandardOpenOption> create = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        return new AtomicFile(target, temporary, FileChannel.open(temporary, create, attributes));
    }

    /// Replaces a file by a text, or makes it.
    ///
    /// @param file the file
    /// @param text new content, written in UTF-8
    /// @param attributes attributes of a new file, e.g. its permissions
    /// @throws IOException if it cannot be written; then the old content is still there
    public static void write(Path file, String text, FileAttribute<?>... attributes) throws IOException {
        try (AtomicFile atomic = open(file, attributes)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                atomic.channel().write(bytes);
            }
            atomic.commit();
        }
    }

    /// Where the new content is written; owned by this object.
    public FileChannel channel() {
        return channel;
    }

    /// Puts the new content in the place of the old.
    ///
    /// @throws IOException if the disk refuses; then the old content is still there
    public void commit() throws IOException {
        channel.force(true);
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Gives the new content up unless it has been committed.
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }
}
