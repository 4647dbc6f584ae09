package org.espei4j.assess.sample;

/// A [ProposalExecutor] has become unable to evaluate. The message is for the user: what happened and what to do.
public final class ProposalExecutionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String message;

    /// @param message what happened and what to do
    public ProposalExecutionException(String message) {
        super(message);
        this.message = message;
    }

    /// @param message what happened and what to do
    /// @param cause the technical cause
    public ProposalExecutionException(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
