package org.espei4j.cli.assessment;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.espei4j.assess.dataset.check.DatasetCheck;
import org.espei4j.assess.phasemodel.PhaseModelReader;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.ProgramVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `espei check-datasets`: reports everything that is wrong or suspicious in datasets.
@Command(
        name = "check-datasets",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = {
            "Reports everything that is wrong or suspicious in datasets, with file, line and how to mend it.",
            "Exit code 0: nothing was found; 1: errors or warnings were found; 2: the check could not be made."
        })
public final class CheckDatasetsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "A folder, searched with its subfolders for *.json, or one file.")
    private Path path;

    @Option(
            names = "--phase-models",
            paramLabel = "FILE",
            description = "Check also whether the datasets fit to these phase models.")
    private @Nullable Path phaseModels;

    @Override
    public Integer call() throws BadInputException {
        if (!Files.exists(path)) {
            throw new ParameterException(spec.commandLine(), path + " does not exist.");
        }
        return check(path, models(), spec.commandLine().getOut());
    }

    private Optional<PhaseModels> models() throws BadInputException {
        if (phaseModels == null) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        Optional<PhaseModels> models = PhaseModelReader.read(phaseModels, problems);
        problems.throwIfErrors();
        problems.all().forEach(spec.commandLine().getOut()::println);
        return models;
    }

    /// Prints all findings and a summary.
    ///
    /// @return the exit code
    public static int check(Path path, Optional<PhaseModels> models, PrintWriter out) {
        List<Problem> found = DatasetCheck.check(path, models);
        found.forEach(out::println);
        long errors = count(found, Severity.ERROR);
        long warnings = count(found, Severity.WARNING);
        if (errors + warnings == 0) {
            out.println(path + ": no problems found");
            return ExitCode.DONE;
        }
        long files =
                found.stream().map(problem -> problem.place().file()).distinct().count();
        out.println(path + ": " + plural(errors, "error") + " and " + plural(warnings, "warning") + " in "
                + plural(files, "file"));
        return ExitCode.FAILED;
    }

    private static long count(List<Problem> problems, Severity severity) {
        return problems.stream().filter(p -> p.severity() == severity).count();
    }

    private static String plural(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
