package org.espei4j.assess.sample;

import java.util.regex.Pattern;

/// Why no likelihood could be computed for a parameter vector.
///
/// @param reason the name under which failures are counted, in lower case with hyphens, e.g.
///     `equilibrium-not-converged`
/// @param detail where and how it failed, e.g. the dataset, region and vertex; may be empty
public record Failure(String reason, String detail) {

    /// The evaluation itself broke down (an exception, memory exhausted): a defect of the program rather than of
    /// θ.
    public static final String EVALUATION_ERROR = "evaluation-error";

    private static final Pattern REASON = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /// @throws IllegalArgumentException if `reason` is not a lower-case name with hyphens
    public Failure {
        if (!REASON.matcher(reason).matches()) {
            throw new IllegalArgumentException("reason must be a lower-case name with hyphens, not \"" + reason + "\"");
        }
    }

    /// A failure of the program, with the exception's class and message as detail.
    public static Failure ofError(Throwable error) {
        return new Failure(EVALUATION_ERROR, error.toString());
    }
}
