package org.espei4j.assess.prior;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Finds what is wrong with a [PriorSpecification] as it stands, before any start value is known.
public final class PriorChecks {

    private static final List<String> FAMILIES = List.of("zero", "normal", "uniform", "triangular");
    private static final List<String> SUFFIXES =
            List.of("absolute", "relative", "shift_absolute", "shift_relative", "identity");

    private PriorChecks() {}

    /// Checks the name, every hyperparameter's key and every number.
    ///
    /// @param specification the prior
    /// @param place where it stands
    /// @param path its key path, e.g. `/mcmc/prior` or `/mcmc/prior/3`; the path of a problem with a
    ///     hyperparameter is this path, a slash and the key, so that a reader who knows places by path can refine
    ///     `place`
    /// @param problems takes what is found
    public static void check(PriorSpecification specification, SourcePlace place, String path, Problems problems) {
        if (!FAMILIES.contains(specification.name())) {
            problems.add(new Problem(
                    Severity.ERROR,
                    place,
                    path + "/name",
                    "unknown prior \"" + specification.name() + "\"",
                    "one of " + String.join(", ", FAMILIES),
                    ""));
        }
        Map<String, String> keyOfTarget = new HashMap<>();
        specification.hyperparameters().forEach((key, number) -> {
            String keyPath = path + "/" + key;
            Optional<Hyperparameter> parsed = Hyperparameter.parse(key);
            if (parsed.isEmpty()) {
                problems.add(unknownKey(key, place, keyPath));
                return;
            }
            if (!Double.isFinite(number)) {
                problems.add(
                        new Problem(Severity.ERROR, place, keyPath, "the number " + number, "a finite number", ""));
            }
            String target = parsed.get().target();
            String earlier = keyOfTarget.putIfAbsent(target, key);
            if (earlier != null) {
                problems.add(new Problem(
                        Severity.ERROR,
                        place,
                        keyPath,
                        target + " is given twice, by " + earlier + " and " + key,
                        "one of them",
                        ""));
            }
            checkUse(specification.name(), target, place, keyPath, problems);
        });
    }

    private static Problem unknownKey(String key, SourcePlace place, String path) {
        return new Problem(
                Severity.ERROR,
                place,
                path,
                "unknown hyperparameter \"" + key + "\"",
                "loc, scale or c, alone or followed by one of _" + String.join(", _", SUFFIXES),
                "");
    }

    private static void checkUse(String name, String target, SourcePlace place, String path, Problems problems) {
        if (name.equals("zero")) {
            problems.add(new Problem(
                    Severity.WARNING,
                    place,
                    path,
                    "the hyperparameter has no effect on the prior zero, which is the same for all values",
                    "no hyperparameter",
                    "Maybe normal, uniform or triangular was meant."));
        } else if (target.equals("c") && FAMILIES.contains(name) && !name.equals("triangular")) {
            problems.add(new Problem(
                    Severity.ERROR,
                    place,
                    path,
                    "the prior " + name + " has no hyperparameter c",
                    "loc or scale",
                    "Maybe triangular was meant."));
        }
    }
}
