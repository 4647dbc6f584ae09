package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;

/// The properties of a phase that are sums over the parameters of one kind, by the name of the kind: mobilities, viscosity,
/// elastic constants, whatever a database defines, and also what the energy is made of, such as `THETA` or `VK`.
final class NamedProperties {

    /// Kinds that are reported in another way: as the energy, or with the conventions of their model.
    private static final Set<String> TREATED_ELSEWHERE = Set.of(
            ParameterKind.GIBBS_ENERGY,
            ParameterKind.CURIE_TEMPERATURE,
            ParameterKind.NEEL_TEMPERATURE,
            ParameterKind.MAGNETIC_MOMENT,
            ParameterKind.VOLUME_AT_REFERENCE);

    private final Database database;
    private final ModelOptions options;
    private final ModelNotes notes;

    NamedProperties(Database database, ModelOptions options, ModelNotes notes) {
        this.database = database;
        this.options = options;
        this.notes = notes;
    }

    /// The sum of each kind of parameter. One that cannot be evaluated is left out with a warning.
    Map<String, Expr> of(Phase phase, Constitution constitution, List<ActiveParameter> parameters) {
        Map<String, List<ActiveParameter>> byKind = new TreeMap<>();
        for (ActiveParameter active : parameters) {
            if (ParameterKind.isTaken(active.kind())) {
                notes.warn(
                        active.parameter(),
                        "is left out: the name " + active.kind() + " stands for a property that every phase has",
                        "");
            } else if (!TREATED_ELSEWHERE.contains(active.kind())) {
                byKind.computeIfAbsent(active.kind(), _ -> new ArrayList<>()).add(active);
            }
        }
        Map<String, Expr> values = new TreeMap<>();
        byKind.forEach((kind, ofKind) -> {
            FunctionResolver own = new FunctionResolver(database, options);
            try {
                Expr value = PhasePart.of(phase, constitution, ofKind, own, options, notes)
                        .property(kind);
                if (own.undefined().isEmpty() || options.undefinedAsZero()) {
                    values.put(kind, value);
                } else {
                    String names = String.join(", ", own.undefined());
                    notes.warn(phase, "has no " + kind + ": it needs undefined functions " + names, "");
                }
            } catch (UnbuildablePhaseException e) {
                notes.warn(phase, "has no " + kind + ": " + e.problem().found(), "");
            }
        });
        return values;
    }

    /// What is added up over the parts of a partitioned phase: disordered and ordered parts, less the ordered one in its
    /// disordered state.
    static Map<String, Expr> combined(
            Map<String, Expr> disordered, Map<String, Expr> ordered, Map<String, Expr> level) {
        Map<String, Expr> sums = new TreeMap<>(disordered);
        ordered.forEach((kind, value) -> sums.merge(kind, value, (a, b) -> Algebra.add(a, b)));
        level.forEach((kind, value) -> sums.merge(kind, Algebra.negate(value), (a, b) -> Algebra.add(a, b)));
        return sums;
    }
}
