package org.espei4j.assess.selection;

import java.util.List;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;

/// A function of temperature that can be a term of a parameter. For a term g of the Gibbs energy the entropy is −∂g/∂T,
/// the enthalpy g − T ∂g/∂T and the heat capacity −T ∂²g/∂T²; all three are written out, so that terms that do not
/// contribute give exactly 0.
///
/// The order of the constants is the order in which the terms of a parameter get their fitting symbols.
public enum TemperatureTerm {
    /// `1/T`, 1/K.
    INVERSE("1/T"),
    /// `T²`, K².
    SQUARE("T^2"),
    /// `T³`, K³.
    CUBE("T^3"),
    /// `T ln T`, K.
    T_LN_T("T*ln(T)"),
    /// `T`, K.
    LINEAR("T"),
    /// 1.
    CONSTANT("1");

    private final String label;

    TemperatureTerm(String label) {
        this.label = label;
    }

    /// The function as text, e.g. `T*ln(T)`.
    public String label() {
        return label;
    }

    /// The function itself.
    ///
    /// @param t temperature, K
    public double value(double t) {
        return switch (this) {
            case INVERSE -> 1 / t;
            case SQUARE -> t * t;
            case CUBE -> t * t * t;
            case T_LN_T -> t * Math.log(t);
            case LINEAR -> t;
            case CONSTANT -> 1;
        };
    }

    /// `−∂g/∂T`.
    ///
    /// @param t temperature, K
    public double entropy(double t) {
        return switch (this) {
            case INVERSE -> 1 / (t * t);
            case SQUARE -> -2 * t;
            case CUBE -> -3 * t * t;
            case T_LN_T -> -(Math.log(t) + 1);
            case LINEAR -> -1;
            case CONSTANT -> 0;
        };
    }

    /// `g − T ∂g/∂T`.
    ///
    /// @param t temperature, K
    public double enthalpy(double t) {
        return switch (this) {
            case INVERSE -> 2 / t;
            case SQUARE -> -t * t;
            case CUBE -> -2 * t * t * t;
            case T_LN_T -> -t;
            case LINEAR -> 0;
            case CONSTANT -> 1;
        };
    }

    /// `−T ∂²g/∂T²`.
    ///
    /// @param t temperature, K
    public double heatCapacity(double t) {
        return switch (this) {
            case INVERSE -> -2 / (t * t);
            case SQUARE -> -2 * t;
            case CUBE -> -6 * t * t;
            case T_LN_T -> -1;
            case LINEAR, CONSTANT -> 0;
        };
    }

    /// `factor` times the function, as a database writes it.
    Expr times(Expr factor) {
        return switch (this) {
            case INVERSE -> Expr.product(List.of(factor, Algebra.power(Expr.T, -1)));
            case SQUARE -> Expr.product(List.of(factor, Algebra.power(Expr.T, 2)));
            case CUBE -> Expr.product(List.of(factor, Algebra.power(Expr.T, 3)));
            case T_LN_T -> Expr.product(List.of(factor, Expr.T, Algebra.ln(Expr.T)));
            case LINEAR -> Expr.product(List.of(factor, Expr.T));
            case CONSTANT -> factor;
        };
    }
}
