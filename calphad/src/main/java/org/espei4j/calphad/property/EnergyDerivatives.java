package org.espei4j.calphad.property;

import java.util.Arrays;

/// Gibbs energy of a phase per mole of *formula units* with its derivatives in temperature, pressure and all site fractions,
/// none of which is eliminated.
///
/// @param energy G, J per mole of formula units
/// @param gradient slopes in the order T, P, site fractions; J per mole of formula units and unit of the variable
/// @param hessianUpper curvatures, upper triangle with the diagonal row by row, in the same order
public record EnergyDerivatives(double energy, double[] gradient, double[] hessianUpper) {

    /// Copies.
    public EnergyDerivatives {
        gradient = gradient.clone();
        hessianUpper = hessianUpper.clone();
    }

    @Override
    public double[] gradient() {
        return gradient.clone();
    }

    @Override
    public double[] hessianUpper() {
        return hessianUpper.clone();
    }

    /// One slope.
    ///
    /// @param variable position of T, P or a site fraction
    public double gradient(int variable) {
        return gradient[variable];
    }

    /// One second derivative.
    ///
    /// @param one position of a variable
    /// @param other position of a variable, the same or another
    public double curvature(int one, int other) {
        int row = Math.min(one, other);
        int column = Math.max(one, other);
        return hessianUpper[row * gradient.length - row * (row - 1) / 2 + column - row];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnergyDerivatives that
                && Double.compare(energy, that.energy) == 0
                && Arrays.equals(gradient, that.gradient)
                && Arrays.equals(hessianUpper, that.hessianUpper);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Double.hashCode(energy) + Arrays.hashCode(gradient)) + Arrays.hashCode(hessianUpper);
    }

    @Override
    public String toString() {
        return "EnergyDerivatives[energy=" + energy + ", gradient=" + Arrays.toString(gradient) + ", hessianUpper="
                + Arrays.toString(hessianUpper) + "]";
    }
}
