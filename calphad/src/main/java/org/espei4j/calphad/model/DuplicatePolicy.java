package org.espei4j.calphad.model;

/// What a parameter means that a database gives twice: same type, phase, constituents and order.
public enum DuplicatePolicy {
    /// All values are added up.
    SUM,
    /// The value given last replaces the earlier ones.
    LAST
}
