package org.espei4j.calphad.model;

import org.espei4j.calphad.expr.Expr;

/// One contribution to the Gibbs energy of a phase, as an expression. Derivatives follow from the expression.
interface EnergyTerm {

    /// Which contribution this is.
    Contribution contribution();

    /// The contribution in J per mole of formula units of the part; zero where the database asks for none. Sums are
    /// written as products of functions of T, P and θ with functions of site fractions wherever the model allows it.
    Expr energy(PhasePart part);
}
