package org.espei4j.calphad.database.tdb;

import org.espei4j.calphad.database.TemperatureRanges;

/// The limits, K, that hold where a command gives none.
record TemperatureLimits(double lower, double upper) {

    /// What holds unless the file says otherwise.
    static final TemperatureLimits DEFAULT =
            new TemperatureLimits(TemperatureRanges.DEFAULT_LOWER, TemperatureRanges.DEFAULT_UPPER);
}
