package org.espei4j.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espei4j.cli.CuMg;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The job scripts for Slurm under a real Slurm with this machine as its only node.
@Tag("faults")
@Timeout(600)
class QueueExamplesSlurmTest {

    private static final Pattern ENDED = Pattern.compile("JobState=(COMPLETED|FAILED|TIMEOUT|CANCELLED)");
    private static final Pattern EXIT_CODE = Pattern.compile("ExitCode=(\\d+):(\\d+)");

    @TempDir
    private static Path slurmFolder;

    private static OneNodeSlurm slurm;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startSlurm() throws Exception {
        assumeTrue(OneNodeSlurm.isPossible(), "no Slurm, or not root");
        slurm = OneNodeSlurm.start(slurmFolder);
    }

    @AfterAll
    static void endSlurm() throws Exception {
        if (slurm != null) {
            slurm.cancelAll();
            slurm.close();
        }
    }

    private FakeQueue queue() throws IOException {
        FakeQueue queue = new FakeQueue(folder);
        queue.useProgram();
        queue.setEnvironment(slurm.environment());
        for (String program : List.of("sbatch", "srun", "squeue", "scancel")) {
            queue.withoutStandIn(program);
        }
        return queue;
    }

    /// The script for one node with two cores.
    private static Path small(Path script) throws IOException {
        String text = Files.readString(script);
        return Files.writeString(
                script,
                text.replaceAll("#SBATCH --nodes=4", "#SBATCH --nodes=1")
                        .replaceAll("#SBATCH --cpus-per-task=\\d+", "#SBATCH --cpus-per-task=1")
                        .replaceAll("#SBATCH --mem=.*\n", "")
                        .replace("keep-workers.sh slurm 8", "keep-workers.sh slurm 2"));
    }

    private static int submit(FakeQueue queue, Path script) throws Exception {
        FakeQueue.Outcome submitted =
                FakeQueue.outcome(queue.start("sbatch", "--parsable", script.toString(), "run.yaml"));
        assertThat(submitted.exitCode()).as(submitted.err()).isZero();
        return Integer.parseInt(submitted.out().strip());
    }

    /// Waits for the end of a job, and tells its exit code.
    private static int exitCode(FakeQueue queue, int job) throws Exception {
        String[] state = {""};
        queue.await("the end of job " + job, () -> {
            Thread.sleep(500);
            state[0] = FakeQueue.outcome(queue.start("scontrol", "show", "job", Integer.toString(job)))
                    .out();
            return ENDED.matcher(state[0]).find();
        });
        Matcher code = EXIT_CODE.matcher(state[0]);
        assertThat(code.find()).as(state[0]).isTrue();
        return Integer.parseInt(code.group(1));
    }

    @Test
    void severalNodes() throws Exception {
        try (FakeQueue queue = queue()) {
            CuMg files = new CuMg(queue.folder());
            files.generating("iterations: 1", "scheduler: my-scheduler.json");
            int job = submit(queue, small(queue.copy("slurm/several-nodes.sh")));
            assertThat(exitCode(queue, job)).as(queue.output()).isZero();
            assertThat(files.file("trace.npy")).exists();
            assertThat(files.file("my-scheduler.json")).as(queue.output()).doesNotExist();
        }
    }

    @Test
    void workersThatAreJobs() throws Exception {
        try (FakeQueue queue = queue()) {
            CuMg files = new CuMg(queue.folder());
            files.generating("iterations: 1", "scheduler: my-scheduler.json");
            queue.copy("keep-workers.sh");
            small(queue.copy("slurm/worker.sh"));
            int job = submit(queue, small(queue.copy("slurm/dynamic.sh")));
            assertThat(exitCode(queue, job)).as(queue.output()).isZero();
            assertThat(files.file("trace.npy")).exists();
            assertThat(queue.output()).contains("keep-workers: submitted " + (job + 1), "Joined the cluster of");
            queue.await("the end of all jobs", () -> {
                Thread.sleep(500);
                return FakeQueue.outcome(queue.start("squeue", "--noheader"))
                        .out()
                        .isBlank();
            });
        }
    }

    /// Slurm's signal before the time limit reaches the run, which saves its chains.
    @Test
    void theTimeLimitIsNoLoss() throws Exception {
        try (FakeQueue queue = queue()) {
            CuMg files = new CuMg(queue.folder());
            files.generating("iterations: 100000", "scheduler: my-scheduler.json");
            Path script = small(queue.copy("slurm/several-nodes.sh"));
            Files.writeString(
                    script,
                    Files.readString(script)
                            .replace("--time=12:00:00", "--time=00:02:00")
                            .replace("B:TERM@300", "B:TERM@60"));
            int job = submit(queue, script);
            assertThat(exitCode(queue, job)).as(queue.output()).isEqualTo(143);
            assertThat(queue.output()).contains("Stopping: saving the chains ...", "To continue, write this");
            assertThat(files.file("trace.npy")).exists();
            assertThat(files.file("my-scheduler.json")).as(queue.output()).doesNotExist();
        }
    }
}
