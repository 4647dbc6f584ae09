package org.espei4j.cli.thermo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.espei4j.calphad.property.EnergyEvaluation;
import org.espei4j.calphad.property.PropertyProblem;
import org.espei4j.cli.terminal.Console;
import org.espei4j.cli.terminal.Findings;
import org.espei4j.cli.terminal.JsonLines;
import org.espei4j.cli.terminal.Notices;
import org.espei4j.cli.terminal.ProgramVersion;
import org.espei4j.cli.terminal.RunFailedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `espei energy`: energies of one phase at given temperatures, pressures and site fractions.
@Command(
        name = "energy",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = {
            "Computes Gibbs energy, enthalpy, entropy and heat capacity of one phase at given site fractions, per mole of"
                    + " atoms, in SI units.",
            "Reads one JSON object per line, {\"T\":1000, \"P\":101325, \"Y\":[0.3,0.7,1]}, and answers each with one:"
                    + " {\"GM\":..., \"HM\":..., \"SM\":..., \"CPM\":...}, or {\"reason\":...} if it cannot. Y runs over the"
                    + " sublattices in the order of the database, inside a sublattice over the constituents by name. P is"
                    + " 101325 if it is not given.",
            "Exit code 0: all lines were answered; 1: some have a reason in place of an answer; 2: database, phase or"
                    + " components cannot be used."
        },
        footer = {
            "",
            "Examples:",
            "  echo '{\"T\":1000, \"Y\":[0.3,0.7]}' |",
            "      espei energy --db alni.tdb --phase LIQUID --batch -",
            "  espei energy --db alni.tdb --phase LIQUID --batch states.jsonl \\",
            "      --derivatives --contributions"
        })
public final class EnergyCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SystemArguments system;

    @Option(names = "--phase", required = true, paramLabel = "NAME", description = "The phase.")
    private String phase;

    @Option(
            names = "--batch",
            required = true,
            paramLabel = "FILE|-",
            description = "The file with the questions; - is standard input.")
    private Path batch;

    @Option(
            names = "--derivatives",
            description =
                    "Answer also G per mole of formula units, its gradient by T, P and all site fractions, and the upper"
                            + " triangle of its second derivatives row by row in the same order. No site fraction is eliminated.")
    private boolean derivatives;

    @Option(
            names = "--contributions",
            description = "Answer also the parts of GM: ref, idmix, xsmix, mag, 2st, ein, vol, ord.")
    private boolean contributions;

    @Option(
            names = "--properties",
            paramLabel = "TC,BMAGN",
            description =
                    "Answer also properties other than the energy, by the names of their parameters in the database:"
                            + " TC, BMAGN, VISC, MQ&A, ...; DOO is the degree of ordering.")
    private String properties = "";

    /// @param console where messages go
    public EnergyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BadInputException, RunFailedException {
        Findings findings = new Findings();
        Notices notices = new Notices(console, system.verbose());
        findings.check(() -> JsonLines.require(batch));
        Optional<ThermodynamicSystem> chosen = system.system(notices, builder -> builder.phases(phase), findings);
        Optional<PhaseModel> found = chosen.flatMap(it -> findings.read(() -> it.model(phase)));
        if (found.isEmpty()) {
            throw findings.exception();
        }
        PhaseModel model = found.get();
        List<String> names = findings.read(() -> names(model)).orElse(List.of());
        findings.throwIfAny();
        notices.addFirst(model.notes());
        notices.show();
        JsonLines lines =
                new JsonLines(JsonLines.nameOf(batch), spec.commandLine().getOut());
        EnergyRespondent respondent = new EnergyRespondent(
                EnergyEvaluation.of(model, derivatives), model.description(), names, contributions, lines);
        try (InputStream questions = JsonLines.open(batch)) {
            lines.answerAll(questions, respondent);
        } catch (IOException unreadable) {
            throw new RunFailedException(
                    JsonLines.nameOf(batch) + " could not be read to its end: " + unreadable.getMessage(), unreadable);
        }
        respondent.warning().ifPresent(console::println);
        return lines.summary(console);
    }

    /// The properties that are asked for.
    ///
    /// @throws BadInputException if the database gives the phase none of that name
    private List<String> names(PhaseModel model) throws BadInputException {
        Problems problems = new Problems();
        Collection<String> known = model.properties().keySet();
        List<String> names = SystemArguments.names(properties).stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();
        for (String name : names) {
            if (model.property(name).isEmpty()) {
                problems.add(PropertyProblem.NOT_IN_DATABASE.at(
                        SourcePlace.of("properties"),
                        "",
                        name,
                        model.description().name(),
                        known.isEmpty() ? "none: it has no such properties" : "one of " + String.join(", ", known)));
            }
        }
        problems.throwIfErrors();
        return names;
    }
}
