package org.espei4j.calphad.model;

import java.util.Optional;
import org.espei4j.calphad.expr.Expr;

/// How a parameter depends on the constitution.
interface ParameterBasis {

    /// The function of site fractions by which the value of a parameter is multiplied; empty for a parameter that the
    /// model cannot use, which is told in the notes.
    Optional<Expr> of(ActiveParameter parameter);
}
