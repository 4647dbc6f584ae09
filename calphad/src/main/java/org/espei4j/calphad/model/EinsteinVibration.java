package org.espei4j.calphad.model;

import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;

/// Vibrations of the lattice after Einstein (Chen and Sundman, J. Phase Equilib. 22 (2001) 631).
///
/// ```
/// G = 3/2·R·θ + 3·R·T·ln(1 − exp(−θ/T))          ln θ = Σ v·M
/// ```
///
/// | symbol | meaning | unit |
/// | --- | --- | --- |
/// | G | energy of one mole of atoms that vibrate in three directions | J |
/// | θ | Einstein temperature; the logarithms of the parameters mix | K |
///
/// Parameters `THETA` and `LNTH` both hold ln θ. `THETA` gives one set of oscillators per *formula unit*, as the reference
/// program has it; `LNTH` one per mole of *atoms*, as OpenCalphad's databases mean it.
final class EinsteinVibration implements EnergyTerm {

    @Override
    public Contribution contribution() {
        return Contribution.EINSTEIN;
    }

    @Override
    public Expr energy(PhasePart part) {
        double gasConstant = part.options().profile().gasConstant();
        Expr energy = Expr.ZERO;
        if (part.has(ParameterKind.EINSTEIN_OF_FORMULA_UNIT)) {
            energy = oscillators(Algebra.exp(part.property(ParameterKind.EINSTEIN_OF_FORMULA_UNIT)), gasConstant);
        }
        if (part.has(ParameterKind.EINSTEIN_OF_ATOMS)) {
            Expr perAtom = oscillators(Algebra.exp(part.property(ParameterKind.EINSTEIN_OF_ATOMS)), gasConstant);
            energy = Algebra.add(energy, Algebra.multiply(part.constitution().atoms(), perAtom));
        }
        return energy;
    }

    /// Energy of one mole of three-dimensional oscillators, J; also the function `GEIN` of databases.
    ///
    /// @param einsteinTemperature θ, K
    static Expr oscillators(Expr einsteinTemperature, double gasConstant) {
        Expr zeroPoint = Algebra.multiply(Expr.constant(1.5 * gasConstant), einsteinTemperature);
        Expr ratio = Algebra.divide(einsteinTemperature, Expr.T);
        Expr thermal = Algebra.multiply(
                Expr.constant(3 * gasConstant), Expr.T, Algebra.call(Intrinsic.LN_ONE_MINUS_EXP_NEG, ratio));
        return Algebra.add(zeroPoint, thermal);
    }
}
