package org.espei4j.calphad.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Symbol;

/// The Gibbs energy of a phase as an expression, ready to be compiled: functions of the database are resolved, so that
/// only temperature, pressure, fitting symbols, site fractions and intermediates are left.
///
/// @param description the constitution
/// @param energy Gibbs energy, J per mole of formula units
/// @param intermediates definitions of the intermediates that `energy` uses, each a *linear* expression of site
///     fractions with constant coefficients; in the order of definition. They keep the derivatives of partitioned models
///     short: differentiate with respect to intermediates and site fractions, then apply the chain rule
/// @param amounts for each element of the description its moles per mole of formula units
/// @param pressureLimit the only pressure at which the energy is known; empty if it is known at all
public record PhaseEnergy(
        PhaseDescription description,
        Expr energy,
        Map<Symbol.Intermediate, Expr> intermediates,
        List<Expr> amounts,
        Optional<PressureLimit> pressureLimit) {

    /// An energy that is known at all pressures.
    public PhaseEnergy(
            PhaseDescription description,
            Expr energy,
            Map<Symbol.Intermediate, Expr> intermediates,
            List<Expr> amounts) {
        this(description, energy, intermediates, amounts, Optional.empty());
    }

    /// Copies; the order of intermediates is kept.
    public PhaseEnergy {
        intermediates = Collections.unmodifiableMap(new LinkedHashMap<>(intermediates));
        amounts = List.copyOf(amounts);
    }
}
