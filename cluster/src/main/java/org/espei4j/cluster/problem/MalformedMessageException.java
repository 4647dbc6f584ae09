package org.espei4j.cluster.problem;

/// Bytes that were received have not the layout that was agreed.
public final class MalformedMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param message what is wrong with them
    public MalformedMessageException(String message) {
        super(message);
    }
}
