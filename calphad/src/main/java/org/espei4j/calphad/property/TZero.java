package org.espei4j.calphad.property;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.espei4j.calphad.equilibrium.BoundSystem;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.equilibrium.SinglePhaseSolver;

/// Temperatures at which two phases of the same composition have the same Gibbs energy (T-zero): the limit for a
/// transformation without diffusion (L. Kaufman and M. Cohen, Prog. Met. Phys. 7 (1958) 165–246). Each phase is alone, with its
/// constitution relaxed. Immutable and thread-safe.
///
/// ```java
/// OptionalDouble t = TZero.between(specs, "FCC_A1", "BCC_A2").nearest(1000, 101_325, 0.3, 0.7);
/// ```
public final class TZero {

    /// Lowest and highest temperature that [#nearest] looks at, K.
    private static final double LOWEST = 50;

    private static final double HIGHEST = 6000;
    /// Temperatures between which a change of sign is looked for, K.
    private static final double STEP = 25;
    /// Relative change of the temperature in the last iteration.
    private static final double ACCURACY = 1e-11;

    private static final int MOST_ITERATIONS = 100;

    private final EquilibriumSpecs specs;
    private final double[] theta;

    private TZero(EquilibriumSpecs specs, double[] theta) {
        this.specs = specs;
        this.theta = theta;
    }

    /// T-zero of two phases of a system.
    ///
    /// @param theta fitted values; none for a system without parameters
    /// @throws IllegalArgumentException if the system lacks one of the phases
    public static TZero between(EquilibriumSpecs specs, String first, String second, double... theta) {
        int one = specs.indexOf(first);
        int other = specs.indexOf(second);
        if (one < 0 || other < 0) {
            throw new IllegalArgumentException(
                    "no phase " + (one < 0 ? first : second) + " among " + specs.phaseNames());
        }
        EquilibriumSpecs both = EquilibriumSpecs.of(
                List.of(specs.phases().get(one), specs.phases().get(other)));
        return new TZero(both, theta.clone());
    }

    /// All T-zero temperatures of a composition in an interval, from low to high. Two that are less than 25 K apart may be
    /// overlooked.
    ///
    /// @param from K, positive
    /// @param to K
    /// @param pressure Pa
    /// @param composition mole fractions in the order of the elements of the system
    /// @return empty also where one of the phases cannot have the composition
    public List<Double> all(double from, double to, double pressure, double... composition) {
        List<Double> found = new ArrayList<>();
        int intervals = (int) Math.max(1, Math.ceil((to - from) / STEP));
        double before = from;
        double differenceBefore = difference(before, pressure, composition);
        for (int i = 1; i <= intervals; i++) {
            double after = from + (to - from) * i / intervals;
            double differenceAfter = difference(after, pressure, composition);
            if (differenceBefore == 0) {
                found.add(before);
            } else if (differenceBefore * differenceAfter < 0) {
                found.add(root(before, after, differenceBefore, pressure, composition));
            }
            before = after;
            differenceBefore = differenceAfter;
        }
        if (differenceBefore == 0) {
            found.add(before);
        }
        return found;
    }

    /// The T-zero temperature next to another temperature, among those from 50 to 6000 K.
    ///
    /// @param start K
    /// @param pressure Pa
    /// @param composition mole fractions in the order of the elements of the system
    /// @return empty if there is none
    public OptionalDouble nearest(double start, double pressure, double... composition) {
        double centre = Math.clamp(start, LOWEST, HIGHEST);
        for (double reach = 8 * STEP; ; reach *= 2) {
            double from = Math.max(centre - reach, LOWEST);
            double to = Math.min(centre + reach, HIGHEST);
            List<Double> found = all(from, to, pressure, composition);
            OptionalDouble nearest = found.stream()
                    .min(Comparator.comparingDouble(t -> Math.abs(t - start)))
                    .map(OptionalDouble::of)
                    .orElse(OptionalDouble.empty());
            if (nearest.isPresent() || (from == LOWEST && to == HIGHEST)) {
                return nearest;
            }
        }
    }

    /// Regula falsi with the Illinois modification (M. Dowell and P. Jarratt, BIT 11 (1971) 168–174), which always converges.
    private double root(double from, double to, double differenceFrom, double pressure, double[] composition) {
        double old = from;
        double last = to;
        double atOld = differenceFrom;
        double atLast = difference(to, pressure, composition);
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            double next = last - atLast * (last - old) / (atLast - atOld);
            double at = difference(next, pressure, composition);
            if (at * atLast < 0) {
                old = last;
                atOld = atLast;
            } else {
                atOld *= 0.5;
            }
            boolean settled = Math.abs(next - last) < ACCURACY * next;
            last = next;
            atLast = at;
            if (settled || at == 0) {
                break;
            }
        }
        return last;
    }

    /// Difference of the molar Gibbs energies, J/mol; NaN if one of the phases has no state.
    private double difference(double temperature, double pressure, double[] composition) {
        BoundSystem bound = specs.bind(temperature, pressure);
        return energy(bound, 0, composition) - energy(bound, 1, composition);
    }

    private double energy(BoundSystem bound, int phase, double[] composition) {
        SinglePhaseSolver solver = bound.singlePhase(phase);
        solver.bindParameters(theta);
        return solver.solve(composition) ? solver.molarEnergy() : Double.NaN;
    }
}
