package org.espei4j.assess.dataset.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.calphad.diagnostic.Problems;

/// Lists in lists, flattened: their shape and what is inside, the last axis fastest.
///
/// @param shape length of the lists on each level; empty for a value that is no list
/// @param leaves what the innermost lists hold
record NestedList(List<Integer> shape, List<DocumentValue> leaves) {

    /// Flattens a value; lists of unequal lengths are a problem.
    static Optional<NestedList> of(DocumentValue value, Problems problems) {
        if (!(value instanceof DocumentList list)) {
            return Optional.of(new NestedList(List.of(), List.of(value)));
        }
        List<Integer> inner = null;
        List<DocumentValue> leaves = new ArrayList<>();
        for (DocumentValue entry : list.entries()) {
            Optional<NestedList> nested = of(entry, problems);
            if (nested.isEmpty()) {
                return Optional.empty();
            }
            if (inner == null) {
                inner = nested.get().shape();
            } else if (!inner.equals(nested.get().shape())) {
                problems.add(
                        entry.problem(DatasetProblem.RAGGED, length(nested.get().shape()), length(inner)));
                return Optional.empty();
            }
            leaves.addAll(nested.get().leaves());
        }
        List<Integer> shape = new ArrayList<>();
        shape.add(list.entries().size());
        if (inner != null) {
            shape.addAll(inner);
        }
        return Optional.of(new NestedList(List.copyOf(shape), List.copyOf(leaves)));
    }

    private static int length(List<Integer> shape) {
        return shape.isEmpty() ? 0 : shape.getFirst();
    }

    /// As messages show a shape, e.g. `(1, 1, 3)`.
    static String text(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
