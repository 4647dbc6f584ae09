package org.espei4j.assess.residual;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espei4j.assess.Compatibility;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Sublattice;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.model.PhaseSelection.LeftOut.Unbuildable;
import org.espei4j.calphad.model.UnbuildablePhaseException;

/// Whether the phases of a database can be calculated in the system of an assessment, and are those of its phase models.
///
/// A phase whose description is defective must not simply be missing from the equilibria: all others would be fitted to
/// phase boundaries with it.
public final class DatabaseCheck {

    /// Site ratios that differ by less, relative, are the same: databases round thirds.
    private static final double RATIO_TOLERANCE = 1e-3;

    private final String file;
    private final PhaseModels models;
    private final Problems problems;

    private DatabaseCheck(String file, PhaseModels models, Problems problems) {
        this.file = file;
        this.models = models;
        this.problems = problems;
    }

    /// Checks a database whose parameters are kept while others are generated; it may lack elements of the system.
    ///
    /// @param file name of the database, for messages
    /// @param problems receives the phases that cannot be calculated
    public static void ofKept(
            Database database, String file, PhaseModels models, Compatibility compatibility, Problems problems) {
        new DatabaseCheck(file, models, problems).phases(database, known(database, models), compatibility);
    }

    /// Checks a database that is assessed.
    ///
    /// @param file name of the database, for messages
    /// @param datasets all datasets of the run
    /// @param problems receives the phases that cannot be calculated, and how the database differs from the phase models;
    ///     a modelled phase that the database lacks is an error if there are data about it
    public static void ofAssessed(
            Database database,
            String file,
            PhaseModels models,
            Collection<? extends Dataset> datasets,
            Compatibility compatibility,
            Problems problems) {
        DatabaseCheck check = new DatabaseCheck(file, models, problems);
        SortedSet<String> known = known(database, models);
        check.elements(database, known);
        SortedMap<String, PhaseSelection.LeftOut> leftOut = check.phases(database, known, compatibility);
        Set<String> measured =
                datasets.stream().flatMap(dataset -> dataset.phases().stream()).collect(Collectors.toSet());
        for (PhaseModel model : models.active().phases().values()) {
            check.compare(model, database, leftOut, measured.contains(model.name()));
        }
    }

    /// The components that the database has; the vacancy needs no definition.
    private static SortedSet<String> known(Database database, PhaseModels models) {
        SortedSet<String> known = new TreeSet<>(models.components());
        known.removeIf(component ->
                !component.equals(PhaseModel.VACANCY) && !database.elements().containsKey(component));
        return known;
    }

    /// Reports components of the phase models that are no elements of the database.
    private void elements(Database database, SortedSet<String> known) {
        for (String component : models.components()) {
            if (!known.contains(component)) {
                Set<String> elements = database.elements().keySet();
                problems.add(Problem.error(
                        SourcePlace.of(file),
                        "the database has no element " + component + ", which is a component of the phase models",
                        elements.isEmpty() ? "elements" : "one of " + String.join(", ", elements),
                        ""));
            }
        }
    }

    /// Reports defective phases, and what is suspicious about the others.
    ///
    /// @return the phases of the database that cannot be calculated
    private SortedMap<String, PhaseSelection.LeftOut> phases(
            Database database, SortedSet<String> components, Compatibility compatibility) {
        PhaseSelection selection = PhaseSelection.of(database, components, AssessedSystem.options(compatibility));
        selection.models().values().forEach(model -> model.notes().forEach(problems::add));
        for (Map.Entry<String, PhaseSelection.LeftOut> phase :
                selection.leftOut().entrySet()) {
            if (phase.getValue() instanceof Unbuildable(UnbuildablePhaseException cause)
                    && !cause.reason().isAbsence()) {
                Problem defect = cause.problem();
                problems.add(Problem.error(
                        database.phase(phase.getKey()).flatMap(Phase::place).orElse(SourcePlace.of(file)),
                        defect.found(),
                        defect.expected(),
                        mend(cause, defect)));
            }
        }
        return selection.leftOut();
    }

    private static String mend(UnbuildablePhaseException cause, Problem defect) {
        return switch (cause.reason()) {
            case UNDEFINED_FUNCTION ->
                "Add a FUNCTION command for each; if nothing is meant, FUNCTION name 298.15 0; 6000 N !";
            case UNSUPPORTED_MODEL -> "Remove the phase, or describe it by a model that is supported.";
            default -> defect.mend();
        };
    }

    private void compare(
            PhaseModel model,
            Database database,
            SortedMap<String, PhaseSelection.LeftOut> leftOut,
            boolean isMeasured) {
        Severity severity = isMeasured ? Severity.ERROR : Severity.WARNING;
        String path = "/phases/" + model.name();
        Phase phase = database.phase(model.name()).orElse(null);
        if (phase == null) {
            Set<String> names = database.phases().keySet();
            problems.add(new Problem(
                    severity,
                    model.place(),
                    path,
                    "the database " + file + " has no phase " + model.name(),
                    names.isEmpty() ? "phases in the database" : "one of " + String.join(", ", names),
                    Spelling.hint(model.name(), names)));
        } else if (leftOut.get(model.name()) instanceof Unbuildable(UnbuildablePhaseException cause)) {
            if (cause.reason().isAbsence()) {
                problems.add(new Problem(
                        severity,
                        model.place(),
                        path,
                        cause.problem().found(),
                        cause.problem().expected(),
                        ""));
            }
        } else if (!phase.hasOption('Y')) {
            // The site ratios of an ionic liquid depend on its composition.
            compareSublattices(model, phase, path);
        }
    }

    private void compareSublattices(PhaseModel model, Phase phase, String path) {
        List<Double> ratios =
                phase.sublattices().stream().map(Sublattice::siteRatio).toList();
        if (!areProportional(ratios, model.siteRatios())) {
            problems.add(difference(model, path, "site ratios " + model.siteRatios(), ratios.toString()));
            return;
        }
        for (int s = 0; s < ratios.size(); s++) {
            SortedSet<String> assessed =
                    new TreeSet<>(phase.sublattices().get(s).constituents());
            assessed.retainAll(models.components());
            SortedSet<String> modelled = new TreeSet<>(model.sublattices().get(s));
            boolean elementsOnly = phase.sublattices().get(s).constituents().stream()
                    .allMatch(constituent -> constituent.length() <= 2);
            if (elementsOnly && !assessed.equals(modelled)) {
                problems.add(difference(
                        model,
                        path,
                        String.format(Locale.ROOT, "%s on sublattice %d", String.join(", ", modelled), s),
                        String.join(", ", assessed)));
            }
        }
    }

    private Problem difference(PhaseModel model, String path, String modelled, String assessed) {
        return new Problem(
                Severity.WARNING,
                model.place(),
                path,
                model.name() + " has " + modelled + ", which is not what the database " + file + " has",
                assessed,
                "The database is what is calculated.");
    }

    private static boolean areProportional(List<Double> first, List<Double> second) {
        if (first.size() != second.size()) {
            return false;
        }
        double factor = first.getFirst() / second.getFirst();
        for (int s = 0; s < first.size(); s++) {
            if (Math.abs(first.get(s) - factor * second.get(s)) > RATIO_TOLERANCE * first.get(s)) {
                return false;
            }
        }
        return true;
    }
}
