package org.espei4j.calphad.diagnostic;

/// The sentences of an entry of an error catalogue: templates of [String#format(String, Object...)] that all get the same
/// arguments.
///
/// @param severity how much problems of this kind matter
/// @param found template of [Problem#found()]
/// @param expected template of [Problem#expected()]; may be empty
/// @param mend template of [Problem#mend()]; may be empty
public record ProblemText(Severity severity, String found, String expected, String mend) {

    /// The sentences of an error.
    public static ProblemText error(String found, String expected, String mend) {
        return new ProblemText(Severity.ERROR, found, expected, mend);
    }
}
