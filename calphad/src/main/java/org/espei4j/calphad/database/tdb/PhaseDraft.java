package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.database.OrderPartition;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Sublattice;
import org.espei4j.calphad.database.TernaryExtrapolation;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.jspecify.annotations.Nullable;

/// A phase while the commands that describe it are put together.
final class PhaseDraft {

    private final String name;
    private final String letters;
    private final List<Double> siteRatios;
    private final SourcePlace place;
    private final List<String> furtherModels = new ArrayList<>();
    private final Map<List<String>, TernaryExtrapolation> extrapolations =
            new TreeMap<>(Comparator.comparing(List::toString));
    private final Set<Character> keptLetters = new HashSet<>();
    private final StringBuilder options;
    private List<Sublattice> sublattices = List.of();
    private @Nullable SourcePlace constituentsPlace;
    private boolean defective;
    private @Nullable MagneticOrdering magnetic;
    private @Nullable OrderPartition partition;

    PhaseDraft(String name, String options, String letters, List<Double> siteRatios, SourcePlace place) {
        this.name = name;
        this.options = new StringBuilder(options);
        this.letters = letters;
        this.siteRatios = List.copyOf(siteRatios);
        this.place = place;
    }

    String name() {
        return name;
    }

    /// The type letters of the PHASE command.
    String letters() {
        return letters;
    }

    boolean carries(char letter) {
        return letters.indexOf(letter) >= 0;
    }

    List<Double> siteRatios() {
        return siteRatios;
    }

    SourcePlace place() {
        return place;
    }

    /// Whether the two PHASE commands say the same.
    boolean saysTheSameAs(PhaseDraft other) {
        return options.compareTo(other.options) == 0
                && letters.equals(other.letters)
                && siteRatios.equals(other.siteRatios);
    }

    boolean hasOption(char letter) {
        return options.indexOf(String.valueOf(letter)) >= 0;
    }

    void addOptions(String letters) {
        for (char letter : letters.toCharArray()) {
            if (!hasOption(letter)) {
                options.append(letter);
            }
        }
    }

    List<Sublattice> sublattices() {
        return sublattices;
    }

    void setSublattices(List<Sublattice> sublattices, SourcePlace at) {
        this.sublattices = sublattices;
        this.constituentsPlace = at;
    }

    /// Where the constituents were given; null if nowhere.
    @Nullable
    SourcePlace constituentsPlace() {
        return constituentsPlace;
    }

    /// Whether a command about this phase was wrong, so that the phase cannot be used.
    boolean isDefective() {
        return defective;
    }

    void setDefective() {
        defective = true;
    }

    void setMagnetic(MagneticOrdering ordering) {
        magnetic = ordering;
    }

    Optional<OrderPartition> partition() {
        return Optional.ofNullable(partition);
    }

    void setPartition(OrderPartition pair) {
        partition = pair;
    }

    /// Sets how a ternary system is extrapolated; what was said of it before no longer holds.
    void setExtrapolation(TernaryExtrapolation extrapolation) {
        extrapolations.put(extrapolation.constituents(), extrapolation);
    }

    void addModel(String model) {
        if (!furtherModels.contains(model)) {
            furtherModels.add(model);
        }
    }

    boolean hasModels() {
        return !furtherModels.isEmpty();
    }

    /// Keeps a letter whose type definition is kept as text.
    void keepLetter(char letter) {
        keptLetters.add(letter);
    }

    /// `%`, then the kept letters in the order of the PHASE command.
    private String typeLetters() {
        StringBuilder ordered = new StringBuilder("%");
        for (char letter : letters.toCharArray()) {
            if (keptLetters.contains(letter) && ordered.indexOf(String.valueOf(letter)) < 0) {
                ordered.append(letter);
            }
        }
        return ordered.toString();
    }

    /// The finished phase.
    Phase toPhase() {
        return new Phase(
                name,
                options.toString(),
                typeLetters(),
                sublattices,
                Optional.ofNullable(magnetic),
                Optional.ofNullable(partition),
                List.copyOf(extrapolations.values()),
                furtherModels,
                Optional.of(place));
    }
}
