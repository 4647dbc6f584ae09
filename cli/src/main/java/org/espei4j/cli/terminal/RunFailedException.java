package org.espei4j.cli.terminal;

/// A run that could not be finished for a reason the user can do something about, said in the message.
public final class RunFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param message what has happened, and what the user can do
    public RunFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    /// @param message what has happened, and what the user can do
    public RunFailedException(String message) {
        super(message);
    }
}
