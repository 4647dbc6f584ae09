package org.espei4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Run files for the example Cu–Mg, with small numbers of iterations and all outputs in one folder.
///
/// @param folder where the outputs go
public record CuMg(Path folder) {

    /// The files of which every byte is determined by the run file.
    public static final List<String> RESULTS =
            List.of("trace.npy", "lnprob.npy", "out.tdb", "out.start.tdb", "trace.state.json");

    private static final Path EXAMPLE =
            Path.of("..", "examples", "cu-mg").toAbsolutePath().normalize();

    /// Writes a run file that generates and samples.
    ///
    /// @param sampling further lines of the section `mcmc`, e.g. `iterations: 2`
    public Path generating(String... sampling) throws IOException {
        return write("""
                generate_parameters:
                  excess_model: linear
                  ref_state: SGTE91
                  aicc_penalty_factor: {LIQUID: {HM: 1.4, SM: 1.4}}
                """, sampling);
    }

    /// Writes a run file that samples only.
    public Path sampling(String... sampling) throws IOException {
        return write("", sampling);
    }

    private Path write(String generation, String... sampling) throws IOException {
        String head = """
                system:
                  phase_models: %1$s/phase_models.json
                  datasets: %1$s/datasets
                  tags: {estimated-entropy: {weight: 0.1}}
                output:
                  output_db: %2$s/out.tdb
                  tracefile: %2$s/trace.npy
                  probfile: %2$s/lnprob.npy
                  logfile: %2$s/run.log
                """.formatted(EXAMPLE, folder);
        String section = sampling.length == 0 ? "" : "mcmc:\n  " + String.join("\n  ", sampling) + "\n";
        return Files.writeString(folder.resolve("run.yaml"), head + generation + section);
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(file(name));
    }
}
