package org.espei4j.assess.dataset.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.OccupiedConfiguration;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;

/// Reads configurations and their site fractions from the `solver` of a fixed-configuration set.
final class ConfigurationsParser {

    /// Rounding that published site fractions carry: more than this away from 1, a sum is suspicious.
    private static final double SUM_TOLERANCE = 2e-3;
    /// A sum further from 1 is no matter of rounding: something is missing or mistyped.
    private static final double LARGEST_MISFIT = 0.02;

    private final Fields solver;
    private final Problems problems;

    ConfigurationsParser(Fields solver, Problems problems) {
        this.solver = solver;
        this.problems = problems;
    }

    /// What was read.
    ///
    /// @param listed number of configurations in the file
    /// @param usable the configurations, if all are right
    record Result(int listed, Optional<List<OccupiedConfiguration>> usable) {}

    /// @param siteRatios number of site ratios; empty if they are not known
    Result parse(Optional<Integer> siteRatios) {
        Optional<DocumentList> configurations = solver.required(
                        "sublattice_configurations",
                        "a list of configurations, each a list with one entry per sublattice")
                .flatMap(value -> TypedValues.list(value, problems));
        Optional<DocumentList> occupancies = solver.list("sublattice_occupancies");
        if (configurations.isEmpty()) {
            return new Result(0, Optional.empty());
        }
        List<DocumentValue> entries = configurations.get().entries();
        if (entries.isEmpty()) {
            problems.add(configurations.get().problem(DatasetProblem.EMPTY_LIST, "at least one configuration"));
            return new Result(0, Optional.empty());
        }
        if (occupancies.isPresent() && occupancies.get().entries().size() != entries.size()) {
            problems.add(occupancies
                    .get()
                    .problem(
                            DatasetProblem.CONFIGURATION_COUNT,
                            entries.size(),
                            occupancies.get().entries().size()));
            return new Result(entries.size(), Optional.empty());
        }
        List<OccupiedConfiguration> read = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            int index = i;
            Optional<DocumentValue> occupancy =
                    occupancies.map(list -> list.entries().get(index));
            configuration(index, entries.get(i), occupancy, siteRatios).ifPresent(read::add);
        }
        return new Result(entries.size(), read.size() == entries.size() ? Optional.of(read) : Optional.empty());
    }

    private Optional<OccupiedConfiguration> configuration(
            int index, DocumentValue value, Optional<DocumentValue> occupancy, Optional<Integer> siteRatios) {
        Optional<DocumentList> list = TypedValues.list(value, problems);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<DocumentValue> sublattices = list.get().entries();
        if (siteRatios.isPresent() && siteRatios.get() != sublattices.size()) {
            problems.add(value.problem(DatasetProblem.SUBLATTICE_COUNT, index, sublattices.size(), siteRatios.get()));
            return Optional.empty();
        }
        List<List<String>> constituents = new ArrayList<>();
        for (int s = 0; s < sublattices.size(); s++) {
            constituents(index, s, sublattices.get(s)).ifPresent(constituents::add);
        }
        if (constituents.size() != sublattices.size()) {
            return Optional.empty();
        }
        if (occupancy.isEmpty()) {
            if (constituents.stream().anyMatch(names -> names.size() > 1)) {
                problems.add(value.problem(DatasetProblem.OCCUPANCIES_MISSING, index));
                return Optional.empty();
            }
            List<List<Double>> ones =
                    constituents.stream().map(names -> List.of(1.0)).toList();
            return Optional.of(new OccupiedConfiguration(index, constituents, ones, value.place(), value.place()));
        }
        return siteFractions(index, constituents, occupancy.get())
                .map(fractions -> new OccupiedConfiguration(
                        index,
                        constituents,
                        fractions,
                        value.place(),
                        occupancy.get().place()));
    }

    private Optional<List<String>> constituents(int index, int sublattice, DocumentValue value) {
        if (!(value instanceof DocumentList list)) {
            return Names.name(value, problems).map(List::of);
        }
        List<String> names = new ArrayList<>();
        for (DocumentValue entry : list.entries()) {
            Names.name(entry, problems).ifPresent(names::add);
        }
        if (names.size() != list.entries().size()) {
            return Optional.empty();
        }
        if (names.isEmpty()) {
            problems.add(value.problem(DatasetProblem.EMPTY_SUBLATTICE, index, sublattice));
            return Optional.empty();
        }
        if (new HashSet<>(names).size() < names.size()) {
            String repeated = names.stream()
                    .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                    .findFirst()
                    .orElseThrow();
            problems.add(value.problem(DatasetProblem.REPEATED_CONSTITUENT, index, repeated));
            return Optional.empty();
        }
        List<String> sorted = names.stream().sorted().toList();
        if (!sorted.equals(names)) {
            problems.add(value.problem(
                    DatasetProblem.UNSORTED_SUBLATTICE, index, String.join(", ", names), String.join(", ", sorted)));
            return Optional.empty();
        }
        return Optional.of(sorted);
    }

    private Optional<List<List<Double>>> siteFractions(
            int index, List<List<String>> constituents, DocumentValue value) {
        if (!(value instanceof DocumentList list) || list.entries().size() != constituents.size()) {
            problems.add(shape(index, constituents, value));
            return Optional.empty();
        }
        List<List<Double>> fractions = new ArrayList<>();
        for (int s = 0; s < constituents.size(); s++) {
            DocumentValue entry = list.entries().get(s);
            List<DocumentValue> numbers = entry instanceof DocumentList inner ? inner.entries() : List.of(entry);
            boolean scalarForMixture =
                    !(entry instanceof DocumentList) && constituents.get(s).size() > 1;
            if (numbers.size() != constituents.get(s).size() || scalarForMixture) {
                problems.add(shape(index, constituents, value));
                return Optional.empty();
            }
            sublatticeFractions(index, s, entry, numbers).ifPresent(fractions::add);
        }
        return fractions.size() == constituents.size() ? Optional.of(fractions) : Optional.empty();
    }

    private Optional<List<Double>> sublatticeFractions(
            int index, int sublattice, DocumentValue entry, List<DocumentValue> numbers) {
        List<Double> fractions = new ArrayList<>();
        for (DocumentValue number : numbers) {
            Optional<Double> fraction = TypedValues.measuredNumber(number, problems);
            if (fraction.isPresent() && !(fraction.get() >= 0 && fraction.get() <= 1)) {
                problems.add(number.problem(DatasetProblem.OCCUPANCY_RANGE, Potentials.written(number), index));
            } else {
                fraction.ifPresent(fractions::add);
            }
        }
        if (fractions.size() != numbers.size()) {
            return Optional.empty();
        }
        double sum = fractions.stream().mapToDouble(Double::doubleValue).sum();
        if (numbers.size() == 1 && sum != 1) {
            problems.add(entry.problem(DatasetProblem.PURE_OCCUPANCY, Potentials.written(numbers.getFirst()), index));
            return Optional.empty();
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            DatasetProblem kind = Math.abs(sum - 1) > LARGEST_MISFIT
                    ? DatasetProblem.OCCUPANCY_SUM_WRONG
                    : DatasetProblem.OCCUPANCY_SUM;
            problems.add(entry.problem(kind, index, sublattice, rounded(sum)));
        }
        return Optional.of(fractions);
    }

    private static Problem shape(int index, List<List<String>> constituents, DocumentValue value) {
        return value.problem(DatasetProblem.OCCUPANCY_SHAPE, index, constituents, text(value));
    }

    private static String text(DocumentValue value) {
        return value instanceof DocumentList list
                ? list.entries().stream().map(ConfigurationsParser::text).collect(Collectors.joining(", ", "[", "]"))
                : Potentials.written(value);
    }

    private static String rounded(double sum) {
        return String.valueOf(Math.round(sum * 1e6) / 1e6);
    }
}
