package org.espei4j.calphad.mapping;

import java.util.List;

/// Quantities of single composition sets at a point of a line, and how they answer to temperature and potentials. Owned by one
/// thread.
final class MemberResponse {

    /// Differences of mole fractions, of entropies, J/(mol K), and relative differences of `∂x/∂μ` below which two phases are
    /// taken to have one and the same energy. Rounding leaves less than a thousandth of them.
    private static final double SAME_FRACTIONS = 1e-9;

    private static final double SAME_ENTROPY = 1e-6;
    private static final double SAME_RATE = 1e-6;

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

    /// Whether two of the sets belong to phases whose energies agree with all their slopes, and with their curvature in
    /// composition, too: these coexist at the points around as well, and what looks like a line through them is rounding.
    boolean haveSameEnergies(LinePoint point) {
        List<Member> members = point.members();
        for (int a = 0; a < members.size(); a++) {
            for (int b = a + 1; b < members.size(); b++) {
                if (members.get(a).phase() != members.get(b).phase()
                        && haveSameEnergy(point, members.get(a), members.get(b))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean haveSameEnergy(LinePoint point, Member a, Member b) {
        return a.compositionDistance(b) < SAME_FRACTIONS
                && (!thermal || Math.abs(entropy(point, a) - entropy(point, b)) < SAME_ENTROPY)
                && haveSameRates(evaluated(point, a, false), evaluated(point, b, false));
    }

    private static boolean haveSameRates(CoexistingSet a, CoexistingSet b) {
        int elements = a.fractions.length;
        for (int e = 0; e < elements; e++) {
            double[] potentials = new double[elements];
            potentials[e] = 1;
            double[] rates = a.fractionRates(potentials, 0);
            double[] others = b.fractionRates(potentials, 0);
            for (int f = 0; f < elements; f++) {
                if (!(Math.abs(rates[f] - others[f]) <= SAME_RATE * Math.abs(rates[f]))) {
                    return false;
                }
            }
        }
        return true;
    }

    private CoexistingSet evaluated(LinePoint point, Member member, boolean withTemperature) {
        MovingPhase phase = phases.get(member.phase());
        phase.moveTo(point.temperature());
        CoexistingSet set = new CoexistingSet(phase, member);
        set.evaluate(point.temperature(), point.potentials(), withTemperature);
        return set;
    }
}
