package org.espei4j.calphad.database.tdb;

import java.util.Optional;
import org.espei4j.calphad.database.TemperatureRanges;

/// The values of a function or parameter with the key of their reference.
record Ranges(TemperatureRanges value, Optional<String> reference) {}
