package org.espei4j.assess.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.espei4j.calphad.diagnostic.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A folder with sound inputs, into which a test writes a run file.
abstract class RunFileFixture {

    static final String SYSTEM = "system: {phase_models: models.json, datasets: data}\n";
    static final String GENERATE = "generate_parameters: {excess_model: linear, ref_state: SGTE91}\n";
    static final int PROCESSORS = 8;
    static final String DATABASE = """
            ELEMENT A LIQUID 1 0 0 !
            ELEMENT B LIQUID 1 0 0 !
            FUNCTION VV0001 1 -5000; 6000 N !
            PHASE LIQUID % 1 1 !
            CONSTITUENT LIQUID :A,B: !
            PARAMETER G(LIQUID,A;0) 1 -10*T; 6000 N !
            PARAMETER G(LIQUID,B;0) 1 -10*T; 6000 N !
            PARAMETER L(LIQUID,A,B;0) 1 VV0001; 6000 N !
            """;
    static final String DATASET = """
            {"components": ["A", "B"], "phases": ["LIQUID"], "output": "ZPF",
             "conditions": {"P": 101325, "T": 1000},
             "values": [[["LIQUID", ["B"], [0.5]]]]}
            """;

    final Problems problems = new Problems();

    @TempDir
    Path folder;

    @BeforeEach
    void makeInputs() throws IOException {
        Files.writeString(folder.resolve("models.json"), """
                {"components": ["A", "B"],
                 "phases": {"LIQUID": {"sublattice_model": [["A", "B"]], "sublattice_site_ratios": [1]}}}
                """);
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve("set.json"), DATASET);
        Files.writeString(folder.resolve("start.tdb"), DATABASE);
        Files.writeString(folder.resolve("old.npy"), "");
    }

    final Optional<RunSettings> read(String text) {
        Path file = folder.resolve("run.yaml");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RunFileReader.read(file, folder, PROCESSORS, problems);
    }
}
