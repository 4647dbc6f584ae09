package org.espei4j.assess.run;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.dataset.check.DatasetCheck;
import org.espei4j.assess.dataset.read.DatasetFolder;
import org.espei4j.assess.phasemodel.PhaseModelReader;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.assess.refstate.ReferenceState;
import org.espei4j.assess.residual.DatabaseCheck;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Spelling;

/// The files that a run file names, read and checked against each other.
///
/// @param models the phase models as the file gives them
/// @param datasets the datasets after all changes by tags
/// @param keptDatabase the database whose content is kept when parameters are generated, if the run file names one
/// @param referenceState the table of pure elements, if parameters are generated
/// @param startDatabase the database from which sampling starts, if it is read from a file
public record RunInputs(
        PhaseModels models,
        DatasetFolder datasets,
        Optional<Database> keptDatabase,
        Optional<ReferenceState> referenceState,
        Optional<Database> startDatabase) {

    /// Reads and checks the files that a run file names; all problems of all files are reported at once.
    ///
    /// @param settings the run file's contents
    /// @param problems receives what is wrong
    /// @return the inputs, or nothing if there is any error
    public static Optional<RunInputs> read(RunSettings settings, Problems problems) {
        return read(
                settings.places(),
                settings.system(),
                settings.generation(),
                settings.sampling(),
                settings.compatibility(),
                problems);
    }

    /// The same for a run file of which some sections may be wrong.
    static Optional<RunInputs> read(
            KeyPlaces places,
            SystemSettings system,
            Optional<GenerationSettings> generation,
            Optional<SamplingSettings> sampling,
            Compatibility compatibility,
            Problems problems) {
        Problems own = new Problems();
        Optional<PhaseModels> models = PhaseModelReader.read(system.phaseModels(), own);
        DatasetFolder folder = DatasetFolder.read(system.datasets(), system.tags(), own);
        DatasetCheck.check(folder.datasets(), own);
        models.ifPresent(given -> {
            DatasetCheck.check(folder.datasets(), given, system.unreachableData(), own);
            generation.ifPresent(found -> checkPenalties(places, found, given, own));
        });
        DatabaseFiles databases = new DatabaseFiles(own);
        Optional<Path> keptFile = generation.flatMap(GenerationSettings::inputDatabase);
        Optional<Database> kept = keptFile.flatMap(databases::database);
        Optional<ReferenceState> table = generation.flatMap(found -> databases.table(found.referenceState()));
        Optional<Path> startFile = sampling.flatMap(SamplingSettings::startFile);
        Optional<Database> start = startFile.flatMap(databases::database);
        if (models.isPresent() && kept.isPresent()) {
            DatabaseCheck.ofKept(kept.get(), keptFile.orElseThrow().toString(), models.get(), compatibility, own);
        }
        if (models.isPresent() && start.isPresent()) {
            DatabaseCheck.ofAssessed(
                    start.get(),
                    startFile.orElseThrow().toString(),
                    models.get(),
                    folder.datasets(),
                    compatibility,
                    own);
            boolean areWritten = problems.errors().stream().noneMatch(AssessmentSetup::concernsParameters);
            if (areWritten) {
                checkParameters(places, sampling.orElseThrow(), start.get(), own);
            }
        }
        own.all().stream().sorted(Comparator.comparing(Problem::place)).forEach(problems::add);
        return own.hasErrors()
                ? Optional.empty()
                : models.map(given -> new RunInputs(given, folder, kept, table, start));
    }

    /// Reports symbols and priors that do not fit the database. Warnings are left to those who use them.
    private static void checkParameters(
            KeyPlaces places, SamplingSettings sampling, Database database, Problems problems) {
        try {
            AssessmentSetup.Parameters.of(sampling, database, places, new Problems());
        } catch (BadInputException wrong) {
            wrong.problems().forEach(problems::add);
        }
    }

    private static void checkPenalties(
            KeyPlaces places, GenerationSettings generation, PhaseModels models, Problems problems) {
        generation.penaltyFactors().keySet().stream()
                .filter(phase -> models.phase(phase).isEmpty())
                .forEach(phase -> {
                    String path = "/generate_parameters/aicc_penalty_factor/" + phase;
                    problems.add(RunFileProblem.PENALTY_OF_UNKNOWN_PHASE.at(
                            places.of(path),
                            path,
                            phase,
                            String.join(", ", models.phases().keySet()),
                            Spelling.hint(phase, models.phases().keySet())));
                });
    }
}
