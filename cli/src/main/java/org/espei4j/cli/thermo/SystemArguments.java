package org.espei4j.cli.thermo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.database.tdb.TdbReading;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.model.EvaluationProfile;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.espei4j.cli.terminal.Notices;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The arguments of all commands that compute something from a database: which database, which components, and which
/// conventions.
final class SystemArguments {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

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
    /// @throws BadInputException with everything that is wrong with the choice, or with what the database says about it
    ThermodynamicSystem system(Notices notices, Choice choice, List<String> further) throws BadInputException {
        TdbReading reading = read();
        ThermodynamicSystem system;
        try {
            system = choice.in(builder(reading)).build();
        } catch (BadInputException wrong) {
            if (!reading.hasErrors()) {
                throw wrong;
            }
            // What was chosen may be missing because of an error in the file.
            Problems all = new Problems();
            reading.errors().forEach(all::add);
            wrong.problems().forEach(all::add);
            throw new BadInputException(all.all());
        }
        SortedSet<String> phases = new TreeSet<>(system.phases());
        phases.addAll(further);
        List<Problem> errors = reading.errorsAbout(system.components(), phases);
        if (!errors.isEmpty()) {
            throw new BadInputException(errors);
        }
        notices.add(reading.problems());
        return system;
    }

    /// The same without further phases.
    ///
    /// @throws BadInputException with everything that is wrong with the choice, or with what the database says about it
    ThermodynamicSystem system(Notices notices, Choice choice) throws BadInputException {
        return system(notices, choice, List.of());
    }

    private TdbReading read() {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(
                    command.commandLine(),
                    file + (Files.exists(file) ? " is not a file that can be read." : " does not exist."));
        }
        try {
            return TdbReader.read(file);
        } catch (IOException unreadable) {
            throw new ParameterException(
                    command.commandLine(), file + " could not be read: " + unreadable.getMessage(), unreadable);
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
        return system.options(ModelOptions.of(profile).withUndefinedAsZero(true));
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
