package org.espei4j.assess.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.assess.refstate.ReferenceState;
import org.espei4j.assess.refstate.ReferenceStates;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.DatabaseFunction;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Sublattice;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.expr.Expr;

/// The database from which a selection starts: elements with their reference phases, functions for the elements' stable
/// forms, phases without parameters. What an input database has of these is kept.
final class StartingDatabase {

    /// Limits of functions and parameters that hold at all temperatures, K.
    static final double LOWEST_TEMPERATURE = 1;

    static final double HIGHEST_TEMPERATURE = 10000;

    private final PhaseModels models;
    private final ReferenceState table;
    private final Problems problems;
    private final Database.Builder builder;

    private StartingDatabase(PhaseModels models, ReferenceState table, Optional<Database> input, Problems problems) {
        this.models = models;
        this.table = table;
        this.problems = problems;
        this.builder = input.map(Database::toBuilder).orElseGet(Database::builder);
    }

    /// @param models phase models, reduced to their components
    /// @param table energies of the pure elements
    /// @param input database whose content is kept
    /// @param problems receives warnings and errors
    /// @throws BadInputException with all problems, if the table lacks an element or the input database has a phase
    ///     with other sublattices than the phase models
    static Database create(PhaseModels models, ReferenceState table, Optional<Database> input, Problems problems)
            throws BadInputException {
        return new StartingDatabase(models, table, input, problems)
                .create(input.orElse(Database.builder().build()));
    }

    private Database create(Database input) throws BadInputException {
        for (String component : models.components()) {
            addElement(component, input);
        }
        for (PhaseModel model : models.phases().values()) {
            Phase phase = phase(model);
            input.phase(model.name())
                    .ifPresentOrElse(kept -> checkSublattices(model, kept, phase), () -> builder.phase(phase));
        }
        problems.throwIfErrors();
        return builder.build();
    }

    private void addElement(String symbol, Database input) throws BadInputException {
        Optional<Element> known =
                table.element(symbol).or(() -> ReferenceStates.builtIn("SGTE91").element(symbol));
        if (known.isEmpty()
                || (!symbol.equals(Element.VACANCY) && table.stable(symbol).isEmpty())) {
            problems.add(Problem.error(
                    SourcePlace.of("phase models"),
                    "component " + symbol + " is not in the reference state " + table.name(),
                    "one of " + String.join(", ", table.elements()),
                    ""));
            return;
        }
        Element element = known.get();
        if (!input.elements().containsKey(symbol)) {
            builder.element(withReferencePhaseOfModels(element));
        }
        String name = ReferenceState.stableFunctionName(symbol);
        if (input.function(name).isEmpty()) {
            TemperatureRanges value = symbol.equals(Element.VACANCY)
                    ? TemperatureRanges.of(LOWEST_TEMPERATURE, Expr.ZERO, HIGHEST_TEMPERATURE)
                    : table.stable(symbol).orElseThrow();
            addFunctions(builder, table, name, value);
        }
    }

    /// Adds a function of the table with the functions it needs, where the database does not have them.
    static void addFunctions(Database.Builder builder, ReferenceState table, String name, TemperatureRanges value) {
        if (builder.function(name).isEmpty()) {
            builder.function(DatabaseFunction.of(name, value));
        }
        table.functionsNeededBy(value).forEach((needed, function) -> {
            if (builder.function(needed).isEmpty()) {
                builder.function(DatabaseFunction.of(needed, function.value()));
            }
        });
    }

    private Element withReferencePhaseOfModels(Element element) {
        if (element.name().equals(Element.VACANCY)) {
            return element;
        }
        String phase = element.referencePhase();
        Optional<String> holder = models.phaseWithAlias(phase).map(PhaseModel::name);
        if (holder.isEmpty() && models.phase(phase).isEmpty()) {
            problems.add(Problem.warning(
                    SourcePlace.of("phase models"),
                    "the reference phase " + phase + " of " + element.name() + " is not among the phases",
                    "",
                    "Energies are referred to its function " + ReferenceState.stableFunctionName(element.name())
                            + "."));
        }
        return new Element(element.name(), holder.orElse(phase), element.mass(), element.enthalpy(), element.entropy());
    }

    private static Phase phase(PhaseModel model) {
        List<Sublattice> sublattices = new ArrayList<>();
        for (int s = 0; s < model.sublattices().size(); s++) {
            sublattices.add(
                    Sublattice.of(model.siteRatios().get(s), model.sublattices().get(s)));
        }
        return Phase.of(model.name(), sublattices);
    }

    private void checkSublattices(PhaseModel model, Phase kept, Phase wanted) {
        List<String> has =
                kept.sublattices().stream().map(StartingDatabase::describe).toList();
        List<String> needs =
                wanted.sublattices().stream().map(StartingDatabase::describe).toList();
        boolean fits = kept.sublattices().size() == wanted.sublattices().size();
        for (int s = 0; fits && s < needs.size(); s++) {
            Sublattice old = kept.sublattices().get(s);
            fits = old.siteRatio() == wanted.sublattices().get(s).siteRatio()
                    && old.constituents()
                            .containsAll(wanted.sublattices().get(s).constituents());
        }
        if (!fits) {
            problems.add(Problem.error(
                    model.place(),
                    "phase " + model.name() + " has the sublattices " + String.join(" ", has)
                            + " in the input database",
                    String.join(" ", needs) + " as in the phase models",
                    "Maybe one of the two files is of another assessment."));
        }
    }

    private static String describe(Sublattice sublattice) {
        return "(" + String.join(",", sublattice.constituents()) + ")" + sublattice.siteRatio();
    }
}
