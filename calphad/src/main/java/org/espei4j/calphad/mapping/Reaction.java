package org.espei4j.calphad.mapping;

import java.util.ArrayList;
import java.util.List;

/// What happens at an invariant equilibrium when heat is taken away.
///
/// @param type name of the type
/// @param coefficients moles of atoms of each phase in the order of the equilibrium: negative for what is used up, which
///     sums to −1, positive for what forms, 0 for a phase that takes no part
/// @param heat heat that the system gives away, J per mole of atoms that react
/// @param text the reaction, e.g. `LIQUID → FCC_A1 + CU2MG`
public record Reaction(ReactionType type, double[] coefficients, double heat, String text) {

    /// A coefficient below this part of the largest is zero.
    private static final double NO_PART = 1e-7;

    /// The reaction between phases of which one composition can be made of the others in one way.
    ///
    /// @param phases the phases, one more than there are elements
    /// @param entropies of the phases, J/(mol K)
    /// @param states of the phases
    /// @param temperature K
    static Reaction of(
            List<CoexistingPhase> phases, double[] entropies, List<StateOfMatter> states, double temperature) {
        double[] coefficients = balance(phases);
        double change = 0;
        for (int k = 0; k < coefficients.length; k++) {
            change += coefficients[k] * entropies[k];
        }
        if (change > 0) {
            for (int k = 0; k < coefficients.length; k++) {
                coefficients[k] = -coefficients[k];
            }
        }
        List<Integer> reactants = select(coefficients, -1);
        List<Integer> products = select(coefficients, 1);
        List<StateOfMatter> ordered = new ArrayList<>();
        reactants.forEach(k -> ordered.add(states.get(k)));
        products.forEach(k -> ordered.add(states.get(k)));
        ReactionType type = ReactionType.of(names(phases, reactants), names(phases, products), ordered);
        String text =
                String.join(" + ", names(phases, reactants)) + " → " + String.join(" + ", names(phases, products));
        return new Reaction(type, coefficients, temperature * Math.abs(change), text);
    }

    /// Coefficients ν with `Σ ν·x = 0`, those of one sign summing to 1.
    private static double[] balance(List<CoexistingPhase> phases) {
        int elements = phases.getFirst().fractions().length;
        int count = phases.size();
        Elimination system = new Elimination();
        system.begin(elements, count, 0);
        for (int e = 0; e < elements; e++) {
            for (int k = 0; k < count; k++) {
                system.add(e, k, phases.get(k).fractions()[e]);
            }
        }
        system.eliminate(0);
        double[] coefficients = new double[count];
        if (!system.direction(coefficients)) {
            return new double[count];
        }
        double largest = 0;
        double sum = 0;
        for (double value : coefficients) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int k = 0; k < count; k++) {
            coefficients[k] = Math.abs(coefficients[k]) < NO_PART * largest ? 0 : coefficients[k];
            sum += Math.max(coefficients[k], 0);
        }
        for (int k = 0; k < count; k++) {
            coefficients[k] /= sum;
        }
        return coefficients;
    }

    private static List<Integer> select(double[] coefficients, int sign) {
        List<Integer> selected = new ArrayList<>();
        for (int k = 0; k < coefficients.length; k++) {
            if (sign * coefficients[k] > 0) {
                selected.add(k);
            }
        }
        return selected;
    }

    private static List<String> names(List<CoexistingPhase> phases, List<Integer> selected) {
        return selected.stream().map(k -> phases.get(k).name()).toList();
    }
}
