package org.espei4j.cluster.contact;

import org.jspecify.annotations.Nullable;

/// Something about a cluster is not as it should be, and a user has to know. The message says what, and what to
/// do.
public final class ClusterException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String message;
    private final boolean input;

    private ClusterException(String message, boolean input, @Nullable Throwable cause) {
        super(message, cause);
        this.message = message;
        this.input = input;
    }

    /// @param message what is wrong and what to do
    public ClusterException(String message) {
        super(message);
        this.message = message;
        this.input = false;
    }

    /// @param message what is wrong and what to do
    /// @param cause the technical cause
    public ClusterException(String message, Throwable cause) {
        this(message, false, cause);
    }

    /// What the user gave, an option or a file, cannot be used; to try the same again is of no use.
    ///
    /// @param message what is wrong and what to do
    public static ClusterException ofInput(String message) {
        return new ClusterException(message, true, null);
    }

    /// The same, with a technical cause.
    ///
    /// @param message what is wrong and what to do
    /// @param cause the technical cause
    public static ClusterException ofInput(String message, Throwable cause) {
        return new ClusterException(message, true, cause);
    }

    /// Whether what the user gave cannot be used; otherwise something has happened that may pass.
    public boolean isAboutInput() {
        return input;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
