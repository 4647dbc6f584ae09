package org.espei4j.calphad.mapping;

import java.util.List;

/// Types of invariant reactions, as they go on cooling. L is a liquid, S a solid; primes are two compositions of a phase.
public enum ReactionType {
    /// L → S₁ + S₂ (+ S₃ …)
    EUTECTIC,
    /// L′ → L″ + S
    MONOTECTIC,
    /// S₁ → S₂ + S₃ (+ S₄ …), all different phases
    EUTECTOID,
    /// S′ → S″ + S₂
    MONOTECTOID,
    /// S₁ → S₂ + L, also called catatectic
    METATECTIC,
    /// L + S₁ (+ S₂ …) → S₃
    PERITECTIC,
    /// S₁ + S₂ (+ S₃ …) → S₄
    PERITECTOID,
    /// L₁ + L₂ → S
    SYNTECTIC,
    /// Several phases react to several others: a transition reaction (class II, quasi-peritectic).
    TRANSITION,
    /// One phase changes into another of the same composition in the presence of further phases.
    POLYMORPHIC,
    /// A reaction without a name of its own, such as those of a gas.
    OTHER;

    /// The type of a reaction on cooling.
    ///
    /// @param reactants names of the phases that vanish
    /// @param products names of the phases that form
    /// @param states state of each of them: reactants, then products
    static ReactionType of(List<String> reactants, List<String> products, List<StateOfMatter> states) {
        if (states.contains(StateOfMatter.GAS)) {
            return OTHER;
        }
        long liquidsIn = count(states.subList(0, reactants.size()));
        long liquidsOut = count(states.subList(reactants.size(), states.size()));
        if (reactants.size() == 1 && products.size() == 1) {
            return POLYMORPHIC;
        }
        if (reactants.size() > 1 && products.size() > 1) {
            return TRANSITION;
        }
        return reactants.size() == 1
                ? ofDecomposition(reactants.getFirst(), products, liquidsIn == 1, liquidsOut)
                : ofFormation(reactants.size(), liquidsIn, liquidsOut == 1);
    }

    private static ReactionType ofDecomposition(
            String reactant, List<String> products, boolean ofLiquid, long liquidsOut) {
        if (ofLiquid) {
            return liquidsOut == 0 ? EUTECTIC : liquidsOut == 1 ? MONOTECTIC : OTHER;
        }
        if (liquidsOut > 0) {
            return liquidsOut == 1 ? METATECTIC : OTHER;
        }
        return products.contains(reactant) ? MONOTECTOID : EUTECTOID;
    }

    private static ReactionType ofFormation(int reactants, long liquidsIn, boolean ofLiquid) {
        if (ofLiquid) {
            return OTHER;
        }
        if (liquidsIn == 0) {
            return PERITECTOID;
        }
        return liquidsIn == 1 ? PERITECTIC : liquidsIn == 2 && reactants == 2 ? SYNTECTIC : OTHER;
    }

    private static long count(List<StateOfMatter> states) {
        return states.stream().filter(state -> state == StateOfMatter.LIQUID).count();
    }
}
