package org.espei4j.assess.dataset;

import java.util.List;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// A configuration of a phase with its site fractions: which constituents share each sublattice, and how.
///
/// The sublattices are in the order of the file, which need not be the order in which an assessment keeps symmetric
/// sublattices; turning configuration and site fractions together is the work of whoever compares configurations.
///
/// @param index position in the file's list of configurations, from 0
/// @param constituents names on each sublattice, in text order; one name on a pure sublattice
/// @param siteFractions site fraction of each constituent, shape as `constituents`; 1 on a pure sublattice
/// @param place where the configuration stands
/// @param occupancyPlace where its site fractions stand; `place` if the file gives none
public record OccupiedConfiguration(
        int index,
        List<List<String>> constituents,
        List<List<Double>> siteFractions,
        SourcePlace place,
        SourcePlace occupancyPlace) {

    /// Copies the lists and checks that their shapes agree.
    public OccupiedConfiguration {
        constituents = constituents.stream().map(List::copyOf).toList();
        siteFractions = siteFractions.stream().map(List::copyOf).toList();
        if (constituents.size() != siteFractions.size()) {
            throw new IllegalArgumentException("site fractions must have the shape of the constituents");
        }
        for (int s = 0; s < constituents.size(); s++) {
            int names = constituents.get(s).size();
            if (names == 0 || siteFractions.get(s).size() != names) {
                throw new IllegalArgumentException("site fractions must have the shape of the constituents");
            }
        }
    }

    /// Whether every sublattice holds one constituent.
    public boolean isEndmember() {
        return constituents.stream().allMatch(sublattice -> sublattice.size() == 1);
    }

    /// Whether a sublattice model has as many sublattices, and on each of them the constituents of this configuration.
    public boolean fits(PhaseModel model) {
        if (model.sublattices().size() != constituents.size()) {
            return false;
        }
        for (int s = 0; s < constituents.size(); s++) {
            if (!model.sublattices().get(s).containsAll(constituents.get(s))) {
                return false;
            }
        }
        return true;
    }

    /// As it can stand in a message, e.g. `(CU,MG):VA`.
    public String describe() {
        return String.join(
                ":",
                constituents.stream()
                        .map(names -> names.size() == 1 ? names.getFirst() : "(" + String.join(",", names) + ")")
                        .toList());
    }
}
