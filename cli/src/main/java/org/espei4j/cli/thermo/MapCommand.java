package org.espei4j.cli.thermo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.mapping.DiagramMapper;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.ExitCode;
import org.espei4j.cli.terminal.Findings;
import org.espei4j.cli.terminal.NamedFile;
import org.espei4j.cli.terminal.Notices;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cli.terminal.RunFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `espei map`: phase diagrams as numbers.
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = {
            "Maps a phase diagram and prints it as a JSON document.",
            "The axes say which: X(A) and T of two elements a binary diagram; X(A) and X(B) of three elements an"
                    + " isothermal section at the T of --conditions; X(A) and T with the other fractions in --conditions an"
                    + " isopleth; one axis alone a series of equilibria with the points at which the phases change.",
            "Exit code 0: the diagram is complete; 1: it has gaps, which it lists; 2: database, components, phases, axes or"
                    + " conditions cannot be used."
        },
        footer = {
            "",
            "Examples:",
            "  espei map --db alni.tdb --x \"X(NI)=0..1\" --y \"T=300..2000\"",
            "  espei map --db alcrni.tdb --x \"X(CR)\" --y \"X(NI)\" --conditions \"T=1300\"",
            "  espei map --db alcrni.tdb --x \"X(NI)=0..0.9\" --y \"T=600..2000\" \\",
            "      --conditions \"X(CR)=0.1\" --out isopleth.json",
            "  espei map --db alcrni.tdb --components AL,NI --x \"T=500:2000:10\" \\",
            "      --conditions \"X(NI)=0.3\""
        })
public final class MapCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SystemArguments arguments;

    @Mixin
    private PhaseArguments phases;

    @Option(
            names = "--x",
            paramLabel = "AXIS",
            description =
                    "An axis: X(A)=0..1 or T=300..2000; X(A) alone is X(A)=0..1. T=300:2000:10 sets also the longest"
                            + " step.")
    private @Nullable String first;

    @Option(names = "--y", paramLabel = "AXIS", description = "The other axis, in the same way.")
    private @Nullable String second;

    @Option(
            names = "--from",
            paramLabel = "X(A)=..",
            description = "With --to, in place of an axis X(A): the composition at the beginning of an axis along any"
                    + " straight line.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "X(A)=..", description = "The composition at its end.")
    private @Nullable String to;

    @Option(
            names = "--conditions",
            paramLabel = "T=..,X(A)=..",
            description =
                    "What stays constant: T (K), P (Pa, by default 101325), X(A). A range start:stop:step is an axis,"
                            + " too.")
    private String conditions = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the document into a file instead of the standard output.")
    private @Nullable Path file;

    public MapCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInputException, RunFailedException {
        Findings findings = new Findings();
        Notices notices = new Notices(console, arguments.verbose());
        if (file != null) {
            Path target = file;
            findings.check(() -> NamedFile.requireWritable("out", target));
        }
        Optional<ThermodynamicSystem> found = arguments.system(notices, phases::choose, findings);
        Optional<MapRequest> asked = request(found.map(ThermodynamicSystem::elements), findings);
        Optional<MapPlan> planned =
                found.isEmpty() ? Optional.empty() : asked.flatMap(request -> findings.read(request::plan));
        Optional<PhaseSelection> selected = found.flatMap(system -> findings.read(system::models));
        if (selected.isEmpty() || planned.isEmpty()) {
            throw findings.exception();
        }
        ThermodynamicSystem system = found.orElseThrow();
        MapRequest request = asked.orElseThrow();
        MapPlan plan = planned.get();
        PhaseSelection selection = selected.get();
        EquilibriumSpecs specs = EquilibriumSpecs.of(selection);
        findings.check(() -> specs.checkPressure(request.conditions().pressure()));
        findings.throwIfAny();
        selection.models().values().forEach(model -> notices.addFirst(model.notes()));
        notices.show();
        phases.tellLeftOut(system, selection, console);
        DiagramDocument document = new DiagramDocument(system, selection, request, plan);
        DiagramMapper mapper = DiagramMapper.of(specs)
                .withPressure(request.conditions().pressure())
                .withSettings(request.settings());
        DiagramDocument.Remarks remarks = map(mapper, plan, document);
        write(document);
        remarks.notes().forEach(note -> console.println("espei: " + note));
        List<String> gaps = remarks.gaps();
        if (!gaps.isEmpty()) {
            console.println("espei: the diagram is not complete; not computed: "
                    + gaps.getFirst()
                    + (gaps.size() == 1 ? "" : "; and " + (gaps.size() - 1) + " more, listed under \"gaps\" in the document"));
            return ExitCode.FAILED;
        }
        return ExitCode.DONE;
    }

    /// What is asked for.
    ///
    /// @param elements of the system, if it is known
    /// @return nothing if something is wrong with it
    private Optional<MapRequest> request(Optional<List<String>> elements, Findings findings) {
        List<String> axes = Stream.of(first, second).filter(Objects::nonNull).toList();
        return findings.read(() -> MapRequest.parse(elements, axes, conditions, from, to));
    }

    private static DiagramDocument.Remarks map(DiagramMapper mapper, MapPlan plan, DiagramDocument document) {
        return switch (plan) {
            case MapPlan.Binary p -> document.add(mapper.binary(p.lowest(), p.highest(), p.from(), p.to()));
            case MapPlan.Isothermal p -> document.add(mapper.isothermal(p.temperature()));
            case MapPlan.Isopleth p -> document.add(mapper.isopleth(p.from(), p.to(), p.lowest(), p.highest()));
            case MapPlan.AlongTemperature p ->
                document.add(mapper.alongTemperature(p.composition(), p.from(), p.to(), p.intervals()));
            case MapPlan.AlongComposition p ->
                document.add(mapper.alongComposition(p.temperature(), p.from(), p.to(), p.intervals()));
        };
    }

    private void write(DiagramDocument document) throws RunFailedException {
        if (file == null) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(document.text());
            if (out.checkError()) {
                throw new RunFailedException("the diagram could not be written to its end");
            }
            return;
        }
        try {
            Files.writeString(file, document.text() + "\n", StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new RunFailedException(file + " could not be written: " + unwritable.getMessage(), unwritable);
        }
    }
}
