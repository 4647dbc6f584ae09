package org.espei4j.calphad.mapping;

import java.util.List;

/// Quantities of single composition sets at a point of a line, and how they answer to temperature and potentials. Owned by one
/// thread.
final class MemberResponse {

    private final List<MovingPhase> phases;
    private final boolean thermal;

    /// @param thermal whether the temperature varies along lines
    MemberResponse(List<MovingPhase> phases, boolean thermal) {
        this.phases = phases;
        this.thermal = thermal;
    }

    /// Rate of change of the driving force of a set along a direction, J per mole of atoms.
    double drivingForceRate(LinePoint point, Member member, Direction direction) {
        CoexistingSet set = evaluated(point, member, thermal);
        int elements = direction.potentials().length;
        double rate = set.drivingForceSlopes[elements] * direction.temperature();
        for (int e = 0; e < elements; e++) {
            rate += set.drivingForceSlopes[e] * direction.potentials()[e];
        }
        return rate;
    }

    /// Entropy of a set, J per mole of atoms and kelvin.
    double entropy(LinePoint point, Member member) {
        MovingPhase phase = phases.get(member.phase());
        phase.moveTo(point.temperature());
        return -phase.thermalSlope(member.y(), new double[phase.size]) / phase.atoms(member.y());
    }

    /// Gibbs energy of a set, J per mole of atoms.
    double energy(LinePoint point, Member member) {
        MovingPhase phase = phases.get(member.phase());
        phase.moveTo(point.temperature());
        return phase.energy(member.y()) / phase.atoms(member.y());
    }

    /// Curvature `∂²G/∂x²` of the energy of a set of two elements, at internal equilibrium and constant temperature, J per mole
    /// of atoms: how `μ₂ − μ₁` answers to the fraction of the second element. Not finite for a set of fixed composition.
    double curvature(LinePoint point, Member member) {
        CoexistingSet set = evaluated(point, member, false);
        // Along the phase x₁·dμ₁ + x₂·dμ₂ = 0.
        double[] potentials = {-set.fractions[1], set.fractions[0]};
        return 1 / set.fractionRates(potentials, 0)[1];
    }

    private CoexistingSet evaluated(LinePoint point, Member member, boolean withTemperature) {
        MovingPhase phase = phases.get(member.phase());
        phase.moveTo(point.temperature());
        CoexistingSet set = new CoexistingSet(phase, member);
        set.evaluate(point.temperature(), point.potentials(), withTemperature);
        return set;
    }
}
