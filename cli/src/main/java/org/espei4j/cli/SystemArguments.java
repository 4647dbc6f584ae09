package org.espei4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.database.tdb.TdbReading;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.model.EvaluationProfile;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.ThermodynamicSystem;
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

    /// The database and what was chosen of it; phases are left to the caller.
    ///
    /// @param notices shows warnings
    /// @throws BadInputException with everything that is wrong with the database
    ThermodynamicSystem.Builder read(Notices notices) throws BadInputException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(
                    command.commandLine(),
                    file + (Files.exists(file) ? " is not a file that can be read." : " does not exist."));
        }
        ThermodynamicSystem.Builder system;
        try {
            TdbReading reading = TdbReader.read(file);
            system = ThermodynamicSystem.of(reading.databaseOrThrow());
            notices.add(reading.problems());
        } catch (IOException unreadable) {
            throw new ParameterException(
                    command.commandLine(), file + " could not be read: " + unreadable.getMessage(), unreadable);
        }
        if (components != null) {
            system.components(names(components));
        }
        if (withoutVacancies) {
            system.withoutVacancies();
        }
        return system.options(ModelOptions.of(profile));
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
