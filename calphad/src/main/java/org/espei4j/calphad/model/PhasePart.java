package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;

/// One set of parameters evaluated at one constitution. An ordinary phase is one part; a partitioned phase consists of its
/// disordered partner and of the ordering parameters at two constitutions.
final class PhasePart {

    private final Phase phase;
    private final Constitution constitution;
    private final List<Term> terms;
    private final ModelOptions options;

    /// A parameter worked out.
    ///
    /// @param kind see [ParameterKind]
    /// @param coefficient its value, a function of temperature, pressure and fitting symbols
    /// @param basis what the value is multiplied by, a function of site fractions
    /// @param interaction whether constituents mix in it
    record Term(String kind, Expr coefficient, Expr basis, boolean interaction) {
        Expr value() {
            return Algebra.multiply(coefficient, basis);
        }
    }

    private PhasePart(Phase phase, Constitution constitution, List<Term> terms, ModelOptions options) {
        this.phase = phase;
        this.constitution = constitution;
        this.terms = List.copyOf(terms);
        this.options = options;
    }

    static PhasePart of(
            Phase phase,
            Constitution constitution,
            List<ActiveParameter> parameters,
            FunctionResolver functions,
            ModelOptions options,
            ModelNotes notes)
            throws UnbuildablePhaseException {
        ParameterBasis basis = IonicLiquid.is(phase)
                ? new IonicLiquid(constitution, options.isReference(), notes)
                : new RedlichKisterMuggianu(constitution, options.isReference(), notes);
        List<Term> terms = new ArrayList<>();
        for (ActiveParameter active : parameters) {
            Expr product = basis.of(active).orElse(Expr.ZERO);
            if (product != Expr.ZERO) {
                Expr coefficient = functions.resolve(active.parameter().value().toExpr());
                terms.add(new Term(
                        active.kind(), coefficient, product, !active.parameter().isEndmember()));
            }
        }
        return new PhasePart(phase, constitution, terms, options);
    }

    /// The same part without interactions of any kind.
    PhasePart withoutInteractions() {
        return new PhasePart(
                phase,
                constitution,
                terms.stream().filter(t -> !t.interaction()).toList(),
                options);
    }

    Phase phase() {
        return phase;
    }

    Constitution constitution() {
        return constitution;
    }

    ModelOptions options() {
        return options;
    }

    double gasConstant() {
        return options.profile().gasConstant();
    }

    /// Whether any parameter of a kind acts here.
    boolean has(String kind) {
        return terms.stream().anyMatch(term -> term.kind().equals(kind));
    }

    /// The kinds of all parameters, in the order of the database.
    Set<String> kinds() {
        Set<String> kinds = new LinkedHashSet<>();
        terms.forEach(term -> kinds.add(term.kind()));
        return kinds;
    }

    /// A physical property: the sum over all parameters of its kind, endmembers and interactions together.
    Expr property(String kind) {
        return Algebra.add(terms.stream()
                .filter(term -> term.kind().equals(kind))
                .map(Term::value)
                .toList());
    }

    /// Sum over the endmembers, or over the interactions, of the Gibbs energy.
    Expr gibbsEnergy(boolean interactions) {
        return Algebra.add(terms.stream()
                .filter(term -> term.kind().equals(ParameterKind.GIBBS_ENERGY))
                .filter(term -> term.interaction() == interactions)
                .map(Term::value)
                .toList());
    }
}
