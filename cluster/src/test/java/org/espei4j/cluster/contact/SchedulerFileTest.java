package org.espei4j.cluster.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.espei4j.cluster.contact.SchedulerAddress.Protocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulerFileTest {

    private static final SchedulerFile FILE = new SchedulerFile(
            "7d1f",
            new SchedulerAddress(Protocol.TLS, "10.0.0.7", 47_500),
            "1.2.3",
            Instant.parse("2026-11-22T10:00:00Z"),
            "node7",
            4711,
            Optional.of(TlsIdentity.generate("node7").toText()),
            Optional.of("http://127.0.0.1:8787/secret/"));

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("my-scheduler.json");
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        FILE.write(path);
        assertThat(SchedulerFile.read(path)).isEqualTo(FILE);
        SchedulerFile bare = new SchedulerFile(
                FILE.id(),
                new SchedulerAddress(Protocol.TCP, "fe80::1", 1),
                FILE.programVersion(),
                FILE.started(),
                FILE.host(),
                FILE.process(),
                Optional.empty(),
                Optional.empty());
        bare.write(path);
        assertThat(SchedulerFile.read(path)).isEqualTo(bare);
    }

    @Test
    void onlyItsOwnerCanReadIt() throws Exception {
        FILE.write(path);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        // Also if there was a file that everybody could read.
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        FILE.write(path);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void itsSecretsDoNotGetIntoLogs() {
        assertThat(FILE.toString()).contains("10.0.0.7", "4711").doesNotContain("PRIVATE", "secret");
    }

    @Test
    void itLooksFamiliar() throws Exception {
        FILE.write(path);
        assertThat(Files.readString(path))
                .contains("\"type\" : \"Scheduler\"", "\"address\" : \"tls://10.0.0.7:47500\"", "\"id\" : \"7d1f\"");
    }

    @Test
    void filesThatAreNoneAreExplained() throws Exception {
        FILE.write(path);
        String good = Files.readString(path);
        check(good.substring(0, good.length() / 2), "incomplete or damaged");
        check("", "is empty");
        check("  \n", "is empty");
        check("[1, 2]", "is not a scheduler file");
        check("{\"type\": \"Scheduler\", \"id\": \"Scheduler-1\", \"address\": \"tcp://10.0.0.1:8786\"}", "Dask");
        check("{\"type\": \"Worker\"}", "is not a scheduler file");
        check(good.replace("\"format\" : 1", "\"format\" : 2"), "version 1.2.3 of the program");
        for (String key : List.of("id", "address", "version", "started", "host")) {
            check(good.replace("\"" + key + "\"", "\"x\""), key + " is missing");
        }
        check(good.replace("tls://", "ftp://"), "is not the address of a scheduler");
        check(good.replace("2026-11", "2026-31"), "damaged");
        check("x".repeat(2_000_000), "too large");
    }

    private void check(String content, String message) throws Exception {
        Files.writeString(path, content);
        assertThatThrownBy(() -> SchedulerFile.read(path))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining(message);
    }

    @Test
    void filesThatCannotBeReadAreExplained() {
        assertThatThrownBy(() -> SchedulerFile.read(folder.resolve("absent.json")))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("There is no scheduler file")
                .hasMessageContaining("espei scheduler");
        assertThatThrownBy(() -> SchedulerFile.read(folder))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> FILE.write(folder.resolve("no/such.json"))).isInstanceOf(ClusterException.class);
    }

    @Test
    void onlyTheOwnFileIsRemoved() throws Exception {
        FILE.write(path);
        SchedulerFile.remove(path, "other");
        assertThat(path).exists();
        SchedulerFile.remove(path, FILE.id());
        assertThat(path).doesNotExist();
        SchedulerFile.remove(path, FILE.id());
        Files.writeString(path, "something else");
        SchedulerFile.remove(path, FILE.id());
        assertThat(path).exists();
    }
}
