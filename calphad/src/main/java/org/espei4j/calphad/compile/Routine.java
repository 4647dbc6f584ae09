package org.espei4j.calphad.compile;

/// A compiled function of several results. Immutable and thread-safe; it changes only the arrays it is given.
public interface Routine {

    /// Computes all results.
    ///
    /// @param workspace a workspace of the program, bound to potentials and parameters
    /// @param arguments values of the symbols that are bound last
    /// @param first receives results
    /// @param second receives results
    /// @return the one result that goes into no array
    double evaluate(double[] workspace, double[] arguments, double[] first, double[] second);
}
