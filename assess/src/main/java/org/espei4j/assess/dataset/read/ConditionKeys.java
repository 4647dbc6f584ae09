package org.espei4j.assess.dataset.read;

import java.util.Collection;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.document.DocumentNumber;
import org.espei4j.assess.document.DocumentObject;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.Spelling;

/// Reports conditions that nobody reads: unlike a misspelt remark, a misspelt condition changes the meaning of a set.
/// `N: 1`, the amount of every set, may be written out.
final class ConditionKeys {

    private ConditionKeys() {}

    static void rejectOthers(DocumentObject conditions, Collection<String> known, Problems problems) {
        conditions.members().forEach((key, value) -> {
            boolean oneMole = key.equals("N") && value instanceof DocumentNumber number && number.value() == 1;
            if (!known.contains(key) && !oneMole) {
                problems.add(DatasetProblem.UNKNOWN_CONDITION.at(
                        conditions.keyPlaces().getOrDefault(key, value.place()),
                        value.path(),
                        key,
                        String.join(", ", known),
                        Spelling.hint(key, known)));
            }
        });
    }
}
