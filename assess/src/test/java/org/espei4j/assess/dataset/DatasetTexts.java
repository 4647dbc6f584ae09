package org.espei4j.assess.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.espei4j.assess.dataset.read.DatasetFolder;
import org.espei4j.assess.document.DocumentFormat;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentReader;
import org.espei4j.assess.phasemodel.PhaseModelReader;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.diagnostic.Problems;

/// Small hand-made datasets, in YAML's short form, and the phase models that they belong to.
public final class DatasetTexts {

    private DatasetTexts() {}

    /// Enthalpies of mixing of a solution with vacancies.
    public static final String FIXED = """
            components: [A, B, VA]
            phases: [SOLUTION]
            solver:
              mode: manual
              sublattice_site_ratios: [1, 3]
              sublattice_configurations: [[[A, B], VA], [A, [B, VA]]]
              sublattice_occupancies: [[[0.25, 0.75], 1], [1, [0.1, 0.9]]]
            conditions: {P: [101325, 200000], T: [300, 400, 500]}
            output: HM_MIX
            values: [[[1000, 2000], [3000, 4000], [5000, 6000]], [[7000, 8000], [9000, 10000], [11000, 12000]]]
            """;

    /// Two regions of a ternary, with a target plane, and an unknown and a partly known composition.
    public static final String BOUNDARIES = """
            components: [A, B, C]
            phases: [LIQUID, COMPOUND]
            conditions: {P: 101325, T: [1000, 1100]}
            output: ZPF
            values:
              - [[LIQUID, [A, B], [0.2, 0.3]], [COMPOUND, [B, A], [null, null]]]
              - [[__HYPERPLANE__, [A, B], [0.3, 0.3]], [LIQUID, [A, B], [0.2, null]], [COMPOUND, [A, C], [0.25, 0], disordered]]
            """;

    /// Activities of a binary.
    public static final String ACTIVITY = """
            components: [A, B]
            phases: [LIQUID]
            reference_state: {phases: [LIQUID], conditions: {P: 101325, T: 1200, X_A: 1}}
            conditions: {P: 101325, T: [1100, 1200], X_B: [0.2, 0.8]}
            output: ACR_A
            values: [[[0.8, 0.2], [0.81, 0.21]]]
            weight: [[1], [2]]
            """;

    /// Enthalpies of a ternary, referred to the elements at 298.15 K.
    public static final String EQUILIBRIUM = """
            components: [A, B, C]
            phases: [LIQUID]
            reference_states:
              A: {phase: LIQUID, fixed_state_variables: {T: 298.15, P: 101325}}
              B: {phase: LIQUID}
              C: {phase: LIQUID, fixed_state_variables: {T: 298.15}}
            conditions: {P: 101325, T: 1200, X_A: [0.2, 0.3], X_B: 0.1}
            output: HMR
            values: [[[20000, 30000]]]
            """;

    /// Phase models of the sets: a liquid, a solution with vacancies, a compound AB3 with C on the first sublattice.
    public static PhaseModels models() {
        String text = """
                components: [A, B, C, VA]
                phases:
                  LIQUID: {sublattice_model: [[A, B, C]], sublattice_site_ratios: [1]}
                  SOLUTION: {sublattice_model: [[A, B], [B, VA]], sublattice_site_ratios: [1, 3], aliases: [OTHER]}
                  COMPOUND: {sublattice_model: [[A, C], [B]], sublattice_site_ratios: [1, 3]}
                  NEEDS_D: {sublattice_model: [[D]], sublattice_site_ratios: [1]}
                """;
        Problems problems = new Problems();
        return PhaseModelReader.read(document("models.yaml", text), problems).orElseThrow();
    }

    /// A YAML text as a document.
    public static DocumentObject document(String name, String text) {
        Problems problems = new Problems();
        return (DocumentObject) DocumentReader.parse(name, text, DocumentFormat.YAML, problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.all().toString()));
    }

    /// Writes a YAML text as the JSON that dataset files hold.
    public static void writeJson(Path file, String yaml) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, JsonText.of(document(file.toString(), yaml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a YAML text as a dataset through a file in a folder.
    public static DatasetFolder read(Path folder, String yaml, DatasetTags tags, Problems problems) {
        Path file = folder.resolve("set.json");
        writeJson(file, yaml);
        return DatasetFolder.read(file, tags, problems);
    }
}
