package org.espei4j.assess.phasemodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The compositions that a phase (or a mixture of phases) can have: every mixture of its endmembers.
///
/// Filling the sublattices with site fractions y makes n_i = Σ_s a_s y_si moles of element i per formula unit, which is
/// a convex combination of the endmembers' moles; dividing by Σ n_i maps straight lines to straight lines. The possible
/// mole fractions are therefore the convex hull of the endmembers' mole fractions.
public final class EndmemberCompositions {

    /// Rounding that published mole fractions carry without meaning another composition.
    public static final double ROUNDING = 1e-5;

    /// Above it, nothing is said of a phase, because the search would take too long.
    private static final int MOST_ENDMEMBERS = 200_000;

    private final List<double[]> corners;
    private final int elements;

    private EndmemberCompositions(List<double[]> corners, int elements) {
        this.corners = corners;
        this.elements = elements;
    }

    /// The possible compositions of a phase.
    ///
    /// @param phase its model, reduced to the elements and the vacancy
    /// @param elements all elements, in the order of mole fractions
    /// @return nothing if a constituent is neither an element nor the vacancy (charged or polyatomic species), if the
    ///     phase can hold vacancies only, or if it has too many endmembers to look at all of them
    public static Optional<EndmemberCompositions> of(PhaseModel phase, Collection<String> elements) {
        return ofMixtures(List.of(phase), elements);
    }

    /// The possible overall compositions of mixtures of phases.
    ///
    /// @param phases their models, reduced to the elements and the vacancy
    /// @param elements all elements, in the order of mole fractions
    /// @return nothing in the same cases
    public static Optional<EndmemberCompositions> ofMixtures(
            Collection<PhaseModel> phases, Collection<String> elements) {
        List<String> order = List.copyOf(elements);
        Set<String> plain = new LinkedHashSet<>(order);
        plain.add(PhaseModel.VACANCY);
        Set<List<Double>> distinct = new LinkedHashSet<>();
        for (PhaseModel phase : phases) {
            if (!plain.containsAll(phase.constituents())) {
                return Optional.empty();
            }
            Optional<Set<List<Double>>> filled = endmemberMoles(phase, order);
            if (filled.isEmpty()) {
                return Optional.empty();
            }
            filled.get().stream()
                    .map(EndmemberCompositions::fractions)
                    .flatMap(Optional::stream)
                    .forEach(distinct::add);
        }
        List<double[]> corners = distinct.stream()
                .map(corner -> corner.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
        return corners.isEmpty() ? Optional.empty() : Optional.of(new EndmemberCompositions(corners, order.size()));
    }

    /// Moles of the elements in each endmember, sublattice after sublattice. What is equal so far is kept once: the
    /// number of endmembers grows with the power of the number of sublattices, that of distinct sums much less.
    private static Optional<Set<List<Double>>> endmemberMoles(PhaseModel phase, List<String> order) {
        Set<List<Double>> sums = Set.of(java.util.Collections.nCopies(order.size(), 0.0));
        for (int s = 0; s < phase.sublattices().size(); s++) {
            double ratio = phase.siteRatios().get(s);
            Set<List<Double>> longer = new LinkedHashSet<>();
            for (List<Double> sum : sums) {
                for (String constituent : phase.sublattices().get(s)) {
                    List<Double> moles = new ArrayList<>(sum);
                    int element = order.indexOf(constituent);
                    if (element >= 0) {
                        moles.set(element, rounded(moles.get(element) + ratio));
                    }
                    longer.add(moles);
                }
                if (longer.size() > MOST_ENDMEMBERS) {
                    return Optional.empty();
                }
            }
            sums = longer;
        }
        return Optional.of(sums);
    }

    /// Sums of site ratios in another order differ by rounding only; this makes them equal.
    private static double rounded(double moles) {
        return Math.rint(moles * 1e12) / 1e12;
    }

    /// Mole fractions, or nothing for an endmember of vacancies alone.
    private static Optional<List<Double>> fractions(List<Double> moles) {
        double sum = moles.stream().mapToDouble(Double::doubleValue).sum();
        return sum > 0 ? Optional.of(moles.stream().map(amount -> amount / sum).toList()) : Optional.empty();
    }

    /// Least mole fraction of an element.
    ///
    /// @param element position in the order of elements
    public double least(int element) {
        return corners.stream().mapToDouble(corner -> corner[element]).min().orElse(0);
    }

    /// Greatest mole fraction of an element.
    ///
    /// @param element position in the order of elements
    public double greatest(int element) {
        return corners.stream().mapToDouble(corner -> corner[element]).max().orElse(1);
    }

    /// The possible composition that is nearest (in the sense of least squares) to a composition.
    ///
    /// @param fractions mole fractions of all elements, in the order of elements; their sum is 1
    public double[] nearest(double[] fractions) {
        if (fractions.length != elements) {
            throw new IllegalArgumentException(elements + " mole fractions are needed, not " + fractions.length);
        }
        return new NearestPoint(corners).to(fractions);
    }

    /// Greatest difference of a mole fraction between a composition and the nearest possible one: 0 if the phase can
    /// have the composition.
    public double distance(double[] fractions) {
        return greatestDifference(fractions, nearest(fractions));
    }

    /// Greatest difference between the entries of two vectors.
    public static double greatestDifference(double[] first, double[] second) {
        double greatest = 0;
        for (int i = 0; i < first.length; i++) {
            greatest = Math.max(greatest, Math.abs(first[i] - second[i]));
        }
        return greatest;
    }
}
