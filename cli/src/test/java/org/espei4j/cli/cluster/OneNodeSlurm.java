package org.espei4j.cli.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Slurm of its own with this machine as its only node: its three daemons, in the foreground, with all their files in
/// one folder. Needs root and the packages `slurm-wlm` and `munge`, but no running services.
final class OneNodeSlurm implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final List<Process> daemons = new ArrayList<>();

    private OneNodeSlurm(Path folder) {
        this.folder = folder;
    }

    /// Whether it can be started here.
    static boolean isPossible() {
        return System.getProperty("user.name").equals("root")
                && Files.isExecutable(Path.of("/usr/sbin/munged"))
                && Files.isExecutable(Path.of("/usr/sbin/slurmctld"))
                && Files.isExecutable(Path.of("/usr/sbin/slurmd"))
                && Checkout.isInstalled("srun");
    }

    /// Starts it and waits until it takes jobs.
    static OneNodeSlurm start(Path folder) throws Exception {
        OneNodeSlurm slurm = new OneNodeSlurm(Files.createDirectories(folder));
        try {
            slurm.begin();
            return slurm;
        } catch (Exception | AssertionError e) {
            slurm.close();
            throw e;
        }
    }

    private void begin() throws Exception {
        // The daemon for credentials insists that nobody else can write where its socket is.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        byte[] key = new byte[1024];
        new SecureRandom().nextBytes(key);
        Path keyFile = Files.write(folder.resolve("munge.key"), key);
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("r--------"));
        Path socket = folder.resolve("munge.socket");
        daemon(
                "munged",
                "--foreground",
                "--force",
                "--socket=" + socket,
                "--key-file=" + keyFile,
                "--pid-file=" + folder.resolve("munged.pid"),
                "--log-file=" + folder.resolve("munged.log"),
                "--seed-file=" + folder.resolve("munged.seed"));
        Checkout.await("the socket of munged", PATIENCE, () -> Files.exists(socket));
        Files.writeString(configuration(), configurationText(socket));
        daemon("slurmctld", "-D");
        daemon("slurmd", "-D");
        Checkout.await("a job", PATIENCE, () -> {
            Process job = program("srun", "--immediate=5", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("first-job.log").toFile())
                    .start();
            if (!job.waitFor(10, TimeUnit.SECONDS)) {
                job.destroyForcibly();
                return false;
            }
            return job.exitValue() == 0;
        });
    }

    private String configurationText(Path socket) throws IOException {
        String host = firstLine("hostname", "-s");
        Files.createDirectories(folder.resolve("state"));
        Files.createDirectories(folder.resolve("spool"));
        int port = 10_000 + (int) (ProcessHandle.current().pid() % 20_000);
        return """
                ClusterName=one
                SlurmctldHost=%1$s(127.0.0.1)
                SlurmUser=root
                SlurmdUser=root
                AuthType=auth/munge
                AuthInfo=socket=%2$s
                CredType=cred/munge
                SlurmctldPort=%4$d
                SlurmdPort=%5$d
                StateSaveLocation=%3$s/state
                SlurmdSpoolDir=%3$s/spool
                SlurmctldPidFile=%3$s/slurmctld.pid
                SlurmdPidFile=%3$s/slurmd.pid
                ProctrackType=proctrack/linuxproc
                TaskPlugin=task/none
                SwitchType=switch/none
                MpiDefault=none
                SelectType=select/cons_tres
                SelectTypeParameters=CR_Core
                ReturnToService=2
                SchedulerType=sched/builtin
                NodeName=%1$s NodeAddr=127.0.0.1 CPUs=%6$d State=UNKNOWN
                PartitionName=all Nodes=%1$s Default=YES MaxTime=INFINITE State=UP OverSubscribe=FORCE:8
                """.formatted(
                host, socket, folder, port, port + 1, Runtime.getRuntime().availableProcessors());
    }

    private static String firstLine(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private Path configuration() {
        return folder.resolve("slurm.conf");
    }

    /// What a program needs in its environment to use it.
    Map<String, String> environment() {
        return Map.of("SLURM_CONF", configuration().toString());
    }

    /// Cancels all jobs, as `scancel` does: their processes are asked to end, and ended after half a minute.
    void cancelAll() throws IOException, InterruptedException {
        program("scancel", "--user=root").inheritIO().start().waitFor();
    }

    private ProcessBuilder program(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment());
        return builder;
    }

    private void daemon(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/sbin/" + name));
        command.addAll(List.of(arguments));
        daemons.add(program(command.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .start());
    }

    @Override
    public void close() {
        for (Process daemon : daemons.reversed()) {
            daemon.destroy();
            try {
                if (!daemon.waitFor(10, TimeUnit.SECONDS)) {
                    daemon.destroyForcibly();
                }
            } catch (InterruptedException e) {
                daemon.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
