package org.espei4j.assess.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espei4j.assess.trace.ChainState;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Looks before a run whether its results can be written, so that none is lost at its end.
public final class OutputCheck {

    private static final String RESULT = "output_db";
    private static final String INPUT_DATABASE = "the database that the run reads";

    private OutputCheck() {}

    private record Output(String key, Path file, boolean mayExist) {}

    /// What says which files a run reads.
    record Inputs(
            Optional<SystemSettings> system,
            Optional<GenerationSettings> generation,
            Optional<SamplingSettings> sampling) {}

    /// Reports files that a run must not overwrite, that share a name, or that cannot be written. Trace, its
    /// state, and probability files of an earlier run stop a sampling run; the resulting database is overwritten. Nothing is
    /// written by the check.
    public static void check(RunSettings settings, Problems problems) {
        check(
                settings.file(),
                settings.places(),
                settings.output(),
                new Inputs(Optional.of(settings.system()), settings.generation(), settings.sampling()),
                settings.sampling().isPresent(),
                problems);
    }

    /// The same for a run file of which some sections may be wrong.
    ///
    /// @param samples whether the run writes chains
    static void check(
            Path runFile, KeyPlaces places, OutputSettings settings, Inputs read, boolean samples, Problems problems) {
        List<Output> outputs = outputs(settings, samples);
        List<Output> inputs = inputs(runFile, read);
        if (samples) {
            checkState(places, settings, problems);
        }
        for (int i = 0; i < outputs.size(); i++) {
            Output output = outputs.get(i);
            String path = "/output/" + output.key();
            SourcePlace place = places.of(path);
            if (!output.mayExist() && Files.exists(output.file())) {
                problems.add(RunFileProblem.OUTPUT_EXISTS.at(place, path, output.file()));
            }
            Path folder = output.file().toAbsolutePath().normalize().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                problems.add(RunFileProblem.OUTPUT_FOLDER.at(place, path, output.file(), folder));
            } else if (Files.isDirectory(output.file())
                    || !Files.isWritable(Files.exists(output.file()) || folder == null ? output.file() : folder)) {
                problems.add(RunFileProblem.OUTPUT_NOT_WRITABLE.at(place, path, output.file()));
            }
            sharing(outputs.subList(0, i), inputs, output)
                    .ifPresent(
                            other -> problems.add(RunFileProblem.OUTPUT_SHARED.at(place, path, output.file(), other)));
        }
    }

    /// The state beside the chains is what an earlier run needs to be continued, also where its trace has been moved
    /// away without it.
    private static void checkState(KeyPlaces places, OutputSettings settings, Problems problems) {
        String path = "/output/tracefile";
        settings.traceFile()
                .map(ChainState::besides)
                .filter(Files::exists)
                .ifPresent(state -> problems.add(RunFileProblem.OUTPUT_EXISTS.at(places.of(path), path, state)));
    }

    private static List<Output> outputs(OutputSettings settings, boolean samples) {
        List<Output> outputs = new ArrayList<>();
        outputs.add(new Output(RESULT, settings.database(), true));
        if (samples) {
            settings.traceFile().ifPresent(file -> outputs.add(new Output("tracefile", file, false)));
            settings.probabilityFile().ifPresent(file -> outputs.add(new Output("probfile", file, false)));
        }
        settings.logFile().ifPresent(file -> outputs.add(new Output("logfile", file, true)));
        return outputs;
    }

    /// Files that the run reads and must not write over.
    private static List<Output> inputs(Path runFile, Inputs read) {
        List<Output> inputs = new ArrayList<>();
        inputs.add(new Output("the run file", runFile, false));
        read.system().ifPresent(given -> inputs.add(new Output("the phase models file", given.phaseModels(), false)));
        read.generation()
                .flatMap(GenerationSettings::inputDatabase)
                .ifPresent(file -> inputs.add(new Output(INPUT_DATABASE, file, true)));
        read.sampling()
                .flatMap(SamplingSettings::startFile)
                .ifPresent(file -> inputs.add(new Output(INPUT_DATABASE, file, true)));
        return inputs;
    }

    private static Optional<String> sharing(List<Output> earlier, List<Output> inputs, Output output) {
        for (Output other : earlier) {
            if (same(other, output)) {
                return Optional.of("that of output." + other.key());
            }
        }
        // The start database may be the resulting one: it is read before, and its users want it replaced.
        boolean isResult = output.key().equals(RESULT);
        return inputs.stream()
                .filter(other ->
                        same(other, output) && !(isResult && other.key().equals(INPUT_DATABASE)))
                .map(Output::key)
                .findFirst();
    }

    private static boolean same(Output first, Output second) {
        return first.file()
                .toAbsolutePath()
                .normalize()
                .equals(second.file().toAbsolutePath().normalize());
    }
}
