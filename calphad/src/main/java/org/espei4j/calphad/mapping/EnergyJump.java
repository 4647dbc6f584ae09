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

    /// Distance to both sides at which energies are compared, K.
    static final double REACH = 1e-4;
    /// J per mole of formula units: a hundred times what rounding leaves of large energies.
    private static final double SMALLEST = 1e-6;

    private final CoexistenceSolver solver;
    private final StabilityCheck check;

    EnergyJump(CoexistenceSolver solver, StabilityCheck check) {
        this.solver = solver;
        this.check = check;
    }

    /// Whether the energy of one of the sets of a point, or of a set that is more stable beside it, jumps at its
    /// temperature.
    boolean isAt(LinePoint point) {
        if (!solver.isThermal()) {
            return false;
        }
        List<Member> members = new ArrayList<>(point.members());
        for (int sign = -1; sign <= 1; sign += 2) {
            StabilityCheck.Violation violation = check.worst(beside(point, sign));
            if (violation != null) {
                members.add(violation.member());
            }
        }
        return members.stream().anyMatch(member -> jumps(member, point.temperature()));
    }

    /// The same sets on the other side of a jump.
    ///
    /// @param sign 1 for the warmer side, −1 for the colder one
    /// @return null if they do not coexist there
    @Nullable
    LinePoint beyond(LinePoint point, int sign) {
        double temperature = point.temperature() + sign * REACH;
        LinePoint found = solver.solve(point, new Condition.AtTemperature(temperature));
        return found == null || LineStepper.hasTwins(found) || check.worst(found) != null ? null : found;
    }

    private static LinePoint beside(LinePoint point, int sign) {
        return new LinePoint(point.temperature() + sign * REACH, point.potentials(), point.axis(), point.members());
    }

    /// Between four temperatures an energy changes evenly unless it jumps in the middle.
    private boolean jumps(Member member, double temperature) {
        double below = energy(member, temperature - REACH) - energy(member, temperature - 3 * REACH);
        double across = energy(member, temperature + REACH) - energy(member, temperature - REACH);
        return Math.abs(across - below) > SMALLEST;
    }

    /// J per mole of formula units.
    private double energy(Member member, double temperature) {
        MovingPhase phase = solver.phase(member.phase());
        phase.moveTo(temperature);
        return phase.energy(member.y());
    }
}
