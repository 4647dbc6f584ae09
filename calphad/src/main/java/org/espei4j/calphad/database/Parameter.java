package org.espei4j.calphad.database;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.jspecify.annotations.Nullable;

/// A parameter of a phase.
///
/// @param type upper-case type, e.g. `G` or `L` as read, `TC`, `BMAGN`, `MQ`
/// @param phase name of the phase
/// @param diffusing the species after `&`, for mobilities and the like
/// @param constituents for every sublattice the constituents, sorted by name, or the single entry [#WILDCARD]
/// @param order number after the semicolon, at least 0
/// @param value per mole of formula units: J for energies, other units for other types
/// @param reference key of its literature reference
/// @param place where it was read; two parameters that differ only in it are equal
public record Parameter(
        String type,
        String phase,
        Optional<String> diffusing,
        List<List<String>> constituents,
        int order,
        TemperatureRanges value,
        Optional<String> reference,
        Optional<SourcePlace> place) {

    /// Stands for every constituent of a sublattice.
    public static final String WILDCARD = "*";

    /// Sorts the constituents of each sublattice by name; the value and its sign stay as written.
    public Parameter {
        constituents =
                constituents.stream().map(s -> s.stream().sorted().toList()).toList();
    }

    /// A parameter made by a program, with default limits.
    public static Parameter of(
            String type, String phase, List<List<String>> constituents, int order, TemperatureRanges value) {
        return new Parameter(
                type, phase, Optional.empty(), constituents, order, value, Optional.empty(), Optional.empty());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parameter that
                && type.equals(that.type)
                && phase.equals(that.phase)
                && diffusing.equals(that.diffusing)
                && constituents.equals(that.constituents)
                && order == that.order
                && value.equals(that.value)
                && reference.equals(that.reference);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, phase, diffusing, constituents, order, value, reference);
    }

    /// The head of the parameter as databases write it, e.g. `G(BCC_A2,AL,FE:VA;0)`.
    public String notation() {
        String species = diffusing.map(name -> "&" + name).orElse("");
        String array = constituents.stream().map(s -> String.join(",", s)).collect(Collectors.joining(":"));
        return type + "(" + phase + species + "," + array + ";" + order + ")";
    }

    /// Whether exactly one constituent stands on every sublattice.
    public boolean isEndmember() {
        return constituents.stream().allMatch(s -> s.size() == 1);
    }

    /// Whether the parameter describes the Gibbs energy; `G` and `L` are the same type.
    public boolean isGibbsEnergy() {
        return type.equals("G") || type.equals("L");
    }
}
