package org.espei4j.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.espei4j.cli.CuMg;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The job scripts in `examples/queue` with the program itself: each gives the same chains.
@Tag("faults")
@DisabledOnOs(OS.WINDOWS)
@Timeout(1200)
class QueueExamplesRunTest {

    @TempDir
    private Path folder;

    @Test
    void everyWayGivesTheSameFiles() throws Exception {
        List<byte[]> expected = null;
        for (String system : List.of("slurm", "pbs")) {
            for (String script : List.of("one-node", "several-nodes", "dynamic")) {
                List<byte[]> files = run(system, script);
                if (expected == null) {
                    expected = files;
                }
                for (int i = 0; i < files.size(); i++) {
                    assertThat(files.get(i)).as(system + " " + script).isEqualTo(expected.get(i));
                }
            }
        }
    }

    private List<byte[]> run(String system, String script) throws Exception {
        Path root = Files.createDirectory(folder.resolve(system + "-" + script));
        try (FakeQueue queue = new FakeQueue(root)) {
            queue.useProgram();
            if (Files.isExecutable(Path.of("/usr/bin/mpirun"))) {
                queue.withoutStandIn("mpirun");
            }
            CuMg files = new CuMg(queue.folder());
            String scheduler = script.equals("one-node") ? "scheduler: dask" : "scheduler: my-scheduler.json";
            Path runFile = files.generating("iterations: 1", scheduler);
            queue.copy(system + "/worker.sh");
            smaller(queue.copy("keep-workers.sh"));
            int job = queue.submit(
                    system,
                    smaller(queue.copy(system + "/" + script + ".sh")),
                    runFile.getFileName().toString());
            assertThat(queue.exitCode(job)).as(queue.output()).isZero();
            queue.await("the end of all workers", () -> queue.running().isEmpty());
            assertThat(queue.folder().resolve("my-scheduler.json")).doesNotExist();
            return List.of(files.bytes("trace.npy"), files.bytes("lnprob.npy"), files.bytes("out.tdb"));
        }
    }

    /// Fewer members than in the script, which is for more than one machine.
    private static Path smaller(Path script) throws Exception {
        String text = Files.readString(script);
        return Files.writeString(
                script,
                text.replace("keep-workers.sh slurm 8", "keep-workers.sh slurm 2")
                        .replace("keep-workers.sh pbs 8", "keep-workers.sh pbs 2")
                        .replace("--nodes=4", "--nodes=2")
                        .replace("select=4", "select=2"));
    }
}
