package org.espei4j.calphad.model;

/// The Gibbs energy of a phase at one temperature and pressure. Immutable and thread-safe; what changes lives in a
/// workspace that the caller owns.
///
/// A workspace comes from [#newWorkspace], belongs to one thread, is filled by [#bindParameters] for one set of fitted
/// values and may then be used for any number of site fractions. Its content has no meaning for the caller.
///
/// Energies are in J per mole of *formula units*. All site fractions count as independent variables: no sublattice sum
/// is used to eliminate any.
public interface BoundPhase {

    /// The constitution.
    PhaseDescription description();

    /// Temperature, K.
    double temperature();

    /// Pressure, Pa.
    double pressure();

    /// A workspace for one thread, not yet bound to parameters.
    double[] newWorkspace();

    /// Does everything that depends on the fitted values but not on site fractions.
    ///
    /// @param theta fitted values in the order of [CompiledPhase#parameters]
    /// @param workspace from [#newWorkspace]; overwritten
    void bindParameters(double[] theta, double[] workspace);

    /// Gibbs energy, J per mole of formula units.
    ///
    /// @param y site fractions
    double energy(double[] workspace, double[] y);

    /// Gibbs energy and its slopes.
    ///
    /// @param gradient receives ∂G/∂yᵢ, J per mole of formula units; as long as `y`
    /// @return the Gibbs energy
    double gradient(double[] workspace, double[] y, double[] gradient);

    /// Gibbs energy, slopes and curvatures.
    ///
    /// @param gradient receives ∂G/∂yᵢ
    /// @param hessian receives ∂²G/∂yᵢ∂yⱼ at `i·n + j`, both triangles; `n` is the number of site fractions
    /// @return the Gibbs energy
    double hessian(double[] workspace, double[] y, double[] gradient, double[] hessian);

    /// Slopes of the Gibbs energy in the fitted values at fixed site fractions.
    ///
    /// @param theta the values to which `workspace` is bound
    /// @param slopes receives ∂G/∂θₖ, J per mole of formula units and unit of θₖ; as long as `theta`
    void parameterGradient(double[] theta, double[] workspace, double[] y, double[] slopes);

    /// Moles of each element per mole of formula units.
    ///
    /// @param amounts receives one number for each of [PhaseDescription#elements]
    void amounts(double[] y, double[] amounts);

    /// Slopes of [#amounts] in the site fractions.
    ///
    /// @param slopes receives ∂nₑ/∂yᵢ at `e·n + i`
    void amountSlopes(double[] y, double[] slopes);

    /// Curvatures of the amount of one element in the site fractions; all zero where the site ratios are fixed.
    ///
    /// @param element index into [PhaseDescription#elements]
    /// @param curvatures receives ∂²nₑ/∂yᵢ∂yⱼ at `i·n + j`
    void amountCurvatures(int element, double[] y, double[] curvatures);

    /// Prepares the energies of many fixed constitutions. What depends on the points alone is worked out once for all
    /// temperatures and pressures of a phase, as long as the same array is given.
    ///
    /// @param points site fractions of point after point; length = number of points × number of site fractions; not to be
    ///     changed afterwards
    EnergySurface surface(double[] points);
}
