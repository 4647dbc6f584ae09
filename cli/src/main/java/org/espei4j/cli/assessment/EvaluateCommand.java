package org.espei4j.cli.assessment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.espei4j.assess.run.Assessment;
import org.espei4j.assess.run.AssessmentSetup;
import org.espei4j.assess.run.InitialDatabase;
import org.espei4j.assess.run.RunFileReader;
import org.espei4j.assess.run.RunInputs;
import org.espei4j.assess.run.RunSettings;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cli.terminal.RunFailedException;
import org.espei4j.cli.terminal.RunLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `espei evaluate`: the log-posterior of a database or of given parameters, itemised.
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = {
            "Prints the logarithm of the posterior density: prior, each kind of data, and each dataset with the number of"
                    + " points, their root mean square residual and the worst of them.",
            "Without further options for the database of the run: the one it starts from, or the one it generates."
                    + " Nothing is written."
        })
public final class EvaluateCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The run file.")
    private Path runFile;

    @Option(
            names = "--parameters",
            paramLabel = "FILE",
            description = {
                "Evaluate these parameters: a JSON array of arrays, in the order of the sorted symbols, or a database (.tdb)"
                        + " with the symbols of the run, for example the one that it wrote.",
                "Priors stay relative to the database of the run."
            })
    private @Nullable Path vectors;

    @Option(names = "--json", description = "Print one JSON document, for programs.")
    private boolean json;

    /// @param console where messages go
    public EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInputException, RunFailedException {
        Problems problems = new Problems();
        try {
            Optional<ParameterVectors> given =
                    vectors == null ? Optional.empty() : Optional.of(ParameterVectors.read(vectors));
            Assessment assessment = prepare(console, runFile, problems, given).assessment();
            List<String> names = assessment.parameterNames();
            List<double[]> values = given.isPresent() ? given.get().of(names) : List.of(assessment.startValues());
            List<VectorReport> reports = new ArrayList<>();
            for (double[] vector : values) {
                Assessment.Report report = assessment.report(vector);
                reports.add(new VectorReport(names, vector, report.lnPrior(), report.likelihood()));
            }
            write(reports);
            return ExitCode.DONE;
        } catch (IOException unreadable) {
            throw new RunFailedException("a file cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /// What a run file asks for, ready to be evaluated.
    ///
    /// @param settings its contents
    /// @param assessment what is made of them
    public record Prepared(RunSettings settings, Assessment assessment) {}

    /// Reads a run file and prepares its assessment; parameters are generated if it says so.
    ///
    /// @param problems gets the problems of the run file and its inputs
    /// @param given parameter vectors whose problems are reported with them
    static Prepared prepare(Console console, Path runFile, Problems problems, Optional<ParameterVectors> given)
            throws BadInputException {
        Optional<RunSettings> settings = RunFileReader.read(runFile, problems);
        Optional<RunInputs> inputs = settings.flatMap(found -> RunInputs.read(found, problems));
        if (problems.hasErrors()) {
            given.ifPresent(read -> read.problems().forEach(problems::add));
        }
        problems.throwIfErrors();
        RunSettings run = settings.orElseThrow().withSampling();
        RunDisplay display = new RunDisplay(console, new Interruption(console));
        RunLog.configure(console, run.output().verbosity());
        display.noticed(problems.all());
        Problems more = new Problems();
        Database database = InitialDatabase.of(run, inputs.orElseThrow(), display, more);
        AssessmentSetup setup = AssessmentSetup.of(run, inputs.orElseThrow(), database, more);
        display.noticed(more.all());
        display.leftOut("likelihood", setup.leftOut());
        return new Prepared(run, setup.assessment());
    }

    private void write(List<VectorReport> reports) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new VectorReportJson().write(reports));
        } else {
            VectorReportText text = new VectorReportText(out);
            for (int i = 0; i < reports.size(); i++) {
                if (reports.size() > 1) {
                    out.println((i == 0 ? "" : System.lineSeparator()) + "vector " + (i + 1) + " of " + reports.size());
                }
                text.write(reports.get(i));
            }
        }
        out.flush();
    }
}
