package org.espei4j.calphad.database;

import java.util.Optional;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// A named function of a database.
///
/// @param name upper-case name
/// @param value its value, J/mol for most, whatever the parameters that use it need
/// @param reference key of its literature reference
/// @param place where it was read
public record DatabaseFunction(
        String name, TemperatureRanges value, Optional<String> reference, Optional<SourcePlace> place) {

    /// A function made by a program.
    public static DatabaseFunction of(String name, TemperatureRanges value) {
        return new DatabaseFunction(name, value, Optional.empty(), Optional.empty());
    }
}
