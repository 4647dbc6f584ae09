package org.espei4j.assess.phasemodel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.Fields;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problems;

/// Reads one phase of a phase models file.
final class PhaseParser {

    private final String name;
    private final DocumentObject object;
    private final Problems problems;

    PhaseParser(String name, DocumentObject object, Problems problems) {
        this.name = name;
        this.object = object;
        this.problems = problems;
    }

    /// The model, or nothing if its sublattices or site ratios cannot be used.
    Optional<PhaseModel> parse() {
        Fields fields = new Fields(object, problems);
        Optional<DocumentValue> modelValue =
                fields.required("sublattice_model", "a list of sublattices, each a list of names");
        List<List<String>> sublattices = modelValue.map(this::sublattices).orElse(List.of());
        List<Double> ratios = fields.required("sublattice_site_ratios", "a list with one number per sublattice")
                .map(this::ratios)
                .orElse(List.of());
        List<List<Integer>> groups = fields.value("equivalent_sublattices")
                .map(value -> groups(value, sublattices, ratios))
                .orElse(List.of());
        SortedSet<String> aliases = new TreeSet<>(fields.texts("aliases").orElse(List.of()));
        aliases.remove(name);
        Optional<String> custom = fields.text("model");
        custom.ifPresent(model -> fields.value("model")
                .ifPresent(value -> problems.add(value.problem(PhaseModelProblem.CUSTOM_MODEL, name, model))));
        fields.warnOfOthers(List.of());
        if (sublattices.isEmpty() || ratios.isEmpty()) {
            return Optional.empty();
        }
        if (sublattices.size() != ratios.size()) {
            modelValue.ifPresent(value -> problems.add(
                    value.problem(PhaseModelProblem.SITE_RATIO_COUNT, name, sublattices.size(), ratios.size())));
            return Optional.empty();
        }
        return Optional.of(new PhaseModel(name, sublattices, ratios, groups, aliases, custom, object.place()));
    }

    private List<List<String>> sublattices(DocumentValue value) {
        Optional<DocumentList> list = TypedValues.list(value, problems);
        if (list.isEmpty()) {
            return List.of();
        }
        if (list.get().entries().isEmpty()) {
            problems.add(value.problem(PhaseModelProblem.NO_SUBLATTICES, name));
        }
        List<List<String>> sublattices = new ArrayList<>();
        for (DocumentValue entry : list.get().entries()) {
            Optional<List<String>> constituents = TypedValues.texts(entry, problems);
            if (constituents.isEmpty()) {
                continue;
            }
            if (constituents.get().isEmpty()) {
                problems.add(entry.problem(PhaseModelProblem.EMPTY_SUBLATTICE, name, sublattices.size()));
                continue;
            }
            Set<String> seen = new HashSet<>();
            for (String constituent : constituents.get()) {
                String upper = constituent.toUpperCase(Locale.ROOT);
                if (!constituent.equals(upper)) {
                    problems.add(entry.problem(PhaseModelProblem.LOWER_CASE, constituent, upper));
                }
                if (!seen.add(constituent)) {
                    problems.add(entry.problem(
                            PhaseModelProblem.REPEATED_CONSTITUENT, name, constituent, sublattices.size()));
                }
            }
            sublattices.add(constituents.get());
        }
        return sublattices.size() == list.get().entries().size() ? sublattices : List.of();
    }

    private List<Double> ratios(DocumentValue value) {
        Optional<DocumentList> list = TypedValues.list(value, problems);
        if (list.isEmpty()) {
            return List.of();
        }
        List<Double> ratios = new ArrayList<>();
        for (DocumentValue entry : list.get().entries()) {
            TypedValues.number(entry, problems).ifPresent(ratio -> {
                if (ratio > 0) {
                    ratios.add(ratio);
                } else {
                    problems.add(entry.problem(PhaseModelProblem.SITE_RATIO_NOT_POSITIVE, ratio));
                }
            });
        }
        return ratios.size() == list.get().entries().size() ? ratios : List.of();
    }

    private List<List<Integer>> groups(DocumentValue value, List<List<String>> sublattices, List<Double> ratios) {
        List<List<Integer>> groups = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (DocumentValue entry :
                TypedValues.list(value, problems).map(DocumentList::entries).orElse(List.of())) {
            SortedSet<Integer> group = new TreeSet<>();
            for (DocumentValue index :
                    TypedValues.list(entry, problems).map(DocumentList::entries).orElse(List.of())) {
                Optional<Integer> number = TypedValues.integer(index, 0, Integer.MAX_VALUE, problems);
                if (number.isEmpty()) {
                    continue;
                }
                if (!sublattices.isEmpty() && number.get() >= sublattices.size()) {
                    problems.add(
                            index.problem(PhaseModelProblem.SUBLATTICE_INDEX, number.get(), sublattices.size() - 1));
                } else if (!seen.add(number.get())) {
                    problems.add(index.problem(PhaseModelProblem.SUBLATTICE_IN_TWO_GROUPS, number.get()));
                } else {
                    group.add(number.get());
                }
            }
            if (group.size() > 1) {
                checkAlike(entry, List.copyOf(group), sublattices, ratios);
                groups.add(List.copyOf(group));
            } else if (group.size() == 1) {
                problems.add(entry.problem(PhaseModelProblem.GROUP_OF_ONE));
            }
        }
        return groups;
    }

    private void checkAlike(
            DocumentValue entry, List<Integer> group, List<List<String>> sublattices, List<Double> ratios) {
        if (sublattices.isEmpty() || ratios.size() != sublattices.size()) {
            return;
        }
        int first = group.getFirst();
        for (int other : group.subList(1, group.size())) {
            if (!ratios.get(first).equals(ratios.get(other))) {
                problems.add(entry.problem(PhaseModelProblem.EQUIVALENT_RATIOS_DIFFER, name, first, other));
            }
            if (!new HashSet<>(sublattices.get(first)).equals(new HashSet<>(sublattices.get(other)))) {
                problems.add(entry.problem(PhaseModelProblem.EQUIVALENT_CONSTITUENTS_DIFFER, name, first, other));
            }
        }
    }
}
