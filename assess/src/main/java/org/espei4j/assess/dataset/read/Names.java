package org.espei4j.assess.dataset.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.calphad.diagnostic.Problems;

/// Reads names of components, constituents and phases.
final class Names {

    private Names() {}

    /// A name, in upper case as databases have it.
    static Optional<String> name(DocumentValue value, Problems problems) {
        Optional<String> name = TypedValues.text(value, problems);
        if (name.isPresent()) {
            String upper = name.get().toUpperCase(Locale.ROOT);
            if (!name.get().equals(upper)) {
                problems.add(value.problem(DatasetProblem.LOWER_CASE, name.get(), upper));
                // Read on with the name that was meant, so that it is not also reported as unknown.
                return Optional.of(upper);
            }
        }
        return name;
    }

    /// Names that are listed, each once; what is wrong is reported, and the rest is given.
    static List<String> distinct(DocumentValue value, String expected, Problems problems) {
        List<String> names = new ArrayList<>();
        Optional<DocumentList> list = TypedValues.list(value, problems);
        if (list.isEmpty()) {
            return names;
        }
        if (list.get().entries().isEmpty()) {
            problems.add(value.problem(DatasetProblem.EMPTY_LIST, expected));
        }
        Set<String> seen = new HashSet<>();
        for (DocumentValue entry : list.get().entries()) {
            Optional<String> name = name(entry, problems);
            if (name.isPresent() && !seen.add(name.get())) {
                problems.add(entry.problem(DatasetProblem.REPEATED_NAME, name.get()));
            } else {
                name.ifPresent(names::add);
            }
        }
        return names;
    }
}
