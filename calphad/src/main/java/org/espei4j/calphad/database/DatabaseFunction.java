package org.espei4j.calphad.database;

import java.util.Objects;
import java.util.Optional;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.jspecify.annotations.Nullable;

/// A named function of a database.
///
/// @param name upper-case name
/// @param value its value, J/mol for most, whatever the parameters that use it need
/// @param reference key of its literature reference
/// @param place where it was read; two functions that differ only in it are equal
public record DatabaseFunction(
        String name, TemperatureRanges value, Optional<String> reference, Optional<SourcePlace> place) {

    /// A function made by a program.
    public static DatabaseFunction of(String name, TemperatureRanges value) {
        return new DatabaseFunction(name, value, Optional.empty(), Optional.empty());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DatabaseFunction that
                && name.equals(that.name)
                && value.equals(that.value)
                && reference.equals(that.reference);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, value, reference);
    }
}
