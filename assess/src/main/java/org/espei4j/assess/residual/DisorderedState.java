package org.espei4j.assess.residual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.PhaseDescription;

/// Site fractions of a phase in its disordered state.
final class DisorderedState {

    private DisorderedState() {}

    /// The vertex of a phase whose sublattices all have elements in the proportions of the mole fractions.
    ///
    /// @param elements the elements, in the order of the fractions
    static FixedVertex of(BoundPhase phase, Collection<String> elements, double[] fractions) {
        PhaseDescription description = phase.description();
        List<String> names = new ArrayList<>(elements);
        double[] y = new double[description.siteFractionCount()];
        int[] vacant = new int[y.length];
        Arrays.fill(vacant, -1);
        int[] offsets = description.offsets();
        for (int s = 0; s < description.sublatticeCount(); s++) {
            fill(description.constituents().get(s), offsets[s], names, fractions, y, vacant);
        }
        return new FixedVertex(phase, y, vacant);
    }

    private static void fill(
            List<Species> constituents,
            int offset,
            List<String> elements,
            double[] fractions,
            double[] y,
            int[] vacant) {
        double sum = 0;
        int vacancy = -1;
        for (int i = 0; i < constituents.size(); i++) {
            int element = elements.indexOf(constituents.get(i).name());
            if (constituents.get(i).isVacancy()) {
                vacancy = offset + i;
            } else if (element >= 0) {
                y[offset + i] = fractions[element];
                sum += fractions[element];
            }
        }
        if (sum == 0) {
            // Nothing that the composition holds can stand here.
            y[vacancy >= 0 ? vacancy : offset] = 1;
            return;
        }
        for (int i = 0; i < constituents.size(); i++) {
            y[offset + i] /= sum;
            vacant[offset + i] = vacancy;
        }
    }
}
