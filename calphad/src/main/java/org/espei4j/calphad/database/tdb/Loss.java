package org.espei4j.calphad.database.tdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.expr.Symbols;

/// The commands that an error of a file may have cost. Where it is not certain what was lost, everything
/// is taken to be.
///
/// @param commands text of the commands concerned, upper case; none for an error of the file as a whole
record Loss(List<String> commands) {

    private static final Pattern ARRAY = Pattern.compile("\\(\\s*([^,;()&]+?)\\s*(?:&[^,;]*)?,([^;()]*)");

    private static final Set<Keyword> PHASE_COMMANDS =
            EnumSet.of(Keyword.PHASE, Keyword.CONSTITUENT, Keyword.ADD_CONSTITUENT);

    private static final Pattern PLAIN_FORMULA = Pattern.compile("(?:[A-Z]{1,2}[0-9.]+)+");
    private static final Pattern SYMBOL = Pattern.compile("[A-Z]+");

    Loss {
        commands = List.copyOf(commands);
    }

    /// The commands in which an error stands. Where a command has no end, the one before it may be lost as well.
    static Loss of(Problem problem, List<Command> commands) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            SourcePlace place = problem.place();
            if (place.line() > 0
                    && place.compareTo(command.place()) >= 0
                    && place.compareTo(command.source().place(command.end())) <= 0) {
                texts.add(text(command));
                if (problem.kind() == TdbProblem.MISSING_END && i > 0) {
                    texts.add(text(commands.get(i - 1)));
                }
            }
        }
        return new Loss(texts);
    }

    private static String text(Command command) {
        return command.source().code(command.start(), command.end());
    }

    /// Whether a part of the database may lack something because of the error.
    ///
    /// @param database what is left
    /// @param components chosen components
    /// @param phases chosen phases, with those whose ordered states they are
    boolean concerns(Database database, Set<String> components, Set<String> phases) {
        return commands.isEmpty()
                || commands.stream().anyMatch(command -> concerns(command, database, components, phases));
    }

    /// The phases that are gone because of the error and would belong to the part.
    Set<String> phases(Database database, Set<String> components, Set<String> phases) {
        Set<String> lost = new TreeSet<>();
        for (String command : commands) {
            String[] words = command.strip().split("[\\s,]+", 3);
            List<Keyword> candidates = Keyword.candidates(words[0]);
            if (words.length > 1
                    && !candidates.isEmpty()
                    && PHASE_COMMANDS.contains(candidates.getFirst())
                    && concerns(command, database, components, phases)) {
                lost.add(words[1].replaceFirst("[:#].*", ""));
            }
        }
        return lost;
    }

    private static boolean concerns(String command, Database database, Set<String> components, Set<String> phases) {
        String[] words = command.strip().split("[\\s,]+", 3);
        List<Keyword> candidates = Keyword.candidates(words[0]);
        if (candidates.isEmpty() || words.length < 2) {
            return true;
        }
        String name = words[1].replaceFirst("[:#].*", "");
        return switch (candidates.getFirst()) {
            case ELEMENT -> components.contains(name);
            case SPECIES -> concernsSpecies(command, components);
            case FUNCTION -> functions(database, components, phases).contains(name);
            case PARAMETER -> concernsParameter(command, database, components, phases);
            case PHASE, CONSTITUENT, ADD_CONSTITUENT -> concernsPhase(name, command, database, components, phases);
            case LIST_OF_REFERENCES, ADD_REFERENCES -> false;
            default -> true;
        };
    }

    /// A species takes part if all its elements do; a formula that leaves room for doubt may be of any.
    private static boolean concernsSpecies(String command, Set<String> components) {
        String[] words = command.strip().split("\\s+", 4);
        String formula = words.length < 3 ? "" : words[2].replaceFirst("/.*", "");
        return !PLAIN_FORMULA.matcher(formula).matches()
                || SYMBOL.matcher(formula).results().allMatch(symbol -> components.contains(symbol.group()));
    }

    /// A phase that is gone was chosen if all were.
    private static boolean concernsPhase(
            String name, String command, Database database, Set<String> components, Set<String> phases) {
        boolean chosen = database.phases().containsKey(name)
                ? phases.contains(name)
                : phases.containsAll(database.phases().keySet());
        int colon = command.indexOf(':');
        boolean isPhase =
                Keyword.candidates(command.strip().split("\\s+", 2)[0]).contains(Keyword.PHASE);
        if (!chosen || isPhase || colon < 0) {
            return chosen;
        }
        return Arrays.stream(command.substring(colon + 1).split(":"))
                .map(Loss::names)
                .allMatch(sublattice -> sublattice.isEmpty()
                        || sublattice.stream().anyMatch(one -> mayBeActive(one, database, components)));
    }

    private static boolean concernsParameter(
            String command, Database database, Set<String> components, Set<String> phases) {
        Matcher array = ARRAY.matcher(command);
        if (!array.find()) {
            return true;
        }
        return phases.contains(array.group(1).replaceFirst(":.*", ""))
                && Arrays.stream(array.group(2).split(":"))
                        .flatMap(sublattice -> names(sublattice).stream())
                        .allMatch(name -> mayBeActive(name, database, components));
    }

    private static List<String> names(String sublattice) {
        return Arrays.stream(sublattice.split("[,\\s]+"))
                .map(name -> name.replace("%", ""))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// Whether a constituent can exist in the system, as far as that is known.
    private static boolean mayBeActive(String name, Database database, Set<String> components) {
        if (name.equals(Parameter.WILDCARD)) {
            return true;
        }
        Species species = database.species().get(name);
        if (database.elements().containsKey(name)) {
            return components.contains(name);
        }
        return species == null || components.containsAll(species.composition().keySet());
    }

    /// All functions that parameters of the part use, directly or through others.
    private static Set<String> functions(Database database, Set<String> components, Set<String> phases) {
        Set<String> reached = new TreeSet<>();
        Deque<TemperatureRanges> waiting = new ArrayDeque<>();
        for (Parameter parameter : database.parameters()) {
            boolean active = phases.contains(parameter.phase())
                    && parameter.constituents().stream()
                            .flatMap(Collection::stream)
                            .allMatch(name -> mayBeActive(name, database, components));
            if (active) {
                waiting.add(parameter.value());
            }
        }
        while (!waiting.isEmpty()) {
            for (TemperatureRanges.Range range : waiting.remove().ranges()) {
                for (Symbol symbol : Symbols.of(range.expression())) {
                    if (symbol instanceof Symbol.Named named && reached.add(named.name())) {
                        database.function(named.name()).ifPresent(function -> waiting.add(function.value()));
                    }
                }
            }
        }
        return reached;
    }
}
