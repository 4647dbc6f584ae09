package org.espei4j.assess.refstate;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.DatabaseFunction;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.FunctionGraph;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;

/// A table of the Gibbs energies of pure elements. Immutable.
///
/// For each element it has the energy of the stable form, J per mole of atoms, as a function named `GHSER…`, and the
/// energies in other structures (lattice stabilities), found by the name of the phase. Values may use the stable
/// functions and further functions of the table.
public final class ReferenceState {

    private static final String STABLE_PREFIX = "GHSER";

    private final String name;
    private final SortedMap<String, Element> elements;
    private final SortedMap<String, DatabaseFunction> functions;
    private final SortedMap<String, SortedMap<String, TemperatureRanges>> latticeStabilities;

    private ReferenceState(
            String name,
            SortedMap<String, Element> elements,
            SortedMap<String, DatabaseFunction> functions,
            SortedMap<String, SortedMap<String, TemperatureRanges>> latticeStabilities) {
        this.name = name;
        this.elements = elements;
        this.functions = functions;
        this.latticeStabilities = latticeStabilities;
    }

    /// The table that a unary database states: its elements, its functions, and as lattice stabilities its parameters
    /// `G` of order 0 with one element on one sublattice and nothing but vacancies on others. Parameters of other kinds
    /// (magnetic ones, for example) are not used; each kind is told as a warning.
    ///
    /// @param name how the table is called
    /// @param unary the database
    /// @param problems receives warnings
    /// @throws BadInputException if an element of the database has no function `GHSER…`, a function is used but not
    ///     defined, or functions are defined by each other
    public static ReferenceState of(String name, Database unary, Problems problems) throws BadInputException {
        return of(name, SourcePlace.of(name), unary, problems);
    }

    /// The same of a file.
    ///
    /// @param place the file
    static ReferenceState of(String name, SourcePlace place, Database unary, Problems problems)
            throws BadInputException {
        Problems defects = new Problems();
        unary.elements().keySet().forEach(element -> requireStableForm(element, unary, place, defects));
        unary.functions()
                .forEach((function, definition) -> requireDefined(
                        definition.value(), unary, definition.place().orElse(place), defects));
        SortedMap<String, SortedMap<String, TemperatureRanges>> stabilities = new TreeMap<>();
        SortedSet<String> otherKinds = new TreeSet<>();
        for (Parameter parameter : unary.parameters()) {
            Optional<String> alone = soleConstituent(unary, parameter);
            if (alone.isPresent()) {
                requireDefined(parameter.value(), unary, parameter.place().orElse(place), defects);
                stabilities
                        .computeIfAbsent(parameter.phase(), _ -> new TreeMap<>())
                        .put(alone.get(), parameter.value());
            } else {
                otherKinds.add(parameter.isGibbsEnergy() ? "G of compounds and mixtures" : parameter.type());
            }
        }
        for (List<String> cycle : FunctionGraph.of(unary).cycles()) {
            SourcePlace first = unary.function(cycle.getFirst())
                    .flatMap(DatabaseFunction::place)
                    .orElse(place);
            defects.add(
                    Problem.error(first, "functions are defined by each other: " + String.join(", ", cycle), "", ""));
        }
        if (!otherKinds.isEmpty()) {
            problems.add(Problem.warning(
                    place,
                    "a table of pure elements has parameters that are not used: " + String.join(", ", otherKinds),
                    "parameters G of pure elements",
                    ""));
        }
        defects.throwIfErrors();
        return new ReferenceState(
                name, unary.elements(), unary.functions(), Collections.unmodifiableSortedMap(stabilities));
    }

    private static void requireStableForm(String element, Database unary, SourcePlace place, Problems defects) {
        String needed = stableFunctionName(element);
        if (isMatter(element) && !unary.functions().containsKey(needed)) {
            defects.add(Problem.error(
                    place, "element " + element + " has no energy of its stable form", "a function " + needed, ""));
        }
    }

    private static void requireDefined(TemperatureRanges value, Database unary, SourcePlace place, Problems defects) {
        for (String name : FunctionGraph.names(value)) {
            if (!unary.functions().containsKey(name) && !name.equals(FunctionGraph.GAS_CONSTANT)) {
                defects.add(Problem.error(
                        place,
                        "function " + name + " is used but not defined",
                        "a function " + name,
                        Spelling.hint(name, unary.functions().keySet())));
            }
        }
    }

    /// The element, or molecule of one element, that a parameter `G` describes in its pure state, if it does.
    private static Optional<String> soleConstituent(Database unary, Parameter parameter) {
        if (!parameter.type().equals("G") || parameter.order() != 0 || !parameter.isEndmember()) {
            return Optional.empty();
        }
        List<String> matter = parameter.constituents().stream()
                .map(List::getFirst)
                .filter(constituent -> !constituent.equals(Element.VACANCY))
                .toList();
        return matter.size() == 1 && isOfOneElement(unary, matter.getFirst())
                ? Optional.of(matter.getFirst())
                : Optional.empty();
    }

    private static boolean isOfOneElement(Database unary, String constituent) {
        Species species = unary.species().get(constituent);
        return species != null && species.composition().size() == 1;
    }

    private static boolean isMatter(String element) {
        return !element.equals(Element.VACANCY) && !element.equals(Element.ELECTRON);
    }

    /// Name of the function with the energy of an element's stable form: `GHSER` and the first two letters of the
    /// symbol written twice, e.g. `GHSERAL`, `GHSERBB`.
    public static String stableFunctionName(String element) {
        return STABLE_PREFIX + (element + element).substring(0, 2);
    }

    /// How the table is called.
    public String name() {
        return name;
    }

    /// The elements of the table with the energy of their stable form, in text order, without vacancy and electron.
    public SortedSet<String> elements() {
        SortedSet<String> names = new TreeSet<>(elements.keySet());
        names.removeIf(element -> !isMatter(element));
        return Collections.unmodifiableSortedSet(names);
    }

    /// Reference phase, mass, enthalpy and entropy of an element, the vacancy or the electron.
    public Optional<Element> element(String symbol) {
        return Optional.ofNullable(elements.get(symbol));
    }

    /// Gibbs energy of the stable form of an element, J/mol; 0 for the vacancy.
    public Optional<TemperatureRanges> stable(String element) {
        return Optional.ofNullable(functions.get(stableFunctionName(element))).map(DatabaseFunction::value);
    }

    /// Gibbs energy of an element in a phase, J/mol.
    ///
    /// @param phase name of the phase in this table; see [#phasesOf]
    /// @param constituent the element, or a molecule such as `N2`
    public Optional<TemperatureRanges> latticeStability(String phase, String constituent) {
        return Optional.ofNullable(latticeStabilities
                .getOrDefault(phase, Collections.emptySortedMap())
                .get(constituent));
    }

    /// The phases in which an element (or a molecule of one) has an energy, in text order.
    public SortedSet<String> phasesOf(String constituent) {
        SortedSet<String> phases = new TreeSet<>();
        latticeStabilities.forEach((phase, byElement) -> {
            if (byElement.containsKey(constituent)) {
                phases.add(phase);
            }
        });
        return Collections.unmodifiableSortedSet(phases);
    }

    /// The functions that a value of this table needs, directly or through others, in text order.
    public Map<String, DatabaseFunction> functionsNeededBy(TemperatureRanges value) {
        SortedMap<String, DatabaseFunction> needed = new TreeMap<>();
        Deque<String> waiting = new ArrayDeque<>(FunctionGraph.names(value));
        while (!waiting.isEmpty()) {
            String next = waiting.removeFirst();
            DatabaseFunction function = functions.get(next);
            if (function != null && needed.putIfAbsent(next, function) == null) {
                waiting.addAll(FunctionGraph.names(function.value()));
            }
        }
        return Collections.unmodifiableSortedMap(needed);
    }

    @Override
    public String toString() {
        return "ReferenceState[" + name + ", " + elements().size() + " elements]";
    }
}
