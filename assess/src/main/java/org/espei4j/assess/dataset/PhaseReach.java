package org.espei4j.assess.dataset;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.espei4j.assess.phasemodel.EndmemberCompositions;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.assess.phasemodel.PhaseModels;

/// Which compositions the phases can have in the subsystems of a set of data. Remembers what was worked out; not
/// thread-safe.
public final class PhaseReach {

    /// Mole fractions below which the nearest composition and the composition itself are not told apart.
    private static final double SAME = 1e-7;

    private final PhaseModels active;
    private final Map<SortedSet<String>, PhaseModels> subsystems = new HashMap<>();
    private final Map<PhaseOfSubsystem, Optional<EndmemberCompositions>> compositions = new HashMap<>();

    /// @param models the phase models as the file gives them
    public PhaseReach(PhaseModels models) {
        this.active = models.active();
    }

    private record PhaseOfSubsystem(String phase, SortedSet<String> elements) {}

    /// How a measured composition lies to what a phase can have.
    ///
    /// @param given mole fractions of all elements in text order
    /// @param nearest the nearest possible mole fractions
    /// @param distance greatest difference of a mole fraction between the two; 0 if the phase can have the composition
    /// @param allowed the possible compositions in words
    public record Verdict(double[] given, double[] nearest, double distance, String allowed) {

        /// Whether the phase can have the composition, up to the rounding of published numbers.
        public boolean isReachable() {
            return distance <= EndmemberCompositions.ROUNDING;
        }
    }

    /// The phases of the subsystem of some elements, reduced to it; the vacancy is there if the models list it.
    public PhaseModels subsystem(SortedSet<String> elements) {
        return subsystems.computeIfAbsent(elements, key -> {
            SortedSet<String> kept = new TreeSet<>(key);
            kept.add(PhaseModel.VACANCY);
            return active.reducedTo(kept);
        });
    }

    /// The possible compositions of a phase; nothing if it is not in the subsystem, or has charged or polyatomic
    /// constituents.
    public Optional<EndmemberCompositions> compositions(String phase, SortedSet<String> elements) {
        return compositions.computeIfAbsent(
                new PhaseOfSubsystem(phase, elements),
                key -> subsystem(key.elements())
                        .phase(key.phase())
                        .flatMap(model -> EndmemberCompositions.of(model, key.elements())));
    }

    /// How the composition of a vertex lies to what its phase can have; nothing if that is not known: for other than
    /// known compositions, for vertices of the target plane or in the disordered state, and for phases of which
    /// [#compositions] knows nothing.
    public Optional<Verdict> verdict(Vertex vertex, SortedSet<String> elements) {
        if (vertex.isHyperplane()
                || vertex.disordered()
                || !vertex.composition().isKnown()) {
            return Optional.empty();
        }
        return compositions(vertex.phase(), elements)
                .map(possible -> verdict(vertex.composition().complete(elements), possible, elements));
    }

    private static Verdict verdict(double[] given, EndmemberCompositions possible, SortedSet<String> elements) {
        double[] nearest = possible.nearest(given);
        double distance = EndmemberCompositions.greatestDifference(given, nearest);
        if (distance <= SAME) {
            return new Verdict(given, given, 0, "");
        }
        return new Verdict(given, nearest, distance, allowed(possible, elements));
    }

    private static String allowed(EndmemberCompositions possible, SortedSet<String> elements) {
        StringJoiner joiner = new StringJoiner(", ");
        int position = 0;
        for (String element : elements) {
            double least = possible.least(position);
            double greatest = possible.greatest(position);
            joiner.add(
                    greatest - least < SAME
                            ? "x(" + element + ") = " + rounded(least)
                            : "x(" + element + ") from " + rounded(least) + " to " + rounded(greatest));
            position++;
        }
        return joiner.toString();
    }

    /// Mole fractions as messages show them, e.g. `x(CU)=0.35, x(MG)=0.65`.
    public static String text(double[] fractions, SortedSet<String> elements) {
        StringJoiner joiner = new StringJoiner(", ");
        int position = 0;
        for (String element : elements) {
            joiner.add("x(" + element + ")=" + rounded(fractions[position++]));
        }
        return joiner.toString();
    }

    private static String rounded(double fraction) {
        String text = String.format(Locale.ROOT, "%.6f", fraction);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
