package org.espei4j.calphad.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.expr.Symbols;

/// Which functions of a database need which others. Immutable.
public final class FunctionGraph {

    /// The gas constant, which no database has to define.
    public static final String GAS_CONSTANT = "R";

    private final SortedMap<String, SortedSet<String>> dependencies = new TreeMap<>();
    private final SortedMap<String, List<String>> undefined = new TreeMap<>();
    private final SortedSet<String> unused;
    private final List<String> definitionOrder = new ArrayList<>();
    private final List<List<String>> cycles = new ArrayList<>();

    private FunctionGraph(Database database) {
        unused = new TreeSet<>(database.functions().keySet());
        database.functions().forEach((name, function) -> {
            SortedSet<String> names = names(function.value());
            dependencies.put(name, names);
            note(database, names, "function " + name);
        });
        for (Parameter parameter : database.parameters()) {
            note(database, names(parameter.value()), parameter.notation());
        }
        order();
    }

    /// The graph of all functions of a database.
    public static FunctionGraph of(Database database) {
        return new FunctionGraph(database);
    }

    /// All functions, each after those that it needs, otherwise by name; functions of a cycle, and those that need
    /// them, stand at the end.
    public List<String> definitionOrder() {
        return Collections.unmodifiableList(definitionOrder);
    }

    /// Functions that need themselves: each cycle as the names on it, in the order in which one needs the next.
    public List<List<String>> cycles() {
        return Collections.unmodifiableList(cycles);
    }

    /// Names that expressions use but no function defines, without the gas constant, and for each of them who uses it:
    /// `function NAME` or the notation of a parameter.
    public SortedMap<String, List<String>> undefined() {
        return Collections.unmodifiableSortedMap(undefined);
    }

    /// Functions that no parameter and no other function uses.
    public SortedSet<String> unused() {
        return Collections.unmodifiableSortedSet(unused);
    }

    /// The names that the expressions of a function or parameter use directly.
    public static SortedSet<String> names(TemperatureRanges value) {
        SortedSet<String> names = new TreeSet<>();
        for (Symbol symbol : Symbols.of(
                value.ranges().stream().map(TemperatureRanges.Range::expression).toList())) {
            if (symbol instanceof Symbol.Named named) {
                names.add(named.name());
            }
        }
        return names;
    }

    private void note(Database database, Set<String> names, String user) {
        for (String name : names) {
            unused.remove(name);
            if (!database.functions().containsKey(name) && !name.equals(GAS_CONSTANT)) {
                undefined.computeIfAbsent(name, _ -> new ArrayList<>()).add(user);
            }
        }
    }

    /// Kahn's algorithm, with the ready functions sorted by name. What it cannot reach needs a cycle.
    private void order() {
        Map<String, List<String>> users = new HashMap<>();
        Map<String, Integer> waitingFor = new LinkedHashMap<>();
        SortedSet<String> ready = new TreeSet<>();
        dependencies.forEach((name, needed) -> {
            int count = 0;
            for (String other : needed) {
                if (dependencies.containsKey(other)) {
                    users.computeIfAbsent(other, _ -> new ArrayList<>()).add(name);
                    count++;
                }
            }
            waitingFor.put(name, count);
            if (count == 0) {
                ready.add(name);
            }
        });
        while (!ready.isEmpty()) {
            String next = ready.removeFirst();
            definitionOrder.add(next);
            waitingFor.remove(next);
            for (String user : users.getOrDefault(next, List.of())) {
                if (waitingFor.merge(user, -1, Integer::sum) == 0) {
                    ready.add(user);
                }
            }
        }
        definitionOrder.addAll(waitingFor.keySet());
        findCycles(waitingFor.keySet());
    }

    /// Every function left over needs another one left over, so a walk along these must meet itself.
    private void findCycles(Set<String> leftOver) {
        Set<String> visited = new HashSet<>();
        for (String start : leftOver) {
            Map<String, Integer> path = new LinkedHashMap<>();
            String name = start;
            while (visited.add(name)) {
                path.put(name, path.size());
                name = dependencies.getOrDefault(name, Collections.emptySortedSet()).stream()
                        .filter(leftOver::contains)
                        .findFirst()
                        .orElseThrow();
            }
            Integer entry = path.get(name);
            if (entry != null) {
                cycles.add(List.copyOf(new ArrayList<>(path.keySet()).subList(entry, path.size())));
            }
        }
    }
}
