package org.espei4j.calphad.diagnostic;

import org.jspecify.annotations.Nullable;

/// One finding about an input file.
///
/// @param severity how much it matters
/// @param place where it is
/// @param path key path inside the file, e.g. `/mcmc/iterations`; empty where the format has none
/// @param found what is wrong, as a clause that names the offender, e.g. `phase LIQIUD is not in the database`
/// @param expected what would be right, e.g. `one of FCC_A1, LIQUID`; empty if `found` says it already
/// @param mend how to mend it, e.g. `Maybe you meant LIQUID.`; empty if that is obvious
/// @param kind entry of an error catalogue, by which a program (or a test) recognises the finding; null if it has none
public record Problem(
        Severity severity,
        SourcePlace place,
        String path,
        String found,
        String expected,
        String mend,
        @Nullable ProblemKind kind) {

    /// A problem that belongs to no catalogue.
    public Problem(Severity severity, SourcePlace place, String path, String found, String expected, String mend) {
        this(severity, place, path, found, expected, mend, null);
    }

    /// An error without a key path.
    public static Problem error(SourcePlace place, String found, String expected, String mend) {
        return new Problem(Severity.ERROR, place, "", found, expected, mend);
    }

    /// A warning without a key path.
    public static Problem warning(SourcePlace place, String found, String expected, String mend) {
        return new Problem(Severity.WARNING, place, "", found, expected, mend);
    }

    /// One line: place, key path, what was found, what was expected, how to mend it.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(place).append(": ");
        if (severity != Severity.ERROR) {
            text.append(severity.name().toLowerCase(java.util.Locale.ROOT)).append(": ");
        }
        return text.append(message()).toString();
    }

    /// The same without the place: what was found, what was expected, how to mend it.
    public String message() {
        StringBuilder text = new StringBuilder();
        if (!path.isEmpty()) {
            text.append(path).append(' ');
        }
        text.append(found);
        if (!expected.isEmpty()) {
            text.append("; expected ").append(expected);
        }
        if (!mend.isEmpty()) {
            text.append(". ").append(mend);
        }
        return text.toString();
    }
}
