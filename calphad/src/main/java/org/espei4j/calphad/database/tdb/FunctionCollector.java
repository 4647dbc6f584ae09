package org.espei4j.calphad.database.tdb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.DatabaseFunction;
import org.espei4j.calphad.database.FunctionGraph;
import org.espei4j.calphad.database.tdb.Statement.FunctionStatement;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Collects the functions of a file and reports how they hang together.
final class FunctionCollector {

    /// Function that programs predefine, `R*T*LN(1E-05*P)`.
    private static final String PRESSURE_TERM = "RTLNP";

    /// How many users of an undefined function a message names.
    private static final int NAMED_USERS = 3;

    private static final Map<String, String> HIDDEN = Map.of("T", "temperature", "P", "pressure");

    private final Problems problems;
    private final Map<String, DatabaseFunction> functions = new TreeMap<>();
    private final Map<String, SourcePlace> places = new HashMap<>();

    FunctionCollector(Problems problems) {
        this.problems = problems;
    }

    Map<String, DatabaseFunction> functions() {
        return functions;
    }

    void add(FunctionStatement statement) {
        DatabaseFunction function = new DatabaseFunction(
                statement.name(),
                statement.ranges().value(),
                statement.ranges().reference(),
                Optional.of(statement.place()));
        DatabaseFunction known = functions.putIfAbsent(function.name(), function);
        if (known == null) {
            places.put(function.name(), statement.place());
        } else if (!known.value().equals(function.value())) {
            SourcePlace first = places.getOrDefault(function.name(), statement.place());
            problems.add(
                    TdbProblem.FUNCTION_REDEFINED.problem(statement.place(), function.name(), "line " + first.line()));
        }
    }

    /// Reports functions that are hidden, undefined, unused, or defined by each other.
    void report(Database database, SourcePlace file) {
        functions.forEach((name, function) -> {
            SourcePlace place = places.getOrDefault(name, file);
            if (HIDDEN.containsKey(name)) {
                problems.add(TdbProblem.FUNCTION_HIDDEN.problem(place, name, HIDDEN.get(name)));
            } else if (name.equals(FunctionGraph.GAS_CONSTANT)) {
                problems.add(TdbProblem.GAS_CONSTANT_DEFINED.problem(
                        place, function.value().first().toString()));
            }
        });
        FunctionGraph graph = FunctionGraph.of(database);
        for (List<String> cycle : graph.cycles()) {
            problems.add(TdbProblem.FUNCTION_CYCLE.problem(
                    places.getOrDefault(cycle.getFirst(), file),
                    String.join(" needs ", cycle) + " needs " + cycle.getFirst()));
        }
        reportUndefined(database, graph, file);
        SortedSet<String> unused = new TreeSet<>(graph.unused());
        unused.removeAll(HIDDEN.keySet());
        unused.remove(FunctionGraph.GAS_CONSTANT);
        if (!unused.isEmpty()) {
            problems.add(TdbProblem.FUNCTIONS_UNUSED.problem(file, String.join(", ", unused)));
        }
    }

    private void reportUndefined(Database database, FunctionGraph graph, SourcePlace file) {
        Suggestions suggestions = new Suggestions();
        Map<String, SourcePlace> parameterPlaces = new HashMap<>();
        database.parameters()
                .forEach(p -> p.place().ifPresent(place -> parameterPlaces.putIfAbsent(p.notation(), place)));
        Set<String> defined = functions.keySet();
        graph.undefined().forEach((name, users) -> {
            String first = users.getFirst();
            SourcePlace place = first.startsWith("function ")
                    ? places.getOrDefault(first.substring("function ".length()), file)
                    : parameterPlaces.getOrDefault(first, file);
            String named = String.join(", ", users.subList(0, Math.min(NAMED_USERS, users.size())));
            if (users.size() > NAMED_USERS) {
                named += " and " + (users.size() - NAMED_USERS) + " more";
            }
            problems.add(
                    name.equals(PRESSURE_TERM)
                            ? TdbProblem.PRESSURE_TERM_PREDEFINED.problem(place, named)
                            : TdbProblem.FUNCTION_UNDEFINED.problem(
                                    place, name, named, suggestions.hint(name, defined)));
        });
    }
}
