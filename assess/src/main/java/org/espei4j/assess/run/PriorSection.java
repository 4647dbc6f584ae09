package org.espei4j.assess.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espei4j.assess.document.DocumentList;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.assess.document.DocumentProblem;
import org.espei4j.assess.document.DocumentValue;
import org.espei4j.assess.document.TypedValues;
import org.espei4j.assess.prior.PriorChecks;
import org.espei4j.assess.prior.PriorSpecification;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;

/// Reads the key `prior`: one prior for all parameters, or a list with one for each.
final class PriorSection {

    private static final String NAME = "name";

    private final Problems problems;

    PriorSection(Problems problems) {
        this.problems = problems;
    }

    PriorSettings read(Optional<DocumentValue> value) {
        if (value.isEmpty()) {
            return new PriorSettings.Same(PriorSpecification.ZERO);
        }
        if (value.get() instanceof DocumentList list) {
            if (list.entries().isEmpty()) {
                problems.add(list.problem(RunFileProblem.NO_PRIORS));
            }
            List<PriorSpecification> each = new ArrayList<>();
            list.entries().forEach(entry -> each.add(specification(entry)));
            return new PriorSettings.Each(each);
        }
        return new PriorSettings.Same(specification(value.get()));
    }

    private PriorSpecification specification(DocumentValue value) {
        Optional<DocumentObject> object = TypedValues.object(value, problems);
        if (object.isEmpty()) {
            return PriorSpecification.ZERO;
        }
        Optional<DocumentValue> name = object.get().get(NAME);
        if (name.isEmpty()) {
            problems.add(value.problem(DocumentProblem.MISSING_KEY, NAME, "one of zero, normal, uniform, triangular"));
        }
        Optional<String> text = name.flatMap(given -> TypedValues.text(given, problems));
        Map<String, Double> hyperparameters = new LinkedHashMap<>();
        object.get().members().forEach((key, number) -> {
            if (!key.equals(NAME)) {
                TypedValues.number(number, problems).ifPresent(given -> hyperparameters.put(key, given));
            }
        });
        if (text.isEmpty()) {
            return PriorSpecification.ZERO;
        }
        PriorSpecification specification = new PriorSpecification(text.get(), hyperparameters);
        Problems found = new Problems();
        PriorChecks.check(specification, value.place(), value.path(), found);
        found.all().forEach(problem -> problems.add(placed(problem, object.get())));
        return specification;
    }

    /// The problem at the place of the hyperparameter that its path names.
    private static Problem placed(Problem problem, DocumentObject prior) {
        String key = problem.path().substring(problem.path().lastIndexOf('/') + 1);
        return prior.get(key)
                .map(value -> new Problem(
                        problem.severity(),
                        value.place(),
                        problem.path(),
                        problem.found(),
                        problem.expected(),
                        problem.mend(),
                        problem.kind()))
                .orElse(problem);
    }
}
