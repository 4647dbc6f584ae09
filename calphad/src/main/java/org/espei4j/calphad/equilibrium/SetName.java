package org.espei4j.calphad.equilibrium;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A phase, or one of its composition sets: `LIQUID#2` is the second one in the order of composition, by mole fractions of
/// the elements, these in the order of their names.
///
/// @param phase name of the phase
/// @param number of the set, from 1; 0 for the phase as a whole
public record SetName(String phase, int number) {

    private static final Pattern NUMBERED = Pattern.compile("(.*)#([1-9]\\d?)");

    /// Reads a name.
    public static SetName of(String name) {
        Matcher matcher = NUMBERED.matcher(name);
        return matcher.matches()
                ? new SetName(matcher.group(1), Integer.parseInt(matcher.group(2)))
                : new SetName(name, 0);
    }

    /// Whether one set is meant.
    public boolean isOneSet() {
        return number > 0;
    }

    @Override
    public String toString() {
        return isOneSet() ? phase + "#" + number : phase;
    }
}
