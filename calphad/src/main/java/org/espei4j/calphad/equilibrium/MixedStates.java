package org.espei4j.calphad.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A start between two states: all their composition sets, those that both have only once.
final class MixedStates {

    /// Sets of one phase, one of each state, whose site fractions differ by less are taken for the same set.
    private static final double SAME = 0.2;

    private MixedStates() {}

    private record Member(int phase, double amount, double[] y) {}

    /// Mixes two states.
    ///
    /// @param weight part of `low`, 0 … 1
    static SystemState of(SystemState low, SystemState high, double weight) {
        EquilibriumState a = low.equilibrium();
        EquilibriumState b = high.equilibrium();
        boolean[] paired = new boolean[b.count()];
        List<Member> members = new ArrayList<>();
        for (int k = 0; k < a.count(); k++) {
            int partner = nearest(a, k, b, paired);
            if (partner < 0) {
                members.add(new Member(a.phase(k), weight * a.amount(k), a.siteFractions(k)));
            } else {
                paired[partner] = true;
                members.add(new Member(
                        a.phase(k),
                        weight * a.amount(k) + (1 - weight) * b.amount(partner),
                        mean(a.siteFractions(k), b.siteFractions(partner), weight)));
            }
        }
        for (int k = 0; k < b.count(); k++) {
            if (!paired[k]) {
                members.add(new Member(b.phase(k), (1 - weight) * b.amount(k), b.siteFractions(k)));
            }
        }
        return new SystemState(
                mean(low.temperature(), high.temperature(), weight),
                mean(low.pressure(), high.pressure(), weight),
                EquilibriumState.of(
                        mean(a.potentials(), b.potentials(), weight),
                        members.stream().mapToInt(Member::phase).toArray(),
                        members.stream().mapToDouble(Member::amount).toArray(),
                        members.stream().map(Member::y).toArray(double[][]::new)));
    }

    private static int nearest(EquilibriumState a, int set, EquilibriumState b, boolean[] paired) {
        int best = -1;
        double least = SAME;
        double[] y = a.siteFractions(set);
        for (int k = 0; k < b.count(); k++) {
            if (!paired[k] && b.phase(k) == a.phase(set)) {
                double[] other = b.siteFractions(k);
                double distance = 0;
                for (int i = 0; i < y.length; i++) {
                    distance = Math.max(distance, Math.abs(y[i] - other[i]));
                }
                if (distance < least) {
                    least = distance;
                    best = k;
                }
            }
        }
        return best;
    }

    private static double mean(double a, double b, double weight) {
        return a == b ? a : weight * a + (1 - weight) * b;
    }

    private static double[] mean(double[] a, double[] b, double weight) {
        double[] result = Arrays.copyOf(a, a.length);
        for (int i = 0; i < result.length; i++) {
            result[i] = mean(a[i], b[i], weight);
        }
        return result;
    }
}
