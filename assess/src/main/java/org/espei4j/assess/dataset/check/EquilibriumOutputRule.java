package org.espei4j.assess.dataset.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetProblem;
import org.espei4j.assess.dataset.EquilibriumDataset;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.diagnostic.Spelling;

/// Whether the property of an equilibrium set is one that is computed, and whether its reference states fit to it.
final class EquilibriumOutputRule implements DatasetRule {

    /// Properties that have a likelihood.
    private static final List<String> COMPUTED = List.of("GM", "HM", "SM", "CPM", "VM");

    @Override
    public void check(Dataset dataset, Problems problems) {
        if (!(dataset instanceof EquilibriumDataset set)) {
            return;
        }
        SourcePlace place = set.header().places().output();
        if (set.isReferred()) {
            SortedSet<String> missing = new TreeSet<>(set.elements());
            missing.removeAll(set.referenceStates().keySet());
            if (!missing.isEmpty()) {
                problems.add(DatasetProblem.REFERENCES_MISSING.at(
                        place, "/reference_states", String.join(", ", missing), set.output()));
            }
        } else if (!set.referenceStates().isEmpty()) {
            problems.add(DatasetProblem.REFERENCES_UNUSED.at(place, "/output", set.output()));
        }
        if (!COMPUTED.contains(set.property())) {
            List<String> similar = new ArrayList<>(COMPUTED);
            COMPUTED.forEach(property -> similar.add(property + "R"));
            boolean referredWithoutStates = similar.contains(set.output());
            String hint = referredWithoutStates
                    ? "Add reference_states with a phase for every element."
                    : Spelling.hint(set.output(), similar);
            problems.add(DatasetProblem.EQUILIBRIUM_OUTPUT.at(
                    place, "/output", set.output(), String.join(", ", COMPUTED), hint));
        }
    }
}
