package org.espei4j.cli.thermo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.database.tdb.TdbReading;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.model.DuplicatePolicy;
import org.espei4j.calphad.model.EvaluationProfile;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.espei4j.cli.terminal.ArgumentProblem;
import org.espei4j.cli.terminal.Findings;
import org.espei4j.cli.terminal.NamedFile;
import org.espei4j.cli.terminal.Notices;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The arguments of all commands that compute something from a database: which database, which components, and which
/// conventions.
final class SystemArguments {

    private static final String DATABASE = "db";

    @Option(
            names = {"--db", "--database"},
            required = true,
            paramLabel = "FILE",
            description = "The database (.tdb).")
    private Path file;

    @Option(
            names = "--components",
            paramLabel = "A,B",
            description =
                    "The elements of the system; by default all of the database. The vacancy VA takes part wherever"
                            + " the database knows it, named or not.")
    private @Nullable String components;

    @Option(
            names = "--without-vacancies",
            description = "Leave VA out: phases that need vacancies do not exist then, and others have none.")
    private boolean withoutVacancies;

    @Option(
            names = "--profile",
            paramLabel = "standard|reference",
            description = "Conventions where programs differ: the conventionally right ones (the default), or those of"
                    + " pycalphad 0.11, for comparison with it.")
    private EvaluationProfile profile = EvaluationProfile.STANDARD;

    @Option(
            names = "--duplicates",
            paramLabel = "last|sum",
            description =
                    "What a parameter means that the database gives twice: the last one holds (the default), or their"
                            + " sum (the default of the profile reference).")
    private @Nullable DuplicatePolicy duplicates;

    @Option(
            names = "--recombined-magnetism",
            description =
                    "Evaluate the magnetic energy of a phase with a disordered part once, with the Curie temperature"
                            + " and moment of both parts together, and not once for each part.")
    private boolean recombinedMagnetism;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print all warnings and notes about the database.")
    private boolean verbose;

    /// Chooses phases, and what else the caller wants to.
    interface Choice {
        ThermodynamicSystem.Builder in(ThermodynamicSystem.Builder system);
    }

    /// The system that was chosen of the database. A file with errors is used as long as they do not touch the choice.
    ///
    /// @param notices shows warnings
    /// @param choice the phases
    /// @param further phases that are needed besides, in any case; unknown ones are for the caller to report
    /// @param findings receives everything that is wrong with the choice, or with what the database says about it; then the
    ///     system is good for nothing but further checks
    /// @return nothing if the elements of the system are not known
    Optional<ThermodynamicSystem> system(Notices notices, Choice choice, List<String> further, Findings findings) {
        return findings.read(this::read).flatMap(reading -> {
            Problems wrong = new Problems();
            Optional<ThermodynamicSystem> chosen = choice.in(builder(reading)).build(wrong);
            if (wrong.hasErrors()) {
                // What was chosen may be missing because of an error in the file.
                reading.errors().forEach(findings::add);
                wrong.all().forEach(findings::add);
            }
            chosen.ifPresent(system -> {
                SortedSet<String> phases = new TreeSet<>(system.phases());
                phases.addAll(further);
                reading.errorsAbout(system.components(), phases).forEach(findings::add);
            });
            notices.add(reading.problems());
            return chosen;
        });
    }

    /// The same without further phases.
    Optional<ThermodynamicSystem> system(Notices notices, Choice choice, Findings findings) {
        return system(notices, choice, List.of(), findings);
    }

    private TdbReading read() throws BadInputException {
        NamedFile.requireReadable(DATABASE, file);
        try {
            return TdbReader.read(file);
        } catch (IOException unreadable) {
            BadInputException broken = new BadInputException(ArgumentProblem.BROKEN_FILE.at(
                    SourcePlace.of(DATABASE), "", file, String.valueOf(unreadable.getMessage())));
            broken.initCause(unreadable);
            throw broken;
        }
    }

    private ThermodynamicSystem.Builder builder(TdbReading reading) {
        ThermodynamicSystem.Builder system = ThermodynamicSystem.of(reading.database());
        if (components != null) {
            system.components(names(components));
        }
        if (withoutVacancies) {
            system.withoutVacancies();
        }
        ModelOptions options =
                ModelOptions.of(profile).withUndefinedAsZero(true).withRecombinedMagnetism(recombinedMagnetism);
        return system.options(duplicates == null ? options : options.withDuplicates(duplicates));
    }

    /// Whether all warnings are wanted.
    boolean verbose() {
        return verbose;
    }

    /// The names in a list separated by commas or blanks.
    static List<String> names(String list) {
        return Arrays.stream(list.split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
