package org.espei4j.calphad.model;

import java.util.List;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;

/// Compression of a condensed phase at high pressure. The volume is a linear function of the logarithm of the bulk
/// modulus (Grover, Getting and Kennedy, Phys. Rev. B 7 (1973) 567); the equation of state follows from that and was
/// solved for the volume by Jacobs and Oonk (Phys. Chem. Chem. Phys. 2 (2000) 2641) and put into databases by Lu, Selleby
/// and Sundman (Calphad 29 (2005) 49):
///
/// ```
/// V_P = V + c·ln(κ_P/κ)                                 κ_P = −(1/V_P)·∂V_P/∂P
/// V_P = c·E₁⁻¹[ E₁(V/c) + κ·(P − P₀)·exp(−V/c) ]
/// G   = (c/κ)·[ exp((V − V_P)/c) − 1 ]                   ∂G/∂P = V_P
/// ```
///
/// | symbol | meaning | unit |
/// | --- | --- | --- |
/// | G | work of compression from P₀ to P | J per mole of formula units |
/// | V, κ | volume and isothermal compressibility at P₀: `V0·exp(VA)` and `VK` | m³ per mole of formula units, 1/Pa |
/// | V_P, κ_P | the same at P | |
/// | c | slope of the volume against the logarithm of the compressibility: `VC`; V/c is the pressure derivative of the bulk modulus at P₀, 4 to 6 in most solids | m³ per mole of formula units |
/// | P₀ | 101325 Pa | Pa |
/// | E₁ | exponential integral, `∫ₓ^∞ exp(−t)/t dt` | |
///
/// Close to P₀ the difference in the bracket has few digits, and where κ vanishes none. There, with q = κ·(P − P₀)·V/c
/// below 1e-4, the series in powers of the pressure takes its place, which is exact to the last digits:
///
/// ```
/// G/(V·(P − P₀)) = 1 − p/2 + p·(p + q)/6 − p·(p² + 4 p q + 2 q²)/24          p = κ·(P − P₀)
/// ```
///
/// As c goes to zero so does the compression at any pressure, although κ stays; below V/600 the phase counts as
/// incompressible.
final class JacobsOonkCompression {

    /// Where the series stands in, q.
    private static final double SMALL = 1e-4;

    /// `exp(−V/c)` is a normal number up to here.
    private static final double STIFFEST = 600;

    private final Expr volume;
    private final Expr slope;
    private final Expr compressibility;
    private final Expr overpressure;

    /// @param volume V at the reference pressure
    /// @param compressibility κ at the reference pressure
    /// @param slope c
    /// @param overpressure P − P₀, Pa
    JacobsOonkCompression(Expr volume, Expr compressibility, Expr slope, Expr overpressure) {
        this.volume = volume;
        this.compressibility = compressibility;
        this.slope = slope;
        this.overpressure = overpressure;
    }

    /// G, J per mole of formula units.
    Expr energy() {
        Expr p = Algebra.multiply(compressibility, overpressure);
        Expr q = Algebra.multiply(p, ratio());
        Expr series = Algebra.add(
                Expr.ONE,
                Algebra.multiply(Expr.constant(-1.0 / 2), p),
                Algebra.multiply(Expr.constant(1.0 / 6), p, Algebra.add(p, q)),
                Algebra.multiply(Expr.constant(-1.0 / 24), p, thirdTerm(p, q)));
        Expr incompressible = Algebra.multiply(volume, overpressure);
        Expr exact = Algebra.multiply(
                Algebra.divide(slope, compressibility),
                Algebra.subtract(Algebra.exp(Algebra.subtract(ratio(), compressedRatio())), Expr.ONE));
        return choice(incompressible, Algebra.multiply(incompressible, series), exact);
    }

    /// V_P, m³ per mole of formula units.
    Expr volumeUnderPressure() {
        Expr p = Algebra.multiply(compressibility, overpressure);
        Expr q = Algebra.multiply(p, ratio());
        Expr series = Algebra.add(
                Expr.ONE,
                Algebra.negate(p),
                Algebra.multiply(Expr.constant(1.0 / 2), p, Algebra.add(p, q)),
                Algebra.multiply(Expr.constant(-1.0 / 6), p, thirdTerm(p, q)));
        return choice(volume, Algebra.multiply(volume, series), Algebra.multiply(slope, compressedRatio()));
    }

    /// `p² + 4 p q + 2 q²`, of which both series have a multiple.
    private static Expr thirdTerm(Expr p, Expr q) {
        return Algebra.add(
                Algebra.power(p, 2),
                Algebra.multiply(Expr.constant(4), p, q),
                Algebra.multiply(Expr.constant(2), Algebra.power(q, 2)));
    }

    private Expr choice(Expr incompressible, Expr series, Expr exact) {
        Expr q = Algebra.multiply(compressibility, overpressure, ratio());
        Expr compressible = Algebra.piecewise(q, new double[] {SMALL}, List.of(series, exact));
        Expr softness = Algebra.subtract(slope, Algebra.multiply(Expr.constant(1 / STIFFEST), volume));
        return Algebra.piecewise(softness, new double[] {0}, List.of(incompressible, compressible));
    }

    /// V/c
    private Expr ratio() {
        return Algebra.divide(volume, slope);
    }

    /// V_P/c
    private Expr compressedRatio() {
        Expr load = Algebra.multiply(compressibility, overpressure, Algebra.exp(Algebra.negate(ratio())));
        Expr integral = Algebra.add(Algebra.call(Intrinsic.EXPONENTIAL_INTEGRAL, ratio()), load);
        return Algebra.call(Intrinsic.INVERSE_EXPONENTIAL_INTEGRAL, integral);
    }
}
