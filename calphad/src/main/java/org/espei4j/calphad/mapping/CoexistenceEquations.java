package org.espei4j.calphad.mapping;

/// Writes the equations of an equilibrium between given composition sets, linearised at a [CoexistenceState]: one for each
/// set, *driving force = 0*, on an isopleth one for each element, `Σ nₖ·xₖₑ = xₑ(s)`, and one for each [Condition]. What the
/// site fractions contribute has been eliminated, see [CoexistingSet]. Owned by one thread.
final class CoexistenceEquations {

    private static final double PIVOT = 1e-12;

    private final CoexistenceState state;
    private final Elimination system = new Elimination();

    CoexistenceEquations(CoexistenceState state) {
        this.state = state;
    }

    /// Solves the equations at the evaluated state.
    ///
    /// @param conditions as many as the sets leave unknowns open
    /// @return the system, for steps, directions and contradictions
    Elimination eliminate(Condition... conditions) {
        int own = state.sets.size() + (state.path == null ? 0 : state.elements);
        system.begin(own + conditions.length, state.unknowns, 1);
        addDrivingForces();
        if (state.path != null) {
            addBalances(state.path);
        }
        for (int c = 0; c < conditions.length; c++) {
            add(own + c, conditions[c]);
        }
        system.eliminate(PIVOT);
        return system;
    }

    private void addDrivingForces() {
        double rt = state.thermalEnergy();
        for (int k = 0; k < state.sets.size(); k++) {
            CoexistingSet set = state.sets.get(k);
            for (int e = 0; e < state.elements; e++) {
                system.add(k, e, set.drivingForceSlopes[e]);
            }
            if (state.thermal) {
                double slope = set.drivingForceSlopes[state.elements];
                system.add(k, state.elements, CoexistenceState.TEMPERATURE_SCALE * slope / rt);
            }
            system.add(k, state.unknowns, -set.drivingForce / rt);
        }
    }

    private void addBalances(CompositionPath path) {
        for (int e = 0; e < state.elements; e++) {
            int row = state.sets.size() + e;
            int column = state.firstAmount();
            double left = path.start()[e] + state.axis * path.slope()[e];
            for (CoexistingSet set : state.sets) {
                if (set.isZero) {
                    continue;
                }
                addFraction(row, set, e, set.amount);
                system.add(row, column++, set.fractions[e]);
                left -= set.amount * (set.fractions[e] + set.fractionShift[e]);
            }
            system.add(row, column, -path.slope()[e]);
            system.add(row, state.unknowns, left);
        }
    }

    /// Adds `factor·xₑ` of a set to the left of an equation, without its present value.
    private void addFraction(int row, CoexistingSet set, int element, double factor) {
        int first = element * (state.elements + 1);
        for (int f = 0; f < state.elements; f++) {
            system.add(row, f, factor * state.thermalEnergy() * set.fractionSlopes[first + f]);
        }
        if (state.thermal) {
            double slope = set.fractionSlopes[first + state.elements];
            system.add(row, state.elements, factor * CoexistenceState.TEMPERATURE_SCALE * slope);
        }
    }

    private void add(int row, Condition condition) {
        switch (condition) {
            case Condition.Across(LinePoint predicted, Direction direction) -> addAcross(row, predicted, direction);
            case Condition.AtTemperature(double wanted) -> {
                system.add(row, state.elements, 1);
                system.add(row, state.unknowns, (wanted - state.temperature) / CoexistenceState.TEMPERATURE_SCALE);
            }
            case Condition.AtAxis(double wanted) -> {
                system.add(row, state.unknowns - 1, 1);
                system.add(row, state.unknowns, wanted - state.axis);
            }
            case Condition.SameFraction(int first, int second, int element) -> {
                CoexistingSet a = state.sets.get(first);
                CoexistingSet b = state.sets.get(second);
                addFraction(row, a, element, 1);
                addFraction(row, b, element, -1);
                system.add(row, state.unknowns, reached(b, element) - reached(a, element));
            }
            case Condition.AtFraction(int k, int element, double wanted) -> {
                CoexistingSet set = state.sets.get(k);
                addFraction(row, set, element, 1);
                system.add(row, state.unknowns, wanted - reached(set, element));
            }
            case Condition.AtPotential(int element, double wanted) -> {
                system.add(row, element, 1);
                system.add(row, state.unknowns, (wanted - state.potentials[element]) / state.thermalEnergy());
            }
        }
    }

    private void addAcross(int row, LinePoint predicted, Direction direction) {
        double left = 0;
        double[] away = state.distance(predicted);
        for (int u = 0; u < state.unknowns; u++) {
            system.add(row, u, direction.unknowns()[u]);
            left -= direction.unknowns()[u] * away[u];
        }
        system.add(row, state.unknowns, left);
    }

    /// The fraction that a set comes to where nothing but its site fractions changes.
    private static double reached(CoexistingSet set, int element) {
        return set.fractions[element] + set.fractionShift[element];
    }
}
