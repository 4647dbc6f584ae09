package org.espei4j.cluster.contact;

/// Something about a cluster is not as it should be, and a user has to know. The message says what, and what to
/// do.
public final class ClusterException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String message;

    /// @param message what is wrong and what to do
    public ClusterException(String message) {
        super(message);
        this.message = message;
    }

    /// @param message what is wrong and what to do
    /// @param cause the technical cause
    public ClusterException(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
