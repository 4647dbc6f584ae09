package org.espei4j.calphad.equilibrium;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The composition sets that take part in an equilibrium. Sets that are taken out are kept for later use, so that no
/// memory is allocated once every phase has had as many sets as it needs. Belongs to one thread.
final class StableSets {

    /// Sets of one phase whose site fractions differ by less are one.
    private static final double SAME = 1e-7;
    /// Sets of one phase further apart than this are never merged during the iteration.
    private static final double NEAR = 0.15;

    private final WorkingPhase[] phases;
    private final CompositionSet[][] spare;
    private final int[] spareCount;
    private final @Nullable CompositionSet[] probes;
    private CompositionSet[] members = new CompositionSet[4];
    private int count;

    StableSets(WorkingPhase[] phases) {
        this.phases = phases;
        spare = new CompositionSet[phases.length][2];
        spareCount = new int[phases.length];
        probes = new CompositionSet[phases.length];
    }

    /// Number of sets.
    int count() {
        return count;
    }

    /// A set.
    CompositionSet get(int k) {
        return members[k];
    }

    /// Takes out all sets.
    void clear() {
        while (count > 0) {
            remove(count - 1);
        }
    }

    /// Adds a set of a phase; its constitution and amount are to be set by the caller.
    CompositionSet add(int phase) {
        CompositionSet set =
                spareCount[phase] > 0 ? spare[phase][--spareCount[phase]] : new CompositionSet(phases[phase]);
        if (count == members.length) {
            members = Arrays.copyOf(members, 2 * count);
        }
        members[count++] = set;
        return set;
    }

    /// Takes out a set; the others keep their order.
    void remove(int k) {
        CompositionSet set = members[k];
        System.arraycopy(members, k + 1, members, k, count - k - 1);
        count--;
        int phase = set.phase.index;
        if (spareCount[phase] == spare[phase].length) {
            spare[phase] = Arrays.copyOf(spare[phase], 2 * spareCount[phase]);
        }
        spare[phase][spareCount[phase]++] = set;
    }

    /// A set of a phase for trial calculations, not part of the equilibrium.
    CompositionSet probe(int phase) {
        CompositionSet probe = probes[phase];
        if (probe == null) {
            probe = new CompositionSet(phases[phase]);
            probes[phase] = probe;
        }
        return probe;
    }

    /// Remembers the amounts from which the following iterations start.
    void anchorAmounts() {
        for (int k = 0; k < count; k++) {
            members[k].anchor = Math.max(members[k].amount, 0);
        }
    }

    /// The set that has to go because its amount is negative: of several the one that is used up first on the way from
    /// the anchored amounts to the present ones, as in the ratio test of the simplex method. If no amount is negative, a
    /// set whose amount is zero within the mass balance.
    ///
    /// @param keepAbsent whether a set stays whose amount is zero within the mass balance
    /// @return −1 if there is none or only one set is left
    int usedUp(double[] composition, boolean keepAbsent) {
        int first = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < count && count > 1; k++) {
            CompositionSet set = members[k];
            if (set.amount < 0 && !isAbsent(set, composition)) {
                double way = set.anchor / (set.anchor - set.amount);
                if (way < least) {
                    least = way;
                    first = k;
                }
            }
        }
        for (int k = 0; k < count && count > 1 && first < 0 && !keepAbsent; k++) {
            if (isAbsent(members[k], composition)) {
                first = k;
            }
        }
        return first;
    }

    /// Takes out all sets whose amount is zero within the mass balance.
    void removeAbsent(double[] composition) {
        for (int k = count - 1; k >= 0 && count > 1; k--) {
            if (isAbsent(members[k], composition)) {
                remove(k);
            }
        }
    }

    /// Takes out a set that is used up and anchors the amounts of the others where that happens.
    void removeUsedUp(int k) {
        CompositionSet gone = members[k];
        double way = gone.amount < 0 ? gone.anchor / (gone.anchor - gone.amount) : 1;
        for (int other = 0; other < count; other++) {
            CompositionSet set = members[other];
            set.anchor = Math.max(set.anchor + way * (set.amount - set.anchor), 0);
        }
        remove(k);
    }

    private static boolean isAbsent(CompositionSet set, double[] composition) {
        for (int e = 0; e < composition.length; e++) {
            // An element without amount is absent, or its potential is given and its amount means nothing.
            if (composition[e] > 0 && Math.abs(set.amount) * set.amounts[e] > Tolerances.ABSENT * composition[e]) {
                return false;
            }
        }
        return true;
    }

    /// Takes out the evaluated sets that are nearly empty.
    ///
    /// @return whether there was any
    boolean removeNearlyEmpty() {
        int before = count;
        for (int k = count - 1; k >= 0; k--) {
            if (members[k].isNearlyEmpty()) {
                remove(k);
            }
        }
        return count < before;
    }

    /// Lets all site fractions that are held at their least value take part again.
    ///
    /// @return whether there was any
    boolean releaseFloors() {
        boolean any = false;
        for (int k = 0; k < count; k++) {
            any |= members[k].matrix.reduction.held > 0;
            members[k].releaseFloor = true;
        }
        return any;
    }

    /// The set that lies furthest above the tangent plane.
    int leastFavourable(double[] potentials) {
        int worst = 0;
        for (int k = 1; k < count; k++) {
            if (members[k].drivingForce(potentials) < members[worst].drivingForce(potentials)) {
                worst = k;
            }
        }
        return worst;
    }

    /// Merges two sets of one phase that have become one: equal site fractions, equal composition and energy (ordered
    /// variants that differ in nothing but the choice of sublattices), or no rise of the energy between them.
    ///
    /// @return whether sets were merged
    boolean mergeTwins(double[] potentials) {
        evaluateAmountsOfRivals();
        for (int a = 0; a < count; a++) {
            for (int b = a + 1; b < count; b++) {
                if (members[a].phase != members[b].phase) {
                    continue;
                }
                if (areSame(members[a], members[b], potentials)) {
                    merge(a, b);
                    return true;
                }
                if (areVariants(members[a], members[b])) {
                    members[a].amount += members[b].amount;
                    members[a].anchor += members[b].anchor;
                    remove(b);
                    return true;
                }
            }
        }
        return false;
    }

    private void evaluateAmountsOfRivals() {
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                if (a != b && members[a].phase == members[b].phase) {
                    members[a].evaluateAmounts();
                    break;
                }
            }
        }
    }

    private boolean areSame(CompositionSet a, CompositionSet b, double[] potentials) {
        double distance = a.distance(b);
        if (distance < SAME || distance >= NEAR) {
            return distance < SAME;
        }
        a.evaluateEnergy();
        b.evaluateEnergy();
        return isConvexBetween(a, b, potentials);
    }

    /// Whether two sets, their amounts evaluated, differ in nothing but their site fractions.
    private static boolean areVariants(CompositionSet a, CompositionSet b) {
        for (int e = 0; e < a.amounts.length; e++) {
            if (Math.abs(a.amounts[e] / a.atoms - b.amounts[e] / b.atoms) >= SAME) {
                return false;
            }
        }
        a.evaluateEnergy();
        b.evaluateEnergy();
        return Math.abs(a.energy / a.atoms - b.energy / b.atoms) < SAME * a.phase.thermalEnergy;
    }

    /// Whether the energy between two evaluated sets of a phase is nowhere seen above the chord, at a quarter, a half and
    /// three quarters of the way.
    boolean isConvexBetween(CompositionSet a, CompositionSet b, double[] potentials) {
        return isConvexBetween(a, b, 0.5, potentials)
                && isConvexBetween(a, b, 0.25, potentials)
                && isConvexBetween(a, b, 0.75, potentials);
    }

    private boolean isConvexBetween(CompositionSet a, CompositionSet b, double share, double[] potentials) {
        CompositionSet between = probe(a.phase.index);
        between.setBetween(a, b, share);
        between.evaluateEnergy();
        return between.excess(potentials) >= share * a.excess(potentials) + (1 - share) * b.excess(potentials);
    }

    /// Lets a phase separate: part of a set takes the constitution of another set of the same phase, and what is left
    /// changes so that nothing is lost. Of several parts the one with the least energy is taken.
    ///
    /// @param whole a set with a positive amount
    /// @param part a set of the same phase, with the constitution to be split off
    /// @return false if that does not lower the energy; then nothing changes
    boolean splitOff(CompositionSet whole, CompositionSet part) {
        CompositionSet rest = probe(whole.phase.index);
        whole.evaluateEnergy();
        part.evaluateEnergy();
        double least = whole.energy;
        double best = 0;
        for (double share = 0.64; share > 0.01; share *= 0.5) {
            if (rest.setRest(whole, part, share)) {
                rest.evaluateEnergy();
                double energy = (1 - share) * rest.energy + share * part.energy;
                if (energy < least) {
                    least = energy;
                    best = share;
                }
            }
        }
        if (best == 0) {
            return false;
        }
        rest.setRest(whole, part, best);
        part.amount = best * whole.amount;
        whole.copyConstitution(rest);
        whole.amount -= part.amount;
        return true;
    }

    /// Makes one set of two of the same phase, which takes the place of the first.
    void merge(int a, int b) {
        CompositionSet first = members[a];
        CompositionSet second = members[b];
        double sum = Math.abs(first.amount) + Math.abs(second.amount);
        double share = sum > 0 ? Math.abs(first.amount) / sum : 0.5;
        first.setBetween(first, second, share);
        first.amount = sum;
        first.anchor += second.anchor;
        remove(b);
    }
}
