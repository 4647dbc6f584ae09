package org.espei4j.calphad.database;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.jspecify.annotations.Nullable;

/// A phase: its sublattices and what type definitions say about it.
///
/// @param name upper-case name without options
/// @param options letters that follow the name after a colon, e.g. `L` liquid, `Y` ionic liquid, `F` and `B` ordering
///     symmetry; empty if none
/// @param typeLetters `%` followed by the letters of those type definitions that are kept as
///     [Database.Annotation] because nothing else here says what they mean
/// @param sublattices in the order of the database; at least one
/// @param magnetic magnetic model, if any
/// @param partition the pair in which this phase is the *ordered* partner, if any
/// @param extrapolations ternary systems whose binary interactions do not extend after Muggianu
/// @param furtherModels what the database asks for beyond the above, one type definition each as its keyword and
///     arguments, e.g. `EXCESS_MODEL …`; a model that knows none of them must say so, never leave it out
/// @param place where the phase was read; two phases that differ only in it are equal
public record Phase(
        String name,
        String options,
        String typeLetters,
        List<Sublattice> sublattices,
        Optional<MagneticOrdering> magnetic,
        Optional<OrderPartition> partition,
        List<TernaryExtrapolation> extrapolations,
        List<String> furtherModels,
        Optional<SourcePlace> place) {

    /// Copies the lists.
    public Phase {
        sublattices = List.copyOf(sublattices);
        extrapolations = List.copyOf(extrapolations);
        furtherModels = List.copyOf(furtherModels);
    }

    /// A phase with Muggianu's extrapolation that asks for no further models.
    public Phase(
            String name,
            String options,
            String typeLetters,
            List<Sublattice> sublattices,
            Optional<MagneticOrdering> magnetic,
            Optional<OrderPartition> partition,
            Optional<SourcePlace> place) {
        this(name, options, typeLetters, sublattices, magnetic, partition, List.of(), List.of(), place);
    }

    /// A phase without options, type definitions and partners.
    public static Phase of(String name, List<Sublattice> sublattices) {
        return new Phase(name, "", "%", sublattices, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Phase that
                && name.equals(that.name)
                && options.equals(that.options)
                && typeLetters.equals(that.typeLetters)
                && sublattices.equals(that.sublattices)
                && magnetic.equals(that.magnetic)
                && partition.equals(that.partition)
                && extrapolations.equals(that.extrapolations)
                && furtherModels.equals(that.furtherModels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                name, options, typeLetters, sublattices, magnetic, partition, extrapolations, furtherModels);
    }

    /// Whether the phase carries an option letter.
    public boolean hasOption(char letter) {
        return options.indexOf(letter) >= 0;
    }
}
