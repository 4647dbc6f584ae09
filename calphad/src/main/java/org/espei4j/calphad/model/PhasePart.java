package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espei4j.calphad.database.Parameter;
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
    /// @param constituents those of the parameter
    private record Term(String kind, Expr coefficient, Expr basis, List<List<String>> constituents) {

        Expr value() {
            return Algebra.multiply(coefficient, basis);
        }

        /// Whether constituents mix in it.
        boolean interaction() {
            return constituents.stream().anyMatch(s -> s.size() > 1);
        }

        /// Whether this is the endmember of the other, or stands for it by wildcards.
        boolean covers(Term other) {
            return constituents.size() == other.constituents.size()
                    && IntStream.range(0, constituents.size())
                            .allMatch(s -> constituents.get(s).equals(other.constituents.get(s))
                                    || constituents.get(s).equals(List.of(Parameter.WILDCARD)));
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
                : new RedlichKisterMuggianu(constitution, phase.extrapolations(), options.isReference(), notes);
        List<Term> terms = new ArrayList<>();
        for (ActiveParameter active : parameters) {
            Expr product = basis.of(active).orElse(Expr.ZERO);
            if (product != Expr.ZERO) {
                Expr coefficient = functions.resolve(active.parameter().value().toExpr());
                terms.add(new Term(
                        active.kind(), coefficient, product, active.parameter().constituents()));
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

    /// The endmembers that have a parameter of one kind but none of another, as `AL:VA`.
    List<String> endmembersOnlyWith(String kind, String missing) {
        List<Term> endmembers =
                terms.stream().filter(term -> !term.interaction()).toList();
        return endmembers.stream()
                .filter(term -> term.kind().equals(kind))
                .filter(term ->
                        endmembers.stream().noneMatch(other -> other.kind().equals(missing) && other.covers(term)))
                .map(term -> term.constituents().stream().map(List::getFirst).collect(Collectors.joining(":")))
                .distinct()
                .toList();
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
