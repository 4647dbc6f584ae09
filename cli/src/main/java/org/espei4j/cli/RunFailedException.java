package org.espei4j.cli;

/// A run that could not be finished for a reason the user can do something about, said in the message.
final class RunFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    RunFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    RunFailedException(String message) {
        super(message);
    }
}
