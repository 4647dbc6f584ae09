package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Sublattice;

/// The symmetry of phases whose first four sublattices describe ordering: options `F` (fcc and hcp: all sublattices are
/// equivalent) and `B` (bcc: the first two are equivalent, so are the next two, and so are the two pairs). One listed
/// parameter stands for all its distinct rearrangements (H. L. Lukas, S. G. Fries, B. Sundman, *Computational Thermodynamics*,
/// 2007, chapter 5; the letters are those of Thermo-Calc's phase names).
///
/// ```
/// v(σ(I)) = v(I) for every permutation σ of the first four entries of an array I that leaves the structure alone
/// ```
///
/// Profile *standard*: a rearrangement that is listed itself keeps its own value, and a warning tells when that differs.
/// Profile *reference*: only ordered partners of partitioned pairs are expanded, and every listed parameter generates all
/// of its rearrangements, so that two listed members of one set count twice.
enum SymmetryOption {
    /// Option `F`: 24 permutations.
    FCC('F') {
        @Override
        boolean allows(int[] permutation) {
            return true;
        }
    },
    /// Option `B`: 8 permutations.
    BCC('B') {
        @Override
        boolean allows(int[] permutation) {
            return (permutation[0] < 2) == (permutation[1] < 2);
        }
    };

    private static final int EQUIVALENT = 4;

    private final char letter;

    SymmetryOption(char letter) {
        this.letter = letter;
    }

    /// Whether a rearrangement of the first four sublattices leaves the structure alone.
    ///
    /// @param permutation where each sublattice's constituents come from
    abstract boolean allows(int[] permutation);

    /// All rearrangements that leave the structure alone, the identity first.
    List<int[]> permutations() {
        List<int[]> all = new ArrayList<>();
        collect(new int[EQUIVALENT], 0, all);
        return all;
    }

    private void collect(int[] permutation, int length, List<int[]> all) {
        if (length == EQUIVALENT) {
            if (allows(permutation)) {
                all.add(permutation.clone());
            }
            return;
        }
        for (int next = 0; next < EQUIVALENT; next++) {
            int candidate = next;
            if (Arrays.stream(permutation, 0, length).noneMatch(used -> used == candidate)) {
                permutation[length] = next;
                collect(permutation, length + 1, all);
            }
        }
    }

    /// The option of a phase, if it has one.
    static Optional<SymmetryOption> of(Phase phase) {
        return Arrays.stream(values())
                .filter(option -> phase.hasOption(option.letter))
                .findFirst();
    }

    /// Checks that a phase with one of the options has four sublattices that can be rearranged.
    ///
    /// @throws UnbuildablePhaseException if it has not
    static void require(Phase phase) throws UnbuildablePhaseException {
        Optional<SymmetryOption> option = of(phase);
        if (option.isEmpty()) {
            return;
        }
        List<Sublattice> sublattices = phase.sublattices();
        if (sublattices.size() < EQUIVALENT) {
            throw option.get().unfit(phase, "it has " + sublattices.size() + " sublattice(s)");
        }
        Sublattice first = sublattices.getFirst();
        for (Sublattice other : sublattices.subList(1, EQUIVALENT)) {
            if (other.siteRatio() != first.siteRatio() || !other.constituents().equals(first.constituents())) {
                throw option.get().unfit(phase, "its first four sublattices differ");
            }
        }
    }

    private UnbuildablePhaseException unfit(Phase phase, String cause) {
        return new UnbuildablePhaseException(
                UnbuildablePhaseException.Reason.UNFIT_OPTION,
                ModelNotes.placeOf(phase.place()),
                phase.name(),
                letter + " (ordering on four sublattices)",
                cause,
                "four sublattices first, with the same constituents and the same number of sites");
    }

    /// The listed parameters with all that they stand for.
    static List<Parameter> expand(Phase phase, List<Parameter> listed, ModelOptions options, ModelNotes notes) {
        Optional<SymmetryOption> option = of(phase);
        if (option.isEmpty() || (options.isReference() && phase.partition().isEmpty())) {
            return listed;
        }
        Map<Identity, Parameter> explicit = new LinkedHashMap<>();
        if (!options.isReference()) {
            listed.forEach(parameter -> explicit.put(Identity.of(parameter), parameter));
        }
        List<Parameter> all = new ArrayList<>();
        Set<Identity> generated = new LinkedHashSet<>();
        for (Parameter parameter : listed) {
            all.add(parameter);
            for (Parameter equivalent : option.get().equivalents(parameter)) {
                Parameter own = explicit.get(Identity.of(equivalent));
                if (own != null) {
                    warnIfContradicting(parameter, own, notes);
                } else if (options.isReference() || generated.add(Identity.of(equivalent))) {
                    all.add(equivalent);
                }
            }
            warnIfReciprocalOfOddOrder(parameter, listed, options, notes);
        }
        return all;
    }

    /// The distinct rearrangements of a parameter, without itself.
    private List<Parameter> equivalents(Parameter parameter) {
        Set<List<List<String>>> arrays = new LinkedHashSet<>();
        if (parameter.constituents().size() >= EQUIVALENT) {
            for (int[] permutation : permutations()) {
                List<List<String>> array = new ArrayList<>(parameter.constituents());
                for (int s = 0; s < EQUIVALENT; s++) {
                    array.set(s, parameter.constituents().get(permutation[s]));
                }
                arrays.add(array);
            }
            arrays.remove(parameter.constituents());
        }
        return arrays.stream()
                .map(array -> new Parameter(
                        parameter.type(),
                        parameter.phase(),
                        parameter.diffusing(),
                        array,
                        parameter.order(),
                        parameter.value(),
                        parameter.reference(),
                        parameter.place()))
                .toList();
    }

    private record Identity(String kind, List<List<String>> constituents, int order) {
        static Identity of(Parameter parameter) {
            return new Identity(ParameterKind.of(parameter), parameter.constituents(), parameter.order());
        }
    }

    private static void warnIfContradicting(Parameter parameter, Parameter own, ModelNotes notes) {
        if (!own.value().toExpr().equals(parameter.value().toExpr())) {
            notes.warn(
                    own,
                    "is equivalent to " + ModelNotes.name(parameter)
                            + " but has another value; both are kept as listed",
                    "Give one of them.");
        }
    }

    /// Exchanging the two mixing sublattices of a reciprocal parameter turns order 1 into order 2.
    private static void warnIfReciprocalOfOddOrder(
            Parameter parameter, List<Parameter> listed, ModelOptions options, ModelNotes notes) {
        boolean reciprocal =
                parameter.constituents().stream().filter(s -> s.size() == 2).count() == 2;
        if (options.isReference() || !reciprocal || parameter.order() == 0 || parameter.order() > 2) {
            return;
        }
        boolean balanced = listed.stream()
                .anyMatch(other -> ParameterKind.of(other).equals(ParameterKind.of(parameter))
                        && other.constituents().equals(parameter.constituents())
                        && other.order() == 3 - parameter.order()
                        && other.value().toExpr().equals(parameter.value().toExpr()));
        if (!balanced) {
            notes.warn(
                    parameter,
                    "breaks the symmetry of the phase: no equal value of order " + (3 - parameter.order()),
                    "Give orders 1 and 2 the same value.");
        }
    }
}
