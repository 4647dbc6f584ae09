package org.espei4j.calphad.diagnostic;

/// How much a [Problem] matters.
public enum Severity {
    /// The input cannot be used as it stands.
    ERROR,
    /// The input can be used, but perhaps not as its author meant.
    WARNING,
    /// Worth knowing; nothing needs to be done.
    NOTE
}
