package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.ParameterTypes;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.database.tdb.Statement.ParameterStatement;
import org.espei4j.calphad.database.tdb.Statement.Word;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;
import org.espei4j.calphad.expr.Expr;

/// Collects the parameters of a file, once its phases are known.
final class ParameterCollector {

    /// From this many constituents on one sublattice, the order of a parameter counts components.
    private static final int TERNARY = 3;

    private static final TemperatureRanges NO_VALUE = TemperatureRanges.of(Expr.ZERO);

    private final Problems problems;
    private final Map<String, PhaseDraft> phases;
    private final Set<String> species;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<Parameter, SourcePlace> firstPlaces = new HashMap<>();
    private final Suggestions suggestions = new Suggestions();
    private final Suggestions phaseHints = new Suggestions();
    private final Suggestions speciesHints = new Suggestions();
    private final Set<String> unknownTypes = new HashSet<>();
    private final Set<String> unknownSpecies = new HashSet<>();
    private final SortedMap<String, Integer> unusedOfPhase = new TreeMap<>();

    /// @param phases all phases of the file, the defective ones included
    /// @param species all species of the file
    ParameterCollector(Problems problems, Map<String, PhaseDraft> phases, Set<String> species) {
        this.problems = problems;
        this.phases = phases;
        this.species = species;
    }

    /// All parameters that are not left out.
    List<Parameter> parameters() {
        return parameters;
    }

    /// Adds a parameter. One of a phase that the file does not define is kept, it just is not used.
    void add(ParameterStatement statement) {
        String type = ParameterTypes.canonical(statement.type());
        Parameter parameter = new Parameter(
                type,
                statement.phase(),
                statement.diffusing(),
                names(statement),
                statement.order(),
                statement.ranges().value(),
                statement.ranges().reference(),
                Optional.of(statement.place()));
        if (!ParameterTypes.isKnown(type) && unknownTypes.add(type)) {
            problems.add(TdbProblem.UNKNOWN_PARAMETER_TYPE.problem(
                    statement.place(), type, Spelling.hint(type, ParameterTypes.names())));
        }
        checkDiffusing(statement);
        PhaseDraft phase = phases.get(statement.phase());
        if (phase == null) {
            unused(statement);
        } else if (!phase.isDefective() && !fits(statement, parameter, phase)) {
            return;
        }
        checkOrder(statement, parameter);
        checkRepetition(parameter);
        parameters.add(parameter);
    }

    private void checkDiffusing(ParameterStatement statement) {
        String diffusing = statement.diffusing().orElse("");
        if (!diffusing.isEmpty() && !species.contains(diffusing) && unknownSpecies.add(diffusing)) {
            problems.add(TdbProblem.UNKNOWN_DIFFUSING_SPECIES.problem(
                    statement.place(), diffusing, speciesHints.hint(diffusing, species)));
        }
    }

    /// Parameters of phases that are defined elsewhere are usual; a name that is spelt almost like one of the file is rather
    /// a slip.
    private void unused(ParameterStatement statement) {
        String phase = statement.phase();
        String hint = phaseHints.hint(phase, phases.keySet());
        if (unusedOfPhase.merge(phase, 1, Integer::sum) == 1 && !hint.isEmpty()) {
            problems.add(TdbProblem.PARAMETER_OF_UNKNOWN_PHASE.problem(statement.place(), phase, hint));
        }
    }

    private static List<List<String>> names(ParameterStatement statement) {
        return statement.array().stream()
                .map(words -> words.stream().map(Word::text).toList())
                .toList();
    }

    private boolean fits(ParameterStatement statement, Parameter parameter, PhaseDraft phase) {
        int given = parameter.constituents().size();
        int expected = phase.sublattices().size();
        // A parameter of an ionic liquid with one sublattice speaks of the neutral species on the second one.
        boolean neutrals = phase.hasOption('Y') && given == 1 && expected == 2;
        if (given != expected && !neutrals) {
            problems.add(TdbProblem.PARAMETER_SUBLATTICES.problem(
                    statement.place(), parameter.notation(), given, expected, phase.name()));
            return false;
        }
        for (int s = 0; s < given; s++) {
            int sublattice = neutrals ? 1 : s;
            List<String> known = phase.sublattices().get(sublattice).constituents();
            for (Word word : statement.array().get(s)) {
                String name = word.text();
                if (!name.equals(Parameter.WILDCARD) && !known.contains(name)) {
                    problems.add(TdbProblem.PARAMETER_CONSTITUENT.problem(
                            word.place(),
                            parameter.notation(),
                            sublattice + 1,
                            phase.name(),
                            name,
                            String.join(", ", known),
                            name.length() > 1 ? suggestions.hint(name, known) : ""));
                    return false;
                }
            }
        }
        return true;
    }

    private void checkOrder(ParameterStatement statement, Parameter parameter) {
        for (int s = 0; s < parameter.constituents().size(); s++) {
            List<String> listed =
                    statement.array().get(s).stream().map(Word::text).toList();
            List<String> sorted = parameter.constituents().get(s);
            boolean counts = parameter.order() % 2 == 1 || (listed.size() >= TERNARY && parameter.order() > 0);
            if (counts && !listed.equals(sorted)) {
                problems.add(TdbProblem.CONSTITUENTS_SORTED.problem(statement.place(), parameter.notation()));
            }
            for (int i = 1; i < sorted.size(); i++) {
                if (sorted.get(i).equals(sorted.get(i - 1))) {
                    problems.add(TdbProblem.CONSTITUENT_TWICE.problem(
                            statement.place(), parameter.notation(), sorted.get(i)));
                }
            }
        }
    }

    private void checkRepetition(Parameter parameter) {
        // What makes two parameters the same: everything but value and reference, with G and L as one type.
        Parameter key = new Parameter(
                parameter.isGibbsEnergy() ? "G" : parameter.type(),
                parameter.phase(),
                parameter.diffusing(),
                parameter.constituents(),
                parameter.order(),
                NO_VALUE,
                Optional.empty(),
                Optional.empty());
        SourcePlace place = parameter.place().orElseThrow();
        SourcePlace first = firstPlaces.putIfAbsent(key, place);
        if (first != null) {
            problems.add(TdbProblem.PARAMETER_REPEATED.problem(place, parameter.notation(), "line " + first.line()));
        }
    }

    /// Reports how many parameters are not used, once all are added.
    void finish(SourcePlace file) {
        int count = unusedOfPhase.values().stream().mapToInt(Integer::intValue).sum();
        if (count > 0) {
            problems.add(TdbProblem.PARAMETERS_UNUSED.problem(file, count, String.join(", ", unusedOfPhase.keySet())));
        }
    }
}
