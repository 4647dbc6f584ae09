package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.model.PhaseDescription;
import org.jspecify.annotations.Nullable;

/// The phases of a system that can be told apart.
///
/// An ordered phase without order may be another phase of the database, and phases that a database does not describe in a
/// system are alike. Such phases coexist everywhere: each field of one would be a field of the other, and rounding would
/// decide which is found. A phase is covered by another one if each of its constitutions has a counterpart there of the same
/// composition and energy; then it is never more stable, and the diagram without it is the whole diagram.
///
/// A counterpart has the same fractions on sublattices of the same constituents, which is what *without order* means. Energies
/// are compared at a few constitutions all over the temperatures of the diagram; a difference anywhere shows almost everywhere.
final class DistinctPhases {

    /// Number of temperatures at which energies are compared; functions of temperature have fewer parts.
    private static final int TEMPERATURES = 24;
    /// Number of constitutions at each of them.
    private static final int CONSTITUTIONS = 8;
    /// Differences of mole fractions that rounding does not explain.
    private static final double SAME_FRACTIONS = 1e-9;

    private final EquilibriumSpecs all;
    private final LineStepper.Range temperatures;
    private final List<MovingPhase> phases = new ArrayList<>();
    private final List<Integer> kept = new ArrayList<>();
    private final List<Covered> covered = new ArrayList<>();

    /// @param phase position of a phase that is left out
    /// @param by position of the one that stands for it
    private record Covered(int phase, int by) {}

    private DistinctPhases(EquilibriumSpecs all, double pressure, double[] theta, LineStepper.Range temperatures) {
        this.all = all;
        this.temperatures = temperatures;
        for (int p = 0; p < all.phases().size(); p++) {
            phases.add(new MovingPhase(p, all.phases().get(p), pressure, theta));
        }
    }

    /// Looks for phases that others cover at some temperatures, K.
    static DistinctPhases of(EquilibriumSpecs all, double pressure, double[] theta, LineStepper.Range temperatures) {
        DistinctPhases distinct = new DistinctPhases(all, pressure, theta, temperatures);
        // Only a phase with at least as many site fractions can cover another one.
        IntStream.range(0, distinct.phases.size())
                .boxed()
                .sorted(Comparator.comparingInt(p -> -distinct.phases.get(p).size))
                .forEach(distinct::sort);
        distinct.kept.sort(null);
        return distinct;
    }

    private void sort(int phase) {
        for (int other : kept) {
            if (covers(phases.get(other), phases.get(phase))) {
                covered.add(new Covered(phase, other));
                return;
            }
        }
        kept.add(phase);
    }

    /// The system with the phases that are left.
    EquilibriumSpecs specs() {
        return covered.isEmpty() ? all : all.subset(kept);
    }

    /// Says which of the phases that are left out another one has stood for in the search.
    void tell(Remarks remarks) {
        for (Covered pair : covered) {
            if (!remarks.hasSeen(kept.indexOf(pair.by))) {
                continue;
            }
            PhaseDescription by = phases.get(pair.by).description;
            PhaseDescription phase = phases.get(pair.phase).description;
            String where = choices(by) > choices(phase)
                    ? "where it is not ordered"
                    : "everywhere, maybe because the database describes neither in this system";
            remarks.addNote("%s is not told apart from %s, which has the same energy %s: what is called %s is both"
                    .formatted(phase.name(), by.name(), where, by.name()));
        }
    }

    /// Number of sublattices that more than one constituent shares.
    private static long choices(PhaseDescription phase) {
        return phase.constituents().stream().filter(s -> s.size() > 1).count();
    }

    private boolean covers(MovingPhase covering, MovingPhase phase) {
        int[] sources = sources(covering.description, phase.description);
        if (sources == null) {
            return false;
        }
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < TEMPERATURES; i++) {
            double temperature = temperatures.from() + (i + 0.5) / TEMPERATURES * temperatures.length();
            phase.moveTo(temperature);
            covering.moveTo(temperature);
            for (int k = 0; k < CONSTITUTIONS; k++) {
                double[] y = random.doubles(phase.size).map(Math::sqrt).toArray();
                phase.normalise(y);
                if (!areAlike(phase, y, covering, counterpart(covering, y, sources))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean areAlike(MovingPhase phase, double[] y, MovingPhase other, double[] otherY) {
        double[] fractions = phase.fractions(y);
        double[] others = other.fractions(otherY);
        for (int e = 0; e < fractions.length; e++) {
            if (!(Math.abs(fractions[e] - others[e]) < SAME_FRACTIONS)) {
                return false;
            }
        }
        double difference = phase.energy(y) / phase.atoms(y) - other.energy(otherY) / other.atoms(otherY);
        return Math.abs(difference) < StabilityCheck.tolerance(phase.bound().temperature());
    }

    /// For each site fraction of a phase that may cover another one, the one there that it takes over; −1 for a fraction that is
    /// always 1.
    ///
    /// @return null if there are no counterparts
    private static int @Nullable [] sources(PhaseDescription covering, PhaseDescription phase) {
        boolean sameSublattices = covering.constituents().equals(phase.constituents());
        int[] offsets = phase.offsets();
        List<Integer> sources = new ArrayList<>();
        for (int s = 0; s < covering.sublatticeCount(); s++) {
            List<Species> constituents = covering.constituents().get(s);
            int source = sameSublattices ? s : onlySublattice(phase, constituents);
            if (source < 0 && constituents.size() > 1) {
                return null;
            }
            for (int i = 0; i < constituents.size(); i++) {
                sources.add(source < 0 ? -1 : offsets[source] + i);
            }
        }
        return sources.stream().mapToInt(i -> i).toArray();
    }

    /// Position of the only sublattice with some constituents; −1 if there is none or more than one.
    private static int onlySublattice(PhaseDescription phase, List<Species> constituents) {
        int first = phase.constituents().indexOf(constituents);
        return first == phase.constituents().lastIndexOf(constituents) ? first : -1;
    }

    private static double[] counterpart(MovingPhase covering, double[] y, int[] sources) {
        double[] counterpart = new double[covering.size];
        for (int i = 0; i < counterpart.length; i++) {
            counterpart[i] = sources[i] < 0 ? 1 : y[sources[i]];
        }
        return counterpart;
    }
}
