package org.espei4j.assess.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputClaimTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsClaimedOnceUntilTheClaimEnds() throws IOException {
        Path output = folder.resolve("trace.npy");
        try (OutputClaim first = OutputClaim.of(output).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(OutputClaim.of(output)).isEmpty();
            assertThat(OutputClaim.of(folder.resolve("other.npy"))).get().satisfies(OutputClaim::close);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing is left").isEmpty();
        }
        OutputClaim.of(output).orElseThrow().close();
    }

    @Test
    void anotherProcessIsKeptOutUntilTheOwnerEndsHoweverThatEnds() throws Exception {
        Path output = folder.resolve("trace.npy");
        Process owner = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        output.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = owner.inputReader()) {
            assertThat(said.readLine()).isEqualTo("claimed");
            assertThat(OutputClaim.of(output)).isEmpty();
            assertThat(OutputClaim.owner(output)).startsWith("process " + owner.pid() + " on ");
            owner.destroyForcibly().waitFor();
            OutputClaim.of(output).orElseThrow().close();
        } finally {
            owner.destroyForcibly();
        }
    }

    /// Claims a file until it is killed.
    static final class Owner {

        public static void main(String[] arguments) throws InterruptedException {
            boolean isClaimed = OutputClaim.of(Path.of(arguments[0])).isPresent();
            System.out.println(isClaimed ? "claimed" : "refused");
            Thread.sleep(Duration.ofMinutes(1));
        }
    }

    @Test
    void whatAKilledProcessHasLeftClaimsNothing() throws IOException {
        Path output = folder.resolve("trace.npy");
        Files.writeString(folder.resolve(".trace.npy.lock"), "process 1 on mars\n");
        assertThat(OutputClaim.of(output)).get().satisfies(claim -> {
            assertThat(OutputClaim.owner(output)).doesNotContain("mars");
            claim.close();
        });
    }

    @Test
    void whereNothingCanBeClaimedNothingIsInTheWay() {
        OutputClaim.of(folder.resolve("missing").resolve("trace.npy"))
                .orElseThrow()
                .close();
    }
}
