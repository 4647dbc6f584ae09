package org.espei4j.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.espei4j.cli.Command;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.contact.SchedulerContact.Proof;
import org.espei4j.cluster.contact.SchedulerFile;
import org.espei4j.cluster.contact.TlsFiles;
import org.espei4j.cluster.contact.TlsIdentity;
import org.espei4j.cluster.grid.ClusterObserver;
import org.espei4j.cluster.status.WorkerStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Every option of `espei scheduler`, `worker` and `cluster` does what it says. The members run in this process where
/// that does not matter. The options of `espei-mpi` are in [EspeiMpiTest].
@Timeout(120)
class MemberOptionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// A worker with a memory limit of its own would start itself again.
    private static final String SIZED = "espei.sized";

    @TempDir
    private Path folder;

    private final List<Member> members = new ArrayList<>();

    /// A command that runs until it is interrupted.
    private record Member(Thread thread, CompletableFuture<Command> ended) {

        Command awaitEnd() throws Exception {
            return ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        void end() throws Exception {
            thread.interrupt();
            awaitEnd();
        }
    }

    @BeforeAll
    static void staysInThisProcess() {
        System.setProperty(SIZED, "true");
    }

    @AfterAll
    static void mayLeaveThisProcess() {
        System.clearProperty(SIZED);
    }

    @AfterEach
    void endAll() throws Exception {
        for (Member member : members.reversed()) {
            member.end();
        }
    }

    private Member start(String... arguments) {
        CompletableFuture<Command> ended = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().daemon().start(() -> ended.complete(Command.run(arguments)));
        Member member = new Member(thread, ended);
        members.add(member);
        return member;
    }

    private Path schedulerFile() {
        return folder.resolve("scheduler.json");
    }

    private Member scheduler(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("scheduler", "--scheduler-file", schedulerFile().toString()));
        arguments.addAll(List.of(options));
        Member scheduler = start(arguments.toArray(String[]::new));
        Checkout.await(
                "the scheduler file",
                PATIENCE,
                () -> Files.exists(schedulerFile()) || scheduler.ended().isDone());
        return scheduler;
    }

    private Member worker(String... options) {
        List<String> arguments = new ArrayList<>(List.of("worker"));
        arguments.addAll(List.of(options));
        return start(arguments.toArray(String[]::new));
    }

    private WorkerStatus joined(Proof proof) throws Exception {
        List<WorkerStatus> found = new ArrayList<>();
        Checkout.await("a worker that reports", PATIENCE, () -> {
            found.clear();
            found.addAll(ClusterObserver.look(SchedulerContact.ofFile(schedulerFile(), proof), ProgramVersion.number())
                    .workers());
            return found.size() == 1 && found.getFirst().heapLimitBytes() > 0;
        });
        return found.getFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.findAny().isEmpty();
        }
    }

    @Test
    void aSchedulerIsWhereItIsToldToBe() throws Exception {
        int port = freePort();
        int page = freePort();
        Path pid = folder.resolve("scheduler.pid");
        Path temporary = folder.resolve("scratch");
        Member scheduler = scheduler(
                "--interface",
                "lo",
                "--port",
                Integer.toString(port),
                "--dashboard-address",
                ":" + page,
                "--pid-file",
                pid.toString(),
                "--local-directory",
                temporary.toString());
        SchedulerFile written = SchedulerFile.read(schedulerFile());
        assertThat(written.address()).hasToString("tls://127.0.0.1:" + port);
        assertThat(written.dashboard().orElseThrow()).startsWith("http://127.0.0.1:" + page + "/");
        assertThat(Files.readString(pid).strip())
                .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        assertThat(isEmpty(temporary)).isFalse();
        scheduler.end();
        assertThat(pid).doesNotExist();
        assertThat(schedulerFile()).doesNotExist();
        assertThat(isEmpty(temporary)).isTrue();
    }

    @Test
    void aSchedulerWithoutTlsAndPageSaysSoAndEndsWithItsLifetime() throws Exception {
        Member scheduler = scheduler("--host", "127.0.0.1", "--protocol", "tcp", "--no-dashboard", "--lifetime", "1s");
        SchedulerFile written = SchedulerFile.read(schedulerFile());
        assertThat(written.address().toString()).startsWith("tcp://127.0.0.1:");
        assertThat(written.key()).isEmpty();
        assertThat(written.dashboard()).isEmpty();
        Command ended = scheduler.awaitEnd();
        assertThat(ended.err()).contains("TLS is off", "The lifetime of the scheduler is over.");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void aSchedulerWithoutRunsEndsAfterItsIdleTimeout() throws Exception {
        Command ended = scheduler("--host", "127.0.0.1", "--idle-timeout", "1s").awaitEnd();
        assertThat(ended.err()).contains("There has been no run for 1 s.");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void aWorkerIsWhatItIsToldToBe() throws Exception {
        scheduler("--host", "127.0.0.1");
        int port = freePort();
        Path pid = folder.resolve("worker.pid");
        Path temporary = folder.resolve("scratch");
        Member worker = worker(
                "--scheduler-file",
                schedulerFile().toString(),
                "--name",
                "somebody",
                "--nthreads",
                "3",
                "--interface",
                "lo",
                "--port",
                Integer.toString(port),
                "--pid-file",
                pid.toString(),
                "--local-directory",
                temporary.toString());
        WorkerStatus status = joined(Proof.NONE);
        assertThat(status.name()).isEqualTo("somebody");
        assertThat(status.threads()).isEqualTo(3);
        try (Socket listens = new Socket("127.0.0.1", port)) {
            assertThat(listens.isConnected()).isTrue();
        }
        assertThat(pid).exists();
        assertThat(isEmpty(temporary)).isFalse();
        worker.end();
        assertThat(pid).doesNotExist();
        assertThat(isEmpty(temporary)).isTrue();
    }

    @Test
    void workersEndWithTheirTimes() throws Exception {
        scheduler("--host", "127.0.0.1");
        String file = schedulerFile().toString();
        Member idle = worker("--scheduler-file", file, "--name", "idle", "--idle-timeout", "1s");
        Member old = worker("--scheduler-file", file, "--name", "old", "--lifetime", "2s");
        String nobody = folder.resolve("nobody.json").toString();
        Member lost = worker("--scheduler-file", nobody, "--death-timeout", "1s");
        assertThat(idle.awaitEnd().err()).contains("There has been nothing to do for");
        assertThat(old.awaitEnd().err()).contains("The lifetime of the worker is over.");
        assertThat(idle.awaitEnd().exitCode() + old.awaitEnd().exitCode()).isZero();
        assertThat(lost.awaitEnd().err())
                .contains("No scheduler has been found for", "There is no scheduler file " + nobody);
        assertThat(lost.awaitEnd().exitCode()).isEqualTo(ExitCode.FAILED);
    }

    /// As when the script of a job, or of a rank, was killed with `kill -9`.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void membersEndWithTheirParent() throws Exception {
        Process parent = new ProcessBuilder("sleep", "100").start();
        String number = Long.toString(parent.pid());
        Member scheduler = scheduler("--host", "127.0.0.1", "--parent", number);
        Member worker = worker("--scheduler-file", schedulerFile().toString(), "--parent", number);
        assertThat(joined(Proof.NONE).threads()).isPositive();
        assertThat(scheduler.ended()).isNotDone();
        Checkout.killHard(parent.pid());
        for (Member member : List.of(scheduler, worker)) {
            assertThat(member.ended().get(10, TimeUnit.SECONDS).err())
                    .contains("Process " + number + " (--parent) has");
            assertThat(member.awaitEnd().exitCode()).isZero();
        }
        assertThat(schedulerFile()).doesNotExist();
    }

    @Test
    void aWorkerJoinsByAddressWithACopyOfTheKey() throws Exception {
        scheduler("--host", "127.0.0.1");
        SchedulerFile written = SchedulerFile.read(schedulerFile());
        Path key = Files.writeString(folder.resolve("key.pem"), written.key().orElseThrow());
        worker(written.address().toString(), "--key-file", key.toString(), "--name", "by-address");
        assertThat(joined(Proof.NONE).name()).isEqualTo("by-address");
    }

    /// Certificates of a site: the scheduler file then holds no key, and everybody has to bring his own.
    @Test
    void certificatesOfTheSiteReplaceTheKey() throws Exception {
        String text = TlsIdentity.generate("localhost").toText();
        int split = text.indexOf("-----BEGIN CERTIFICATE");
        Path key = Files.writeString(folder.resolve("own.key"), text.substring(0, split));
        Path certificate = Files.writeString(folder.resolve("own.pem"), text.substring(split));
        String[] site = {
            "--tls-ca-file", certificate.toString(), "--tls-cert", certificate.toString(), "--tls-key", key.toString()
        };
        scheduler(concat(List.of("--host", "127.0.0.1"), site));
        assertThat(SchedulerFile.read(schedulerFile()).key()).isEmpty();
        String file = schedulerFile().toString();
        Command second = Command.run(concat(List.of("scheduler", "--scheduler-file", file), site));
        assertThat(second.err()).contains("that wrote the scheduler file " + file + " is running.");
        Member stranger = worker("--scheduler-file", file, "--death-timeout", "1s");
        assertThat(stranger.awaitEnd().err()).contains("uses certificates of the site", "--tls-ca-file");
        worker(concat(List.of("--scheduler-file", file, "--name", "of-the-site"), site));
        Proof proof = new Proof(
                Optional.of(new TlsFiles(certificate, certificate, key)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(joined(proof).name()).isEqualTo("of-the-site");
        Command refused = Command.run("cluster-status", file);
        assertThat(refused.err()).contains("uses certificates of the site");
        Command told = Command.run(concat(List.of("cluster-status", file), site));
        assertThat(told.out()).contains("of-the-site");
    }

    private static String[] concat(List<String> first, String... rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(rest));
        return all.toArray(String[]::new);
    }

    /// In a process of its own: the key from the environment, and the limit of its heap.
    @Test
    void aWorkerTakesTheKeyFromItsEnvironmentAndItsLimitOfMemory() throws Exception {
        scheduler("--host", "127.0.0.1");
        SchedulerFile written = SchedulerFile.read(schedulerFile());
        try (Checkout checkout = new Checkout(folder.resolve("checkout"))) {
            checkout.start(
                    folder.resolve("worker.log"),
                    Map.of(SchedulerContact.KEY_VARIABLE, written.key().orElseThrow()),
                    List.of(
                            folder.resolve("checkout/espei").toString(),
                            "worker",
                            written.address().toString(),
                            "--memory-limit",
                            "128MiB",
                            "--nthreads",
                            "1"));
            WorkerStatus status = joined(Proof.NONE);
            assertThat(status.process()).isNotEqualTo(ProcessHandle.current().pid());
            assertThat(status.heapLimitBytes()).isBetween(100L << 20, 128L << 20);
        }
    }

    @Test
    void aClusterIsWhatItIsToldToBe() throws Exception {
        Path temporary = folder.resolve("scratch");
        Member cluster = start(
                "cluster",
                "--scheduler-file",
                schedulerFile().toString(),
                "--workers",
                "1",
                "--nthreads",
                "2",
                "--memory-limit",
                "128MiB",
                "--host",
                "127.0.0.1",
                "--protocol",
                "tcp",
                "--no-dashboard",
                "--local-directory",
                temporary.toString());
        Checkout.await("the scheduler file", PATIENCE, () -> Files.exists(schedulerFile()));
        SchedulerFile written = SchedulerFile.read(schedulerFile());
        assertThat(written.address().toString()).startsWith("tcp://127.0.0.1:");
        assertThat(written.dashboard()).isEmpty();
        WorkerStatus status = joined(Proof.NONE);
        assertThat(status.threads()).isEqualTo(2);
        assertThat(status.heapLimitBytes()).isBetween(100L << 20, 128L << 20);
        // Without a key nobody is refused for the lack of it.
        assertThat(Checkout.status(schedulerFile()).refusals()).isEmpty();
        assertThat(isEmpty(temporary)).isFalse();
        cluster.end();
        assertThat(schedulerFile()).doesNotExist();
        assertThat(isEmpty(temporary)).isTrue();
    }
}
