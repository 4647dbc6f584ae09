package org.espei4j.calphad.property;

/// A property has no value in an equilibrium. It ends the evaluation of one property and never leaves this package.
final class UndefinedPropertyException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param reason why, as a part of a sentence
    UndefinedPropertyException(String reason) {
        super(reason, null, false, false);
    }

    /// @param reason why, as a part of a sentence
    UndefinedPropertyException(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
