package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A solution from which later calculations may start: the stable composition sets with their amounts, the chemical
/// potentials, and the rivals: constitutions of phases that come next to stability, which a verification of a similar
/// equilibrium looks at first. Immutable.
public final class EquilibriumState {

    /// A constitution this near to a stable one is the same.
    private static final double SAME = 1e-3;

    private final double[] potentials;
    private final int[] phases;
    private final double[] amounts;
    private final double[][] siteFractions;

    private final int[] rivalPhases;
    private final double[][] rivals;

    private EquilibriumState(
            double[] potentials,
            int[] phases,
            double[] amounts,
            double[][] siteFractions,
            int[] rivalPhases,
            double[][] rivals) {
        this.rivalPhases = rivalPhases;
        this.rivals = rivals;
        this.potentials = potentials;
        this.phases = phases;
        this.amounts = amounts;
        this.siteFractions = siteFractions;
    }

    /// @param searches of all phases, as the verification of the solution left them
    static EquilibriumState of(double[] potentials, StableSets sets, PhaseSearch[] searches) {
        List<double[]> rivals = new ArrayList<>();
        List<Integer> rivalPhases = new ArrayList<>();
        for (int p = 0; p < searches.length; p++) {
            for (int k = 0; k < searches[p].found(); k++) {
                CompositionSet rival = searches[p].optimum(k);
                if (!isStable(rival, sets)) {
                    rivals.add(rival.y.clone());
                    rivalPhases.add(p);
                }
            }
        }
        int count = sets.count();
        int[] phases = new int[count];
        double[] amounts = new double[count];
        double[][] siteFractions = new double[count][];
        for (int k = 0; k < count; k++) {
            phases[k] = sets.get(k).phase.index;
            amounts[k] = sets.get(k).amount;
            siteFractions[k] = sets.get(k).y.clone();
        }
        return new EquilibriumState(
                potentials.clone(),
                phases,
                amounts,
                siteFractions,
                rivalPhases.stream().mapToInt(Integer::intValue).toArray(),
                rivals.toArray(double[][]::new));
    }

    /// A state of given sets, without rivals. Copies.
    static EquilibriumState of(double[] potentials, StableSets sets) {
        return of(potentials, sets, new PhaseSearch[0]);
    }

    /// A state of given sets, without rivals. Nothing is copied.
    static EquilibriumState of(double[] potentials, int[] phases, double[] amounts, double[][] siteFractions) {
        return new EquilibriumState(potentials, phases, amounts, siteFractions, new int[0], new double[0][]);
    }

    /// The state with one more composition set. Nothing is copied.
    EquilibriumState with(int phase, double amount, double[] y) {
        int count = phases.length;
        int[] morePhases = Arrays.copyOf(phases, count + 1);
        double[] moreAmounts = Arrays.copyOf(amounts, count + 1);
        double[][] moreSiteFractions = Arrays.copyOf(siteFractions, count + 1);
        morePhases[count] = phase;
        moreAmounts[count] = amount;
        moreSiteFractions[count] = y;
        return new EquilibriumState(potentials, morePhases, moreAmounts, moreSiteFractions, rivalPhases, rivals);
    }

    /// The state with one more composition set of a phase that comes next to stability.
    ///
    /// @param phase position of the phase
    /// @return this state if nothing is known of such a set
    EquilibriumState withRival(int phase) {
        for (int k = 0; k < rivals.length; k++) {
            if (rivalPhases[k] == phase) {
                return with(phase, 0, rivals[k]);
            }
        }
        return this;
    }

    /// The state with all amounts multiplied by a factor.
    EquilibriumState scaled(double factor) {
        double[] more = amounts.clone();
        for (int k = 0; k < more.length; k++) {
            more[k] *= factor;
        }
        return new EquilibriumState(potentials, phases, more, siteFractions, rivalPhases, rivals);
    }

    private static boolean isStable(CompositionSet rival, StableSets sets) {
        for (int k = 0; k < sets.count(); k++) {
            if (sets.get(k).phase == rival.phase && sets.get(k).distance(rival) < SAME) {
                return true;
            }
        }
        return false;
    }

    /// Lets a search of a phase start from the rivals of that phase.
    void tryRivals(PhaseSearch search, int phase) {
        for (int k = 0; k < rivals.length; k++) {
            if (rivalPhases[k] == phase) {
                search.tryStart(rivals[k]);
            }
        }
    }

    void restore(double[] mu, StableSets sets, boolean[] absentElements) {
        System.arraycopy(potentials, 0, mu, 0, mu.length);
        sets.clear();
        for (int k = 0; k < phases.length; k++) {
            CompositionSet set = sets.add(phases[k]);
            set.set(siteFractions[k], 0, absentElements);
            set.amount = amounts[k];
        }
    }

    /// Chemical potentials, J/mol; −∞ for an element that the system does not have.
    public double[] potentials() {
        return potentials.clone();
    }

    /// Number of composition sets.
    public int count() {
        return phases.length;
    }

    /// Position in its system of the phase of a composition set.
    public int phase(int k) {
        return phases[k];
    }

    /// Amount of a composition set, moles of formula units.
    public double amount(int k) {
        return amounts[k];
    }

    /// Site fractions of a composition set.
    public double[] siteFractions(int k) {
        return siteFractions[k].clone();
    }
}
