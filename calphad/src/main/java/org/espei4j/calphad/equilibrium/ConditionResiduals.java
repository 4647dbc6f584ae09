package org.espei4j.calphad.equilibrium;

/// How far global equilibria are from conditions, with a sign that tells on which side they are, as [Bracketing] needs it.
/// Belongs to one thread.
final class ConditionResiduals {

    /// Distance of a potential from minus infinity, in RT, as it enters a residual.
    private static final double ABSENT = -1e3;

    private final EquilibriumSpecs specs;
    private final RequiredPotentials required;
    private final GlobalStates global;

    /// @param specs the phases that may form
    ConditionResiduals(EquilibriumSpecs specs, RequiredPotentials required, GlobalStates global) {
        this.specs = specs;
        this.required = required;
        this.global = global;
    }

    /// Distance from an equation between amounts, as part of all of them.
    double of(AmountRow equation, SystemState state) {
        StateQuantities quantities = global.quantities(state);
        return equation.of(quantities.moles) / quantities.atoms;
    }

    /// Distance from a condition, for a volume with its sign turned, so that it rises with pressure.
    double of(Condition target, SystemState state) {
        StateQuantities quantities = global.quantities(state);
        return switch (target) {
            case Condition.SystemProperty given -> {
                double value = quantities.property(given.property());
                double excess = given.molar() ? value / quantities.atoms - given.value() : value - given.value();
                yield given.property() == Condition.Property.VOLUME ? -excess : excess;
            }
            case Condition.PhaseFraction given -> {
                ChosenSets sets = ChosenSets.of(given.phase(), specs);
                yield sets.number() == 0
                        ? ofPhase(sets, given.value(), state, quantities)
                        : ofSet(sets, given.value(), quantities);
            }
            case Condition.PhaseComposition given -> ofComposition(given, state, quantities);
            case Condition.ChemicalPotential given -> ofPotential(target, given.element(), state);
            case Condition.Activity given -> ofPotential(target, given.element(), state);
            default -> throw new IllegalArgumentException(target + " is not to be met by a search");
        };
    }

    private double ofPotential(Condition target, String element, SystemState state) {
        double mu = state.equilibrium().potentials()[specs.elements().indexOf(element)];
        double goal = required.of(target, state.temperature(), state.pressure()).value();
        return mu == Double.NEGATIVE_INFINITY ? ABSENT : (mu - goal) / (Tolerances.GAS_CONSTANT * state.temperature());
    }

    /// Amount of a phase beyond what is asked for. Where it is not stable, its driving force, negative, goes on from zero
    /// amount; where nothing else is stable, the distance of the next phase from stability goes on from all of it.
    private double ofPhase(ChosenSets phase, double wanted, SystemState state, StateQuantities quantities) {
        double thermalEnergy = Tolerances.GAS_CONSTANT * state.temperature();
        double share = quantities.share(phase);
        if (share < 0) {
            return Math.min(global.drivingForce(phase.phase(), state) / thermalEnergy, 0) - wanted;
        }
        if (quantities.count(phase.phase()) < state.equilibrium().count()) {
            return share - wanted;
        }
        double distance = Double.POSITIVE_INFINITY;
        for (int other = 0; other < specs.phases().size() && wanted == 1; other++) {
            double force = other == phase.phase() ? Double.NaN : global.drivingForce(other, state);
            distance = Double.isNaN(force) ? distance : Math.min(distance, -force / thermalEnergy);
        }
        return 1 - wanted + Math.max(distance <= Double.MAX_VALUE ? distance : 1, 0);
    }

    /// Amount of one set beyond what is asked for. A phase that has not separated is beyond the end that is asked for.
    private static double ofSet(ChosenSets set, double wanted, StateQuantities quantities) {
        boolean separated = quantities.count(set.phase()) >= set.usual();
        if (separated || (set.number() == 1 && wanted > 0 && wanted < 1)) {
            return quantities.share(set) - wanted;
        }
        return wanted == 1 ? 1 : -1;
    }

    /// Fraction of an element in a phase beyond what is asked for; where the phase is not stable, that in the constitution
    /// that comes next to stability.
    private double ofComposition(Condition.PhaseComposition given, SystemState state, StateQuantities quantities) {
        ChosenSets sets = ChosenSets.of(given.phase(), specs);
        int element = specs.elements().indexOf(given.element());
        double stable = quantities.fraction(sets, element, given.value());
        double fraction = Double.isNaN(stable) ? global.fraction(sets.phase(), element, state) : stable;
        return fraction - given.value();
    }
}
