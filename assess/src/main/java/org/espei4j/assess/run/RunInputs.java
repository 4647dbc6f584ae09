package org.espei4j.assess.run;

import java.util.Comparator;
import java.util.Optional;
import org.espei4j.assess.dataset.check.DatasetCheck;
import org.espei4j.assess.dataset.read.DatasetFolder;
import org.espei4j.assess.phasemodel.PhaseModelReader;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;

/// What a run reads besides databases: the phase models and the datasets, checked against each other.
///
/// @param models the phase models as the file gives them
/// @param datasets the datasets after all changes by tags
public record RunInputs(PhaseModels models, DatasetFolder datasets) {

    /// Reads and checks the files that a run file names; all problems of all files are reported at once.
    ///
    /// @param settings the run file's contents
    /// @param problems receives what is wrong
    /// @return the inputs, or nothing if there is any error
    public static Optional<RunInputs> read(RunSettings settings, Problems problems) {
        Problems own = new Problems();
        SystemSettings system = settings.system();
        Optional<PhaseModels> models = PhaseModelReader.read(system.phaseModels(), own);
        DatasetFolder folder = DatasetFolder.read(system.datasets(), system.tags(), own);
        DatasetCheck.check(folder.datasets(), own);
        models.ifPresent(given -> {
            DatasetCheck.check(folder.datasets(), given, system.unreachableData(), own);
            checkPenalties(settings, given, own);
        });
        own.all().stream().sorted(Comparator.comparing(Problem::place)).forEach(problems::add);
        return own.hasErrors() ? Optional.empty() : models.map(given -> new RunInputs(given, folder));
    }

    private static void checkPenalties(RunSettings settings, PhaseModels models, Problems problems) {
        settings.generation()
                .ifPresent(generation -> generation.penaltyFactors().keySet().stream()
                        .filter(phase -> models.phase(phase).isEmpty())
                        .forEach(phase -> problems.add(RunFileProblem.PENALTY_OF_UNKNOWN_PHASE.at(
                                SourcePlace.of(settings.file().toString()),
                                "/generate_parameters/aicc_penalty_factor/" + phase,
                                phase,
                                String.join(", ", models.phases().keySet()),
                                Spelling.hint(phase, models.phases().keySet())))));
    }
}
