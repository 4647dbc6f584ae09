package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks for temperatures at which the energy of a phase jumps, because its functions of temperature were pieced together
/// badly.
///
/// Published descriptions of the elements change their form at the melting point and miss it by 1e-6 J/mol to 0.1 J/mol;
/// where somebody has left out the second piece, by tens of kilojoules. At such a temperature phases appear and vanish
/// without ever being in equilibrium, so that a line is cut.
final class EnergyJump {

    /// Distance to both sides at which energies are compared first, K; then ten and a hundred times as far. A line of which
    /// a set has become a little less stable goes on until the difference exceeds what [StabilityCheck] tolerates: by a few
    /// hundredths of a kelvin.
    static final double REACH = 1e-4;

    private static final double FURTHEST_REACH = 1e-2;
    /// J per mole of formula units: a hundred times what rounding leaves of large energies.
    private static final double SMALLEST = 1e-6;
    /// Largest step of a heat capacity that is no jump of an energy, divided by temperature, J/(mol K²).
    private static final double BEND = 1;

    private final CoexistenceSolver solver;
    private final StabilityCheck check;

    EnergyJump(CoexistenceSolver solver, StabilityCheck check) {
        this.solver = solver;
        this.check = check;
    }

    /// Whether the energy of one of the sets of a point, or of a set that is more stable beside it, jumps at or near its
    /// temperature.
    boolean isAt(LinePoint point) {
        if (!solver.isThermal()) {
            return false;
        }
        for (double reach = REACH; reach <= FURTHEST_REACH; reach *= 10) {
            List<Member> members = new ArrayList<>(point.members());
            for (int sign = -1; sign <= 1; sign += 2) {
                StabilityCheck.Violation violation = check.worst(beside(point, sign * reach));
                if (violation != null) {
                    members.add(violation.member());
                }
            }
            double within = reach;
            if (members.stream().anyMatch(member -> jumps(member, point.temperature(), within))) {
                return true;
            }
        }
        return false;
    }

    /// The same sets on the other side of a jump.
    ///
    /// @param sign 1 for the warmer side, −1 for the colder one
    /// @return null if they do not coexist there
    @Nullable
    LinePoint beyond(LinePoint point, int sign) {
        double temperature = point.temperature() + sign * REACH;
        LinePoint found = solver.solve(point, new Condition.AtTemperature(temperature));
        return found == null || NodeFinder.hasTwins(found) || check.worst(found) != null ? null : found;
    }

    /// The same sets at another temperature, where they coexist there, or else with the same potentials.
    private LinePoint beside(LinePoint point, double distance) {
        double temperature = point.temperature() + distance;
        LinePoint found = solver.solve(point, new Condition.AtTemperature(temperature));
        return found != null ? found : new LinePoint(temperature, point.potentials(), point.axis(), point.members());
    }

    /// Between four temperatures an energy changes evenly unless it jumps.
    private boolean jumps(Member member, double temperature, double reach) {
        double[] energies = new double[4];
        for (int k = 0; k < 4; k++) {
            energies[k] = energy(member, temperature + (2 * k - 3) * reach);
        }
        double bend = energies[3] - 3 * energies[2] + 3 * energies[1] - energies[0];
        return Math.abs(bend) > Math.max(SMALLEST, BEND * reach * reach);
    }

    /// J per mole of formula units.
    private double energy(Member member, double temperature) {
        MovingPhase phase = solver.phase(member.phase());
        phase.moveTo(temperature);
        return phase.energy(member.y());
    }
}
