package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.espei4j.calphad.equilibrium.EquilibriumSolver;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;

/// Says whether what a diagram shows is metastable: an equilibrium of the same composition, computed without the diagram,
/// has a lower energy.
final class GlobalMinimum {

    private final EquilibriumSpecs specs;
    private final double pressure;

    /// @param pressure Pa
    GlobalMinimum(EquilibriumSpecs specs, double pressure) {
        this.specs = specs;
        this.pressure = pressure;
    }

    /// How far the tangent plane of a tie-simplex lies above the equilibrium in the middle of its phases, J per mole of atoms.
    double excess(TieSimplex simplex) {
        double[] x = new double[specs.elements().size()];
        for (CoexistingPhase phase : simplex.phases()) {
            for (int e = 0; e < x.length; e++) {
                x[e] += phase.fractions()[e] / simplex.phases().size();
            }
        }
        return excess(simplex.temperature(), x, simplex.potentials());
    }

    /// How far a tangent plane lies above the equilibrium at a composition, J per mole of atoms.
    ///
    /// @param temperature K
    /// @param x mole fractions
    /// @param potentials J/mol
    double excess(double temperature, double[] x, double[] potentials) {
        EquilibriumSolver solver = specs.bind(temperature, pressure).solver();
        solver.bindParameters(new double[0]);
        assertThat(solver.solve(x))
                .as("equilibrium at %s K of %s", temperature, x)
                .isTrue();
        assertThat(solver.residuals().massBalance()).isLessThan(1e-10);
        double energy = 0;
        for (int e = 0; e < x.length; e++) {
            // An element that is all but absent has a potential, but adds nothing.
            energy += x[e] == 0 ? 0 : x[e] * potentials[e];
        }
        return energy - solver.energy();
    }
}
