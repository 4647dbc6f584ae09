package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.database.tdb.Statement.ElementStatement;
import org.espei4j.calphad.database.tdb.Statement.SpeciesStatement;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.jspecify.annotations.Nullable;

/// Collects the elements and species of a file.
final class SpeciesCollector {

    private static final int QUADRUPLET_NUMBERS = 3;

    private final Problems problems;
    private final Map<String, Element> elements = new TreeMap<>();
    private final Map<String, Species> species = new TreeMap<>();
    private final Map<String, SourcePlace> places = new HashMap<>();

    SpeciesCollector(Problems problems) {
        this.problems = problems;
    }

    Map<String, Element> elements() {
        return elements;
    }

    Map<String, Species> species() {
        return species;
    }

    void add(ElementStatement statement) {
        Element element = statement.element();
        Element known = elements.putIfAbsent(element.name(), element);
        if (known == null) {
            places.put(element.name(), statement.place());
            species.put(element.name(), Species.ofElement(element.name()));
        } else if (!known.equals(element)) {
            problems.add(
                    TdbProblem.ELEMENT_REDEFINED.problem(statement.place(), element.name(), placeOf(element.name())));
        }
    }

    private String placeOf(String name) {
        SourcePlace place = places.get(name);
        return place == null ? "its ELEMENT command" : "line " + place.line();
    }

    /// Adds a species once all elements are known.
    void add(SpeciesStatement statement) {
        Species added;
        try {
            added = understood(statement);
        } catch (SyntaxError error) {
            problems.add(error.problem());
            return;
        }
        Species known = species.putIfAbsent(added.name(), added);
        if (known == null) {
            places.put(added.name(), statement.place());
        } else if (!known.equals(added)) {
            problems.add(TdbProblem.SPECIES_REDEFINED.problem(statement.place(), added.name(), placeOf(added.name())));
        }
    }

    /// The vacancy and the electron exist even if no ELEMENT command says so.
    @Nullable
    Species find(String name) {
        boolean implicit = name.equals(Element.VACANCY) || name.equals(Element.ELECTRON);
        if (implicit && !species.containsKey(name)) {
            elements.put(name, new Element(name, name.equals(Element.VACANCY) ? "VACUUM" : "ELECTRON_GAS", 0, 0, 0));
            species.put(name, Species.ofElement(name));
        }
        return species.get(name);
    }

    private Species understood(SpeciesStatement statement) throws SyntaxError {
        String name = statement.name();
        String formula = statement.formula();
        int slash = formula.indexOf('/');
        boolean lettersAfterSlash =
                slash > 0 && formula.substring(slash).chars().anyMatch(c -> Scanner.isNameStart((char) c));
        int numbers = statement.coordination().size();
        SpeciesFormula parser = new SpeciesFormula(statement, elements.keySet(), problems);
        if (lettersAfterSlash || numbers == QUADRUPLET_NUMBERS) {
            Map<String, Double> atoms = new TreeMap<>();
            for (String part : formula.split("/")) {
                parser.parse(part).atoms().forEach((element, number) -> atoms.merge(element, number, Double::sum));
            }
            return new Species(
                    name,
                    new TreeMap<>(atoms),
                    0,
                    Optional.of(new Species.Quadruplet(formula, statement.coordination())));
        }
        if (numbers > 0) {
            problems.add(TdbProblem.SPECIES_NUMBERS.problem(statement.place(), name));
        }
        SpeciesFormula.Content content = parser.parse(formula);
        return new Species(name, new TreeMap<>(content.atoms()), content.charge());
    }

    /// The names of all species, for suggestions.
    List<String> names() {
        return new ArrayList<>(species.keySet());
    }
}
