package org.espei4j.assess.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }

    @Test
    void theOldContentStaysUntilTheNewIsComplete() throws IOException {
        Path file = folder.resolve("out.txt");
        AtomicFile.write(file, "old");
        try (AtomicFile atomic = AtomicFile.open(file)) {
            atomic.channel().write(ByteBuffer.wrap("new".getBytes(StandardCharsets.UTF_8)));
            assertThat(file).hasContent("old");
            atomic.commit();
            assertThat(file).hasContent("new");
        }
        assertThat(names()).containsExactly("out.txt");
    }

    @Test
    void whatIsGivenUpLeavesNothing() throws IOException {
        Path file = folder.resolve("out.txt");
        try (AtomicFile atomic = AtomicFile.open(file)) {
            atomic.channel().write(ByteBuffer.wrap("new".getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(names()).isEmpty();
    }

    /// A program that was killed leaves its temporary file; the next one with its number takes it away.
    @Test
    void aTemporaryFileThatWasLeftIsReplaced() throws IOException {
        Path left = folder.resolve(".out.txt." + ProcessHandle.current().pid() + ".tmp");
        Files.writeString(left, "a long text that a crash has left");
        AtomicFile.write(folder.resolve("out.txt"), "new");
        assertThat(folder.resolve("out.txt")).hasContent("new");
        assertThat(names()).containsExactly("out.txt");
    }

    @Test
    void symbolicLinksStayLinks() throws IOException {
        Path file = folder.resolve("real.txt");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
        AtomicFile.write(file, "old");
        AtomicFile.write(link, "new");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(file).hasContent("new");
    }

    @Test
    void permissionsOfANewFileCanBeGiven() throws IOException {
        Path file = folder.resolve("secret.json");
        AtomicFile.write(
                file, "{}", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFolderThatIsMissingIsAnError() {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("no/out.txt"), "x"))
                .isInstanceOf(IOException.class);
    }
}
