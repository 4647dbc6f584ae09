package org.espei4j.assess.sample;

import java.util.Arrays;

/// A parameter vector and its log-probability. Equal to another with the same numbers.
///
/// @param parameters θ; treat as read only
/// @param lnProbability ln prior + ln likelihood; finite or −∞
@SuppressWarnings("ArrayRecordComponent") // equality and hash below compare the numbers
public record ScoredVector(double[] parameters, double lnProbability) {

    @Override
    public boolean equals(Object other) {
        return other instanceof ScoredVector that
                && Double.compare(lnProbability, that.lnProbability) == 0
                && Arrays.equals(parameters, that.parameters);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(parameters) + Double.hashCode(lnProbability);
    }

    @Override
    public String toString() {
        return "ln p = " + lnProbability + " at " + Arrays.toString(parameters);
    }
}
