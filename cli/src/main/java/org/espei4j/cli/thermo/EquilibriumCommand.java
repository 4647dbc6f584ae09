package org.espei4j.cli.thermo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.ConditionGrid;
import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.EquilibriumSeries;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.espei4j.calphad.property.EquilibriumProperties;
import org.espei4j.calphad.property.Property;
import org.espei4j.calphad.property.ReferenceState;
import org.espei4j.cli.terminal.ArgumentProblem;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.Findings;
import org.espei4j.cli.terminal.JsonLines;
import org.espei4j.cli.terminal.Notices;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cli.terminal.RunFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `espei equilibrium`: which phases are stable, in which amounts and of which composition.
@Command(
        name = "equilibrium",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = {
            "Computes global equilibria and prints them as a table or as JSON.",
            "Conditions are T (K), P (Pa), N (mol of atoms), X(A) (mole fraction), N(A) (mol), MU(A) (J/mol), AC(A) and"
                    + " AC(A,PHASE) (activity, against the database or the pure phase), NP(PHASE) (part of all atoms), H (J),"
                    + " S (J/K), V (m3) and, per mole of atoms, HM, SM, VM; as many as elements and two more. P is 101325 and"
                    + " N is 1 if nothing is said. Values may be lists 1,2,5 and ranges start:stop:step; then all"
                    + " combinations are computed.",
            "Exit code 0: all equilibria were found; 1: some were not; 2: database, components, phases or conditions cannot"
                    + " be used."
        },
        footer = {
            "",
            "Examples:",
            "  espei equilibrium --db alni.tdb --conditions \"T=1000, X(NI)=0.3\"",
            "  espei equilibrium --db alni.tdb --json \\",
            "      --conditions \"T=300:1500:50, X(NI)=0.1,0.2\"",
            "  espei equilibrium --db alni.tdb --conditions \"T=1000, X(NI)=0:1:0.05\" \\",
            "      --properties \"HMR, ACR(AL)\" --reference AL=FCC_A1,NI=FCC_A1",
            "  espei equilibrium --db alni.tdb --conditions \"X(NI)=0.3, NP(LIQUID)=0\"",
            "  espei equilibrium --db alni.tdb --conditions \"T=1000, AC(AL,FCC_A1)=0.1\"",
            "  echo '{\"T\":1000, \"X\":{\"NI\":0.3}}' |",
            "      espei equilibrium --db alni.tdb --batch -"
        })
public final class EquilibriumCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SystemArguments arguments;

    @ArgGroup(multiplicity = "1")
    private final Question question = new Question();

    /// What is asked: one of the two.
    private static final class Question {

        @Option(names = "--conditions", paramLabel = "T=..,X(A)=..", description = "The conditions.")
        private @Nullable String conditions;

        @Option(
                names = "--batch",
                paramLabel = "FILE|-",
                description =
                        "A file with one JSON object per line, {\"T\":1000, \"P\":101325, \"X\":{\"NI\":0.3}}, each of"
                                + " which is answered with one; - is standard input.")
        private @Nullable Path batch;
    }

    @Mixin
    private PhaseArguments phases;

    @Option(
            names = "--dormant",
            paramLabel = "P,Q",
            description = "Phases that may not form, but whose driving forces are told.")
    private @Nullable String dormant;

    @Option(
            names = "--status",
            split = ",",
            paramLabel = "P=status",
            description =
                    "How phases take part: entered, dormant, suspended, fixed (just stable, with nothing of it) or"
                            + " fixed:0.5 (half of all atoms), which counts as a condition.")
    private List<String> status = List.of();

    @Option(
            names = "--properties",
            paramLabel = "HM,X(P,A)",
            description =
                    "Properties to compute besides, for a range of conditions in place of the phases: GM, HM, SM, VM, CPM,"
                            + " MU(A), AC(A), X(P,A), NP(P), HM(P), DGM(P), T0(P,Q), HM.T and many more; docs/reference/command-line.md"
                            + " has them all.")
    private String properties = "";

    @Option(
            names = {"--reference", "--references"},
            paramLabel = "A=P,B=Q",
            description =
                    "Reference states for ACR, MUR, GMR, HMR, SMR: an element in a phase at the temperature of the"
                            + " equilibrium, A=FCC_A1, or at another one, A=FCC_A1@298.15.")
    private String references = "";

    @Option(names = "--json", description = "Print one JSON document, for programs.")
    private boolean json;

    @Option(
            names = "--csv",
            description = "Print values separated by commas, with all their digits, for spreadsheets and data frames.")
    private boolean csv;

    /// @param console where messages go
    public EquilibriumCommand(Console console) {
        this.console = console;
    }

    /// What the texts among the arguments say.
    ///
    /// @param grid the conditions that could be read
    /// @param complete whether these are all that there are
    private record Texts(
            PhaseStatuses statuses,
            List<ReferenceState> states,
            List<Property> wanted,
            ConditionGrid grid,
            boolean complete) {

        /// Conditions on phases, and phases that may not form, that hold in every equilibrium.
        ConditionDefaults defaults(List<String> dormant) {
            return new ConditionDefaults(new TreeMap<>(), List.of())
                    .with(PhaseStatuses.dormant(dormant))
                    .with(statuses.withoutSuspended());
        }
    }

    @Override
    public Integer call() throws BadInputException, RunFailedException {
        Findings findings = new Findings();
        Notices notices = new Notices(console, arguments.verbose());
        Texts texts = read(findings);
        Optional<ThermodynamicSystem> system = system(notices, texts, findings);
        Optional<PhaseSelection> selection = system.flatMap(found -> findings.read(found::models));
        if (system.isEmpty() || selection.isEmpty()) {
            checkGrid(texts, Conditions::check, findings);
            throw findings.exception();
        }
        return compute(texts, system.get(), selection.get(), notices, findings);
    }

    private Texts read(Findings findings) {
        if (question.batch != null) {
            Path batch = question.batch;
            findings.check(() -> JsonLines.require(batch));
        }
        if (question.batch != null && (json || csv)) {
            notTogether(json ? "--json" : "--csv", "--batch", "What --batch answers is JSON in lines.", findings);
        }
        if (json && csv) {
            notTogether("--json", "--csv", "", findings);
        }
        Problems conditions = new Problems();
        ConditionGrid grid = ConditionGrid.parse(question.conditions == null ? "" : question.conditions, conditions);
        conditions.all().forEach(findings::add);
        Optional<PhaseStatuses> statuses = findings.read(() -> PhaseStatuses.parse(status));
        return new Texts(
                statuses.orElse(PhaseStatuses.none()),
                findings.read(() -> ReferenceState.parseAll(references)).orElse(List.of()),
                findings.read(() -> Property.parseAll(properties)).orElse(List.of()),
                grid,
                question.batch == null && !conditions.hasErrors() && statuses.isPresent());
    }

    private static void notTogether(String first, String second, String hint, Findings findings) {
        findings.add(ArgumentProblem.NOT_TOGETHER.at(SourcePlace.of("arguments"), "", first, second, hint));
    }

    private Optional<ThermodynamicSystem> system(Notices notices, Texts texts, Findings findings) {
        List<String> further = new ArrayList<>(names(dormant));
        further.addAll(texts.statuses.withoutSuspended().phases());
        Stream<String> references = Stream.concat(
                texts.states.stream().map(ReferenceState::phase),
                texts.grid.axes().stream().flatMap(EquilibriumCommand::referenceOf));
        return arguments.system(
                notices,
                chosen -> phases.choose(chosen, further).suspended(texts.statuses.suspended()),
                references.toList(),
                findings);
    }

    /// The phase to which a condition refers, if it is on an activity.
    private static Stream<String> referenceOf(ConditionGrid.Axis axis) {
        return axis.values().getFirst() instanceof Condition.Activity given ? given.phase().stream() : Stream.empty();
    }

    private int compute(
            Texts texts, ThermodynamicSystem system, PhaseSelection selection, Notices notices, Findings findings)
            throws BadInputException, RunFailedException {
        EquilibriumSpecs specs = EquilibriumSpecs.of(system, selection);
        PropertyReport report = PropertyReport.of(
                EquilibriumProperties.of(system, selection, specs), texts.states, texts.wanted, findings);
        long impossible = checkGrid(texts, texts.complete ? specs::check : specs::checkSome, findings);
        findings.throwIfAny();
        selection.models().values().forEach(model -> notices.addFirst(model.notes()));
        notices.show();
        phases.tellLeftOut(system, selection, console);
        EquilibriumSeries series = EquilibriumSeries.of(specs);
        ConditionDefaults defaults = texts.defaults(names(dormant));
        if (question.batch != null) {
            return answer(question.batch, series, defaults, report);
        }
        EquilibriumWriter writer = writer(texts.grid, system, selection, report);
        return new EquilibriumGridRun(
                        series, defaults, report, console, spec.commandLine().getOut())
                .run(texts.grid, impossible, writer);
    }

    /// Checks conditions, or, before questions are answered, what holds for all of them.
    ///
    /// @return number of combinations that are left out
    private long checkGrid(Texts texts, GridCheck.Check check, Findings findings) {
        GridCheck grid = new GridCheck(texts.defaults(names(dormant)), check);
        return findings.read(() -> grid.impossible(texts.grid)).orElse(0L);
    }

    private EquilibriumWriter writer(
            ConditionGrid grid, ThermodynamicSystem system, PhaseSelection selection, PropertyReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            return new EquilibriumDocument(out, system, selection, report);
        }
        if (csv) {
            return new EquilibriumCsv(out, report, grid, system.elements());
        }
        return grid.combinations() > 1 && !report.wanted().isEmpty()
                ? new PropertyTable(out, report, grid)
                : new EquilibriumTable(out, selection, grid, report);
    }

    private static List<String> names(@Nullable String list) {
        return list == null ? List.of() : SystemArguments.names(list);
    }

    private int answer(Path batch, EquilibriumSeries series, ConditionDefaults defaults, PropertyReport report)
            throws RunFailedException {
        JsonLines lines =
                new JsonLines(JsonLines.nameOf(batch), spec.commandLine().getOut());
        try (InputStream questions = JsonLines.open(batch)) {
            lines.answerAll(questions, new EquilibriumRespondent(series, defaults, report, lines));
        } catch (IOException unreadable) {
            throw new RunFailedException(
                    JsonLines.nameOf(batch) + " could not be read to its end: " + unreadable.getMessage(), unreadable);
        }
        return lines.summary(console);
    }
}
