package org.espei4j.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.espei4j.cli.Command;
import org.espei4j.cli.CuMg;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cluster.SchedulerService;
import org.espei4j.cluster.contact.SchedulerAddress;
import org.espei4j.cluster.contact.SchedulerFile;
import org.espei4j.cluster.contact.TlsIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user is told who names a scheduler file that cannot be used, in the run file or on the command line: which
/// file, what is wrong with it, and what to do. Nothing is computed or written before.
class ClusterRefusalTest {

    @TempDir
    private Path folder;

    private CuMg run;
    private Path schedulerFile;

    @BeforeEach
    void name() {
        run = new CuMg(folder);
        schedulerFile = folder.resolve("my-scheduler.json");
    }

    /// A file of a scheduler that has been here and is not any more.
    private String stale() throws Exception {
        TlsIdentity key = TlsIdentity.generate("localhost");
        new SchedulerFile(
                        "id",
                        // Port 1 is one that nobody listens on.
                        SchedulerAddress.parse("tls://127.0.0.1:1"),
                        ProgramVersion.number(),
                        Instant.EPOCH,
                        "localhost",
                        1,
                        Optional.of(key.toText()),
                        Optional.empty())
                .write(schedulerFile);
        return Files.readString(schedulerFile);
    }

    private void check(String... messages) throws IOException {
        check(ExitCode.BAD_INPUT, messages);
    }

    /// @param exitCode that of a look at the cluster: whether the file is at fault, or the scheduler, which may come back
    private void check(int exitCode, String... messages) throws IOException {
        Path file = run.generating("iterations: 1", "scheduler: " + schedulerFile);
        Command refused = Command.run("--in", file.toString(), "--scheduler-timeout", "0s");
        assertThat(refused.err()).contains("run.yaml", schedulerFile.toString()).contains(messages);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(folder).isDirectoryNotContaining("glob:**.{tdb,npy}");
        Command status = Command.run("cluster-status", schedulerFile.toString());
        assertThat(status.err()).contains(schedulerFile.toString()).contains(messages);
        assertThat(status.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void aStaleFile() throws Exception {
        stale();
        check(ExitCode.FAILED, "No scheduler answers at tls://127.0.0.1:1", "start it again: espei scheduler");
    }

    @Test
    void anEmptyFile() throws Exception {
        Files.writeString(schedulerFile, "");
        check("is empty", "Start a scheduler again");
    }

    @Test
    void aHalfWrittenFile() throws Exception {
        String whole = stale();
        Files.writeString(schedulerFile, whole.substring(0, whole.length() / 2));
        check("is incomplete or damaged", "Start a scheduler again");
    }

    @Test
    void aFileOfAnotherVersion() throws Exception {
        Files.writeString(schedulerFile, stale().replaceFirst("\"format\" : \\d+", "\"format\" : 99"));
        check("was written by version " + ProgramVersion.number(), "Use the same version");
    }

    /// It is running, and will not get another version.
    @Test
    void aSchedulerOfAnotherVersion() throws Exception {
        SchedulerService.Settings settings = new SchedulerService.Settings(
                Optional.of(schedulerFile),
                Optional.of(InetAddress.getLoopbackAddress()),
                Optional.empty(),
                SchedulerAddress.Protocol.TLS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "0.0.7");
        String message = "The scheduler has version 0.0.7 of the program, this member has " + ProgramVersion.number();
        try (var _ = SchedulerService.start(settings)) {
            Path file = run.generating("iterations: 1", "scheduler: " + schedulerFile);
            for (String command : List.of("--in " + file, "cluster-status " + schedulerFile)) {
                Command refused = Command.run(command.split(" "));
                assertThat(refused.err()).as(command).contains(message);
                assertThat(refused.exitCode()).as(command).isEqualTo(ExitCode.BAD_INPUT);
            }
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.{tdb,npy}");
    }

    @Test
    void aFileThatCannotBeRead() throws Exception {
        Files.createDirectory(schedulerFile);
        check("is a folder");
    }

    @Test
    void aFileOfAnotherProgram() throws Exception {
        Files.writeString(
                schedulerFile, "{\"type\": \"Scheduler\", \"id\": \"S-1\", \"address\": \"tcp://10.0.0.1:8786\"}");
        check("was written by a scheduler of another program");
    }

    @Test
    void noFile() throws Exception {
        check("There is no scheduler file", "espei scheduler");
    }
}
