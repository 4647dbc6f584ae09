package org.espei4j.assess.residual;

import java.util.Optional;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Differentiator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;

/// A property that follows from the Gibbs energy at fixed constitution and pressure, per mole of atoms.
///
/// With the molar Gibbs energy G(T, P): S = −∂G/∂T, H = G − T·∂G/∂T, C_p = −T·∂²G/∂T², V = ∂G/∂P. All are linear in G.
enum MolarProperty {
    /// Gibbs energy, J/mol.
    GM("J/mol", 500) {
        @Override
        Expr of(Expr gibbs) {
            return gibbs;
        }
    },
    /// Enthalpy, J/mol.
    HM("J/mol", 500) {
        @Override
        Expr of(Expr gibbs) {
            return Algebra.subtract(gibbs, Algebra.multiply(Expr.T, slope(gibbs)));
        }
    },
    /// Entropy, J/(mol K).
    SM("J/(mol K)", 0.2) {
        @Override
        Expr of(Expr gibbs) {
            return Algebra.negate(slope(gibbs));
        }
    },
    /// Heat capacity at constant pressure, J/(mol K).
    CPM("J/(mol K)", 0.2) {
        @Override
        Expr of(Expr gibbs) {
            return Algebra.multiply(Expr.constant(-1), Expr.T, slope(slope(gibbs)));
        }
    },
    /// Volume, m³/mol.
    VM("m³/mol", 1e-7) {
        @Override
        Expr of(Expr gibbs) {
            return Differentiator.by(Symbol.Potential.PRESSURE).differentiate(gibbs);
        }
    };

    private final String unit;
    private final double deviation;

    MolarProperty(String unit, double deviation) {
        this.unit = unit;
        this.deviation = deviation;
    }

    /// The property of a name as datasets write it.
    static Optional<MolarProperty> ofName(String name) {
        for (MolarProperty property : values()) {
            if (property.name().equals(name)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    /// The property that belongs to a Gibbs energy; per mole of the same thing.
    abstract Expr of(Expr gibbs);

    /// Its unit.
    String unit() {
        return unit;
    }

    /// Standard deviation of a value of weight 1 for measurements of a fixed configuration, in [#unit].
    double deviation() {
        return deviation;
    }

    private static Expr slope(Expr gibbs) {
        return Differentiator.by(Symbol.Potential.TEMPERATURE).differentiate(gibbs);
    }
}
