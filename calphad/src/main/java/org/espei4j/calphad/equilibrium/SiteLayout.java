package org.espei4j.calphad.equilibrium;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.model.PhaseDescription;
import org.jspecify.annotations.Nullable;

/// What the numerical methods need to know of a phase's constitution, as flat arrays.
///
/// A phase with ions on sublattices of fixed size has the charge balance as one more linear constraint on its site
/// fractions; the two-sublattice ionic liquid is neutral by construction and has none.
final class SiteLayout {

    /// Number of site fractions.
    final int size;
    /// Number of sublattices.
    final int sublattices;
    /// First site fraction of each sublattice, and `size` at the end.
    final int[] offsets;
    /// Sublattice of each site fraction.
    final int[] sublatticeOf;
    /// Moles of sites per mole of formula units on the sublattice of each site fraction; 1 where it varies.
    final double[] sites;
    /// Charge that each site fraction carries, elementary charges per formula unit; null without charge balance.
    final double @Nullable [] charges;
    /// Whether each site fraction belongs to a vacancy.
    final boolean[] vacancy;
    /// Number of elements of the system.
    final int elements;
    /// Whether the constituent of a site fraction holds an element, at `element·size + i`.
    final boolean[] holds;
    /// Whether the amounts of the elements are linear in the site fractions.
    final boolean linearAmounts;
    /// Sublattices that are alike: with the same constituents, more than one, and the same number of sites. The largest such
    /// group; a single sublattice if no two are alike, none if no sublattice offers a choice.
    final int[] alike;
    /// Number of site fractions that sublattice sums and charge balance leave free.
    final int freedom;
    /// Moles of atoms per mole of formula units below which a constitution is nearly empty: mostly vacancies on all
    /// sublattices. 0 for a phase that cannot be empty. See [Tolerances#NEARLY_EMPTY].
    final double leastAtoms;

    private SiteLayout(PhaseDescription phase) {
        List<Species> species = phase.species();
        size = species.size();
        sublattices = phase.sublatticeCount();
        offsets = phase.offsets();
        elements = phase.elements().size();
        linearAmounts = phase.hasFixedSiteRatios();
        sublatticeOf = new int[size];
        sites = new double[size];
        vacancy = new boolean[size];
        holds = new boolean[elements * size];
        for (int s = 0; s < sublattices; s++) {
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                sublatticeOf[i] = s;
                sites[i] = phase.siteRatios().get(s).orElse(1);
                vacancy[i] = species.get(i).isVacancy();
                for (int e = 0; e < elements; e++) {
                    holds[e * size + i] =
                            species.get(i).atomsOf(phase.elements().get(e)) > 0;
                }
            }
        }
        alike = alikeSublattices(phase);
        charges = phase.isCharged() && linearAmounts ? charges(species) : null;
        freedom = size - sublattices - (charges != null && chargeVaries() ? 1 : 0);
        leastAtoms = linearAmounts ? Tolerances.NEARLY_EMPTY * atomsOfLeastFilledEndmember(species) : 0;
    }

    /// Atoms per formula unit of the endmember that has the fewest but not none; 0 if no endmember has none.
    private double atomsOfLeastFilledEndmember(List<Species> species) {
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < sublattices; s++) {
            boolean canBeEmpty = false;
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                double atoms = sites[i] * species.get(i).atoms();
                canBeEmpty |= vacancy[i];
                least = atoms > 0 ? Math.min(least, atoms) : least;
            }
            if (!canBeEmpty) {
                return 0;
            }
        }
        return least < Double.POSITIVE_INFINITY ? least : 0;
    }

    private static int[] alikeSublattices(PhaseDescription phase) {
        int[] most = {};
        for (int s = 0; s < phase.sublatticeCount(); s++) {
            List<Species> constituents = phase.constituents().get(s);
            OptionalDouble ratio = phase.siteRatios().get(s);
            int[] alike = IntStream.range(0, phase.sublatticeCount())
                    .filter(t -> constituents.size() > 1
                            && constituents.equals(phase.constituents().get(t))
                            && ratio.equals(phase.siteRatios().get(t)))
                    .toArray();
            most = alike.length > most.length ? alike : most;
        }
        return most;
    }

    /// The layout of a phase.
    static SiteLayout of(PhaseDescription phase) {
        return new SiteLayout(phase);
    }

    /// Number of constituents of a sublattice.
    int constituents(int sublattice) {
        return offsets[sublattice + 1] - offsets[sublattice];
    }

    /// Net charge of a formula unit, elementary charges.
    double charge(double[] y) {
        double sum = 0;
        if (charges != null) {
            for (int i = 0; i < size; i++) {
                sum += charges[i] * y[i];
            }
        }
        return sum;
    }

    /// Divides the site fractions of every sublattice by their sum.
    void normalise(double[] y) {
        for (int s = 0; s < sublattices; s++) {
            double sum = 0;
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                sum += y[i];
            }
            double factor = 1 / sum;
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                y[i] *= factor;
            }
        }
    }

    /// Normalises site fractions and balances the charge; those that are not locked at zero keep the least value.
    void makeFeasible(double[] y, boolean[] locked) {
        normalise(y);
        if (charges == null) {
            return;
        }
        neutralise(y);
        for (int i = 0; i < y.length; i++) {
            // Balancing the charge may have pushed site fractions below the least value, where the models have no ideal
            // mixing that would bring them back.
            y[i] = locked[i] ? 0 : Math.max(y[i], Tolerances.LEAST_SITE_FRACTION);
        }
    }

    /// Moves positive site fractions to the nearest constitution without net charge, in the sense of relative entropy:
    /// each is multiplied by `exp(ν·charge)` and the sublattices are normalised. Does nothing without charge balance.
    ///
    /// @return whether the charge is balanced, to rounding; false where no constitution of the phase is neutral
    boolean neutralise(double[] y) {
        if (charges == null) {
            return true;
        }
        for (int iteration = 0; iteration < 100; iteration++) {
            double charge = 0;
            double spread = 0;
            double scale = 0;
            for (int s = 0; s < sublattices; s++) {
                double mean = 0;
                double square = 0;
                for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                    mean += y[i] * charges[i];
                    square += y[i] * charges[i] * charges[i];
                    scale = Math.max(scale, Math.abs(charges[i]));
                }
                charge += mean;
                spread += square - mean * mean;
            }
            if (Math.abs(charge) <= 1e-15 * scale * sublattices) {
                return true;
            }
            if (!(spread > 0)) {
                return false;
            }
            double exponent = Math.clamp(-charge / spread, -2 / scale, 2 / scale);
            for (int i = 0; i < size; i++) {
                y[i] *= Math.exp(exponent * charges[i]);
            }
            normalise(y);
        }
        return Math.abs(charge(y)) <= 1e-10;
    }

    private double[] charges(List<Species> species) {
        double[] all = new double[size];
        for (int i = 0; i < size; i++) {
            all[i] = sites[i] * species.get(i).charge();
        }
        return all;
    }

    private boolean chargeVaries() {
        for (int i = 0; i < size; i++) {
            if (charges != null && charges[i] != charges[offsets[sublatticeOf[i]]]) {
                return true;
            }
        }
        return false;
    }
}
