package org.espei4j.calphad.compile;

/// When the value of a symbol becomes known, from the earliest to the latest. An expression is known when the latest of
/// its symbols is.
enum BindingTime {
    /// When the expression is compiled.
    CONSTANT,
    /// When temperature and pressure are given: once per measurement.
    POTENTIAL,
    /// When the fitted values are given: once per proposal of a sampler or optimiser.
    PARAMETER,
    /// When the site fractions are given: in the innermost loop.
    CONSTITUTION;

    /// The later of two times.
    public BindingTime latest(BindingTime other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
