package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.database.Sublattice;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.database.TernaryExtrapolation;
import org.espei4j.calphad.expr.Algebra;

/// A database whose elements and species have exchanged their names so that their order is reversed, with the same energies:
/// parameters whose sign or order follows the order of names are rewritten. All phases, species and parameters are declared in
/// the opposite order too.
final class RenamedDatabase {

    private final Database original;
    private final Map<String, String> elements = new HashMap<>();
    private final Map<String, String> species = new HashMap<>();

    RenamedDatabase(Database original) {
        this.original = original;
        List<String> names = original.elements().keySet().stream()
                .filter(name -> !isSpecial(name))
                .toList();
        names.forEach(name -> elements.put(name, names.get(names.size() - 1 - names.indexOf(name))));
        for (String special : List.of(Element.VACANCY, Element.ELECTRON)) {
            elements.put(special, special);
        }
        species.putAll(elements);
        List<String> compounds = original.species().keySet().stream()
                .filter(name -> !species.containsKey(name))
                .toList();
        compounds.forEach(name -> species.put(name, compounds.get(compounds.size() - 1 - compounds.indexOf(name))));
    }

    private static boolean isSpecial(String name) {
        return name.equals(Element.VACANCY) || name.equals(Element.ELECTRON);
    }

    String element(String name) {
        return elements.getOrDefault(name, name);
    }

    String species(String name) {
        return species.getOrDefault(name, name);
    }

    List<String> elements(List<String> names) {
        return names.stream().map(this::element).toList();
    }

    /// Site fractions in the order of the renamed phase.
    double[] siteFractions(List<List<Species>> ours, List<List<Species>> theirs, double[] y) {
        double[] renamed = new double[y.length];
        int offset = 0;
        for (int s = 0; s < ours.size(); s++) {
            List<String> target = theirs.get(s).stream().map(Species::name).toList();
            for (int i = 0; i < ours.get(s).size(); i++) {
                int place = target.indexOf(species(ours.get(s).get(i).name()));
                renamed[offset + place] = y[offset + i];
            }
            offset += ours.get(s).size();
        }
        return renamed;
    }

    Database build() {
        Database.Builder builder = Database.builder();
        original.functions().values().forEach(builder::function);
        reversed(List.copyOf(original.elements().values()))
                .forEach(e -> builder.element(
                        new Element(element(e.name()), e.referencePhase(), e.mass(), e.enthalpy(), e.entropy())));
        for (Species one : reversed(List.copyOf(original.species().values()))) {
            SortedMap<String, Double> composition = new TreeMap<>();
            one.composition().forEach((name, count) -> composition.put(element(name), count));
            builder.species(new Species(species(one.name()), composition, one.charge()));
        }
        reversed(List.copyOf(original.phases().values())).forEach(phase -> builder.phase(renamed(phase)));
        Map<List<Object>, Long> count = original.parameters().stream()
                .collect(Collectors.groupingBy(RenamedDatabase::interaction, Collectors.counting()));
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter parameter : original.parameters()) {
            boolean alone = count.get(interaction(parameter)) == 1;
            parameters.addAll(renamed(parameter, alone));
        }
        reversed(parameters).forEach(builder::parameter);
        return builder.build();
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<Object> interaction(Parameter parameter) {
        return List.of(parameter.type(), parameter.phase(), parameter.diffusing(), parameter.constituents());
    }

    private Phase renamed(Phase phase) {
        List<Sublattice> sublattices = phase.sublattices().stream()
                .map(s -> new Sublattice(
                        s.siteRatio(),
                        reversed(s.constituents()).stream().map(this::species).toList(),
                        s.majors().stream().map(this::species).collect(Collectors.toCollection(TreeSet::new))))
                .toList();
        return new Phase(
                phase.name(),
                phase.options(),
                phase.typeLetters(),
                sublattices,
                phase.magnetic(),
                phase.partition(),
                phase.extrapolations().stream()
                        .map(one -> new TernaryExtrapolation(
                                one.constituents().stream().map(this::species).toList(),
                                one.asymmetric().map(this::species)))
                        .toList(),
                phase.furtherModels(),
                phase.place());
    }

    private List<Parameter> renamed(Parameter parameter, boolean alone) {
        List<List<String>> array = parameter.constituents().stream()
                .map(s -> s.stream().map(this::species).toList())
                .toList();
        List<Integer> mixing = new ArrayList<>();
        for (int s = 0; s < array.size(); s++) {
            if (parameter.constituents().get(s).size() > 1
                    && !parameter.constituents().get(s).contains(Parameter.WILDCARD)) {
                mixing.add(s);
            }
        }
        int order = parameter.order();
        if (order == 0
                && (alone || mixing.size() != 1 || ternary(parameter, mixing).isEmpty())) {
            return List.of(with(parameter, array, 0, false));
        }
        if (mixing.size() == 1 && array.get(mixing.getFirst()).size() == 2) {
            return List.of(with(parameter, array, order, order % 2 == 1 && isSwapped(parameter, mixing.getFirst())));
        }
        if (ternary(parameter, mixing).isPresent() && order <= 2) {
            int place = place(parameter, mixing.getFirst(), order);
            List<Parameter> all = new ArrayList<>(List.of(with(parameter, array, place, false)));
            if (alone && place == 0) {
                // So that it does not stand alone and favour all three.
                all.add(Parameter.of(
                        parameter.type(), parameter.phase(), array, 1, TemperatureRanges.of(Algebra.add())));
            }
            return all;
        }
        boolean reciprocal =
                mixing.size() == 2 && mixing.stream().allMatch(s -> array.get(s).size() == 2) && order <= 2;
        return List.of(
                with(parameter, array, order, reciprocal && order > 0 && isSwapped(parameter, mixing.get(2 - order))));
    }

    private static Optional<Integer> ternary(Parameter parameter, List<Integer> mixing) {
        return mixing.size() == 1
                        && parameter.constituents().get(mixing.getFirst()).size() == 3
                ? Optional.of(mixing.getFirst())
                : Optional.empty();
    }

    private boolean isSwapped(Parameter parameter, int sublattice) {
        return place(parameter, sublattice, 0) != 0;
    }

    /// Where the constituent at a place of the original order stands in the new one.
    private int place(Parameter parameter, int sublattice, int place) {
        List<String> names = parameter.constituents().get(sublattice);
        Comparator<String> byClass = Comparator.comparingInt(name -> rank(parameter, sublattice, name));
        List<String> before = names.stream()
                .sorted(byClass.thenComparing(Comparator.naturalOrder()))
                .toList();
        List<String> after =
                names.stream().sorted(byClass.thenComparing(this::species)).toList();
        return after.indexOf(before.get(place));
    }

    /// On the second sublattice of an ionic liquid the order is ions, vacancy, neutrals; elsewhere that of the names.
    private int rank(Parameter parameter, int sublattice, String name) {
        boolean ionic = original.phase(parameter.phase())
                .map(phase -> phase.hasOption('Y'))
                .orElse(false);
        Species one = original.species().get(name);
        if (!ionic || sublattice != parameter.constituents().size() - 1 || one == null) {
            return name.equals(Element.VACANCY) && ionic ? 1 : 0;
        }
        return one.charge() != 0 ? 0 : one.isVacancy() ? 1 : 2;
    }

    private static Parameter with(Parameter parameter, List<List<String>> array, int order, boolean negated) {
        TemperatureRanges value = parameter.value();
        TemperatureRanges signed = negated
                ? new TemperatureRanges(
                        value.lower(),
                        value.ranges().stream()
                                .map(range ->
                                        new TemperatureRanges.Range(Algebra.negate(range.expression()), range.upper()))
                                .toList())
                : value;
        return new Parameter(
                parameter.type(),
                parameter.phase(),
                parameter.diffusing(),
                array,
                order,
                signed,
                parameter.reference(),
                parameter.place());
    }
}
