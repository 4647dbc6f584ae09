package org.espei4j.assess.prior;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A prior as a run file states it: a name and hyperparameters, not yet applied to a parameter.
///
/// A hyperparameter's key is `loc`, `scale` or `c`, alone or with a suffix that says how its number v acts on the
/// start value p of the parameter: none or `_absolute` (v), `_relative` (v·p), `_shift_absolute` (p + v),
/// `_shift_relative` (p + |p|·v) or `_identity` (p). Any text is held here, so that a reader can report every
/// wrong key at once; [PriorChecks] says what is wrong with a specification, and [JointPrior] applies a right
/// one.
///
/// @param name kind of the distribution: `zero`, `normal`, `uniform` or `triangular`
/// @param hyperparameters number by key, in the order of the run file; unmodifiable
public record PriorSpecification(String name, Map<String, Double> hyperparameters) {

    /// The improper prior that run files have when they say nothing: ln p = 0 everywhere.
    public static final PriorSpecification ZERO = new PriorSpecification("zero", Map.of());

    /// Copies the map and keeps its order.
    public PriorSpecification {
        hyperparameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperparameters));
    }
}
