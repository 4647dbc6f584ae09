package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.equilibrium.BoundSystem;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.equilibrium.SinglePhaseSolver;
import org.jspecify.annotations.Nullable;

/// Says whether an equilibrium is the global one: whether no constitution of any phase has a positive driving force at its
/// potentials. Owned by one thread.
final class StabilityCheck {

    /// Driving force, in RT per mole of atoms, from which on a constitution counts as more stable: a hundred times what is
    /// left of the driving forces of the stable sets themselves.
    private static final double DRIVING_FORCE = 1e-7;

    private final EquilibriumSpecs specs;
    private final double pressure;
    private final double[] theta;
    private final List<SinglePhaseSolver> solvers = new ArrayList<>();
    private double temperature = Double.NaN;

    StabilityCheck(EquilibriumSpecs specs, double pressure, double[] theta) {
        this.specs = specs;
        this.pressure = pressure;
        this.theta = theta;
    }

    /// A constitution below the tangent plane.
    ///
    /// @param member its composition set
    /// @param force driving force, J per mole of atoms
    record Violation(Member member, double force) {}

    /// Driving force from which on a constitution counts as more stable, J per mole of atoms.
    static double tolerance(double temperature) {
        return DRIVING_FORCE * CoexistenceState.GAS_CONSTANT * temperature;
    }

    /// The constitution furthest below the tangent plane.
    ///
    /// @return null if none lies below it
    @Nullable
    Violation worst(LinePoint point) {
        moveTo(point.temperature());
        double most = tolerance(temperature);
        Violation worst = null;
        for (int p = 0; p < solvers.size(); p++) {
            SinglePhaseSolver solver = solvers.get(p);
            double force = solver.largestDrivingForce(point.potentials());
            if (force > most) {
                most = force;
                worst = new Violation(member(p, solver), force);
            }
        }
        return worst;
    }

    private static Member member(int phase, SinglePhaseSolver solver) {
        double[] y = solver.siteFractions().clone();
        double[] fractions = new double[solver.phase().description().elements().size()];
        solver.phase().amounts(y, fractions);
        for (int e = 0; e < fractions.length; e++) {
            fractions[e] /= solver.atoms();
        }
        return new Member(phase, y, fractions, 0, true);
    }

    private void moveTo(double wanted) {
        if (temperature == wanted) {
            return;
        }
        temperature = wanted;
        BoundSystem system = specs.bind(wanted, pressure);
        solvers.clear();
        for (int p = 0; p < specs.phases().size(); p++) {
            SinglePhaseSolver solver = system.singlePhase(p);
            solver.bindParameters(theta);
            solvers.add(solver);
        }
    }
}
