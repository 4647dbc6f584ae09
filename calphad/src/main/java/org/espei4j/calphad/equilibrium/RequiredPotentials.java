package org.espei4j.calphad.equilibrium;

import java.util.List;
import org.espei4j.calphad.model.PotentialDerivatives;

/// The chemical potentials that conditions ask for, as functions of temperature and pressure. Belongs to one thread.
final class RequiredPotentials {

    private final EquilibriumSpecs specs;
    private final double[] theta;

    /// A chemical potential with its slopes.
    ///
    /// @param value J/mol; NaN if the phase of reference has no energy
    /// @param byTemperature J/(mol K)
    /// @param byPressure m³/mol
    record Required(double value, double byTemperature, double byPressure) {}

    /// @param specs all phases of the system, whatever their status: also a phase that does not form may be a reference, and so
    ///     may those of its database that it is without
    RequiredPotentials(EquilibriumSpecs specs, double[] theta) {
        this.specs = specs;
        this.theta = theta;
    }

    /// What a condition asks for.
    Required of(Condition condition, double temperature, double pressure) {
        return switch (condition) {
            case Condition.ChemicalPotential given -> new Required(given.value(), 0, 0);
            case Condition.Activity given -> {
                double logarithm = specs.gasConstant() * Math.log(given.value());
                Required reference = given.phase()
                        .map(phase -> reference(phase, given.element(), temperature, pressure))
                        .orElse(new Required(0, 0, 0));
                yield new Required(
                        temperature * logarithm + reference.value,
                        logarithm + reference.byTemperature,
                        reference.byPressure);
            }
            default -> throw new IllegalArgumentException(condition + " is not about a chemical potential");
        };
    }

    /// Energy of a pure element in a phase, per mole of atoms.
    private Required reference(String phase, String element, double temperature, double pressure) {
        int index = specs.indexOf(phase);
        EquilibriumSpecs alone = index >= 0
                ? specs.subset(List.of(index))
                : specs.pure().of(element, phase).orElseThrow();
        SinglePhaseSolver solver = alone.bind(temperature, pressure).singlePhase(0);
        solver.bindParameters(theta);
        double[] amounts = new double[alone.elements().size()];
        amounts[alone.elements().indexOf(element)] = 1;
        if (!solver.solve(amounts)) {
            return new Required(Double.NaN, 0, 0);
        }
        double[] y = solver.siteFractions();
        double[] direct = new double[PotentialDerivatives.DIRECT];
        alone.phases()
                .getFirst()
                .potentialDerivatives()
                .at(temperature, pressure, theta)
                .evaluate(y, direct, new double[2 * y.length]);
        double atoms = solver.atoms();
        return new Required(
                solver.molarEnergy(),
                direct[PotentialDerivatives.BY_TEMPERATURE] / atoms,
                direct[PotentialDerivatives.BY_PRESSURE] / atoms);
    }
}
