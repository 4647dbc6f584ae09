package org.espei4j.assess.run;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentProblem;
import org.espei4j.assess.document.DocumentReader;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;

/// Reads run files: YAML (`.yaml`, `.yml`) or JSON (`.json`).
public final class RunFileReader {

    private final Path file;
    private final Path workingFolder;
    private final int processors;
    private final boolean writes;
    private final Problems problems;

    private RunFileReader(Path file, Path workingFolder, int processors, boolean writes, Problems problems) {
        this.file = file;
        this.workingFolder = workingFolder;
        this.processors = processors;
        this.writes = writes;
        this.problems = problems;
    }

    /// Reads and checks a run file as a run started in the current folder does. Nothing is written.
    ///
    /// @param file the run file
    /// @param problems receives all that is wrong with it, and, if anything is, also all that is wrong with the files that
    ///     it names, so that everything can be mended at once
    /// @return the settings, or nothing if there is any error
    public static Optional<RunSettings> read(Path file, Problems problems) {
        return read(file, Path.of(""), Runtime.getRuntime().availableProcessors(), problems);
    }

    /// The same for a run that will write its results: if anything is wrong, also what keeps them from being written is
    /// reported. For a run file without errors [AssessmentRun] finds that out.
    public static Optional<RunSettings> readToRun(Path file, Problems problems) {
        return read(file, Path.of(""), Runtime.getRuntime().availableProcessors(), true, problems);
    }

    /// The same for another folder and machine.
    ///
    /// @param workingFolder the folder that relative paths start from
    /// @param processors processors of the machine, at least 1
    public static Optional<RunSettings> read(Path file, Path workingFolder, int processors, Problems problems) {
        return read(file, workingFolder, processors, false, problems);
    }

    private static Optional<RunSettings> read(
            Path file, Path workingFolder, int processors, boolean writes, Problems problems) {
        Problems own = new Problems();
        Optional<RunSettings> settings = DocumentReader.readObject(file, own)
                .flatMap(
                        document -> new RunFileReader(file, workingFolder, processors, writes, own).settings(document));
        // Those of the run file first, line by line; those of the files that it names follow in their own order.
        String name = file.toString();
        own.all().stream()
                .filter(problem -> problem.place().file().equals(name))
                .sorted(Comparator.comparing(Problem::place))
                .forEach(problems::add);
        own.all().stream()
                .filter(problem -> !problem.place().file().equals(name))
                .forEach(problems::add);
        return own.hasErrors() ? Optional.empty() : settings;
    }

    private Optional<RunSettings> settings(DocumentObject document) {
        Fields fields = new Fields(document, problems);
        RunPaths paths = new RunPaths(workingFolder, file, problems);
        Optional<SystemSettings> system = fields.required("system", "an object with phase_models and datasets")
                .flatMap(value -> TypedValues.object(value, problems))
                .flatMap(object -> new SystemSection(object, paths, problems).read());
        OutputSettings output = new OutputSection(fields.object("output"), paths, problems).read();
        boolean generates = fields.has("generate_parameters");
        boolean samples = fields.has("mcmc");
        Optional<GenerationSettings> generation = fields.object("generate_parameters")
                .flatMap(object -> new GenerationSection(object, paths, problems).read());
        Optional<SamplingSettings> sampling = fields.object("mcmc")
                .flatMap(object -> new SamplingSection(object, paths, generates, processors, problems).read());
        Compatibility compatibility =
                fields.value("compatibility").map(this::compatibility).orElse(Compatibility.STANDARD);
        fields.rejectOthers();
        if (!generates && !samples) {
            problems.add(document.problem(RunFileProblem.NO_STEP));
        }
        KeyPlaces places = KeyPlaces.of(document);
        if (problems.hasErrors()) {
            system.ifPresent(given -> RunInputs.read(places, given, generation, sampling, compatibility, problems));
            if (writes) {
                OutputCheck.check(
                        file, places, output, new OutputCheck.Inputs(system, generation, sampling), samples, problems);
            }
            return Optional.empty();
        }
        return system.map(given -> new RunSettings(file, given, output, generation, sampling, compatibility, places));
    }

    private Compatibility compatibility(DocumentValue value) {
        Optional<String> word = TypedValues.text(value, problems);
        for (Compatibility choice : Compatibility.values()) {
            if (word.isPresent() && word.get().equals(choice.word())) {
                return choice;
            }
        }
        List<String> words = List.of(Compatibility.ESPEI_0_9_1.word(), Compatibility.STANDARD.word());
        word.ifPresent(
                text -> problems.add(value.problem(DocumentProblem.UNKNOWN_WORD, text, String.join(", ", words), "")));
        return Compatibility.STANDARD;
    }
}
