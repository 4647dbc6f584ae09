package org.espei4j.calphad.database;

import java.util.List;
import java.util.Optional;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// A parameter of a phase.
///
/// @param type upper-case type as read, e.g. `G`, `L`, `TC`, `BMAGN`, `MQ`
/// @param phase name of the phase
/// @param diffusing the species after `&`, for mobilities and the like
/// @param constituents for every sublattice the constituents, sorted by name, or the single entry [#WILDCARD]
/// @param order number after the semicolon, at least 0
/// @param value per mole of formula units: J for energies, other units for other types
/// @param reference key of its literature reference
/// @param place where it was read
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

    /// Whether exactly one constituent stands on every sublattice.
    public boolean isEndmember() {
        return constituents.stream().allMatch(s -> s.size() == 1);
    }

    /// Whether the parameter describes the Gibbs energy; `G` and `L` are the same type.
    public boolean isGibbsEnergy() {
        return type.equals("G") || type.equals("L");
    }
}
