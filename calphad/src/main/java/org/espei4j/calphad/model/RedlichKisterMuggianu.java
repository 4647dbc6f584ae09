package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.TernaryExtrapolation;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;

/// The composition dependence of parameters after Redlich and Kister, with Muggianu's extension to several components
/// (Muggianu, Gambino and Bros, J. Chim. Phys. 72 (1975) 83; Hillert and Staffansson, Acta Chem. Scand. 24 (1970) 3618 for
/// sublattices).
///
/// A parameter of value v and order k adds v·M with M the product of one factor for each sublattice, `y_i` for a single
/// constituent and `Σ y` for a wildcard, and of these:
///
/// | mixing | factor | orders |
/// | --- | --- | --- |
/// | i, j on one sublattice | `y_i y_j (y_i − y_j)^k` | any |
/// | i, j, l on one sublattice | `y_i y_j y_l · v_k`, `v_0 = y_i + (1 − y_i − y_j − y_l)/3` and so on; if only order 0 is given, `y_i y_j y_l` | 0, 1, 2 |
/// | four or more on one sublattice | product of the fractions | ignored |
/// | i, j on sublattice s and k, l on t > s | `y_i y_j y_k y_l`, times `(y_k − y_l)` for order 1, times `(y_i − y_j)` for order 2 | 0, 1, 2 |
/// | anything else | product of the fractions | 0 |
/// | i and a wildcard on one sublattice | `y_i (1 − y_i)` (profile *standard*; *reference* reads it as a wildcard) | 0 |
///
/// Constituents are in the order of their names. Differences are not renormalised in systems of many components: that is
/// what makes the extension Muggianu's. Where a database asks for another one, binary interactions of the Gibbs energy have
/// the factor of [BinaryExtrapolation].
final class RedlichKisterMuggianu implements ParameterBasis {

    private final Constitution constitution;
    private final BinaryExtrapolation extrapolation;
    private final boolean reference;
    private final ModelNotes notes;

    /// Muggianu's extension everywhere.
    RedlichKisterMuggianu(Constitution constitution, boolean reference, ModelNotes notes) {
        this(constitution, List.of(), reference, notes);
    }

    /// @param systems the ternary systems with another extension
    RedlichKisterMuggianu(
            Constitution constitution, List<TernaryExtrapolation> systems, boolean reference, ModelNotes notes) {
        this.constitution = constitution;
        this.extrapolation = new BinaryExtrapolation(constitution, systems);
        this.reference = reference;
        this.notes = notes;
    }

    @Override
    public Optional<Expr> of(ActiveParameter active) {
        return of(active, active.parameter().constituents());
    }

    /// The same with the constituents of each sublattice in an order of the caller's.
    Optional<Expr> of(ActiveParameter active, List<List<String>> constituents) {
        Parameter parameter = active.parameter();
        List<Expr> factors = new ArrayList<>();
        List<List<Expr>> mixing = new ArrayList<>();
        boolean againstOthers = false;
        for (int s = 0; s < constituents.size(); s++) {
            List<String> names = constituents.get(s);
            boolean wildcard = names.getFirst().equals(Parameter.WILDCARD);
            if (wildcard && names.size() > 1 && !reference) {
                if (names.size() > 2) {
                    return refuse(parameter, "has a wildcard beside several constituents");
                }
                Expr fraction = constitution.fraction(s, names.get(1));
                factors.add(fraction);
                factors.add(Algebra.subtract(Expr.ONE, fraction));
                againstOthers = true;
            } else if (wildcard) {
                factors.add(constitution.sum(s));
            } else {
                List<Expr> fractions = fractions(s, names);
                factors.addAll(fractions);
                if (fractions.size() > 1) {
                    mixing.add(fractions);
                }
                if (!reference && names.stream().distinct().count() < names.size()) {
                    return refuse(parameter, "names a constituent twice on one sublattice");
                }
            }
        }
        if (againstOthers && parameter.order() != 0) {
            return refuse(parameter, "has a wildcard beside a constituent and an order other than 0");
        }
        Optional<Expr> weight = extrapolated(active, constituents).or(() -> weight(active, mixing));
        if (weight.isEmpty()) {
            return refuse(parameter, "has order " + parameter.order() + ", which its interaction does not know");
        }
        factors.add(weight.get());
        return Optional.of(Algebra.multiply(factors));
    }

    /// The factor of a binary interaction whose extension is not Muggianu's.
    private Optional<Expr> extrapolated(ActiveParameter active, List<List<String>> constituents) {
        List<Integer> mixing = IntStream.range(0, constituents.size())
                .filter(s -> constituents.get(s).size() > 1)
                .boxed()
                .toList();
        boolean binary =
                mixing.size() == 1 && constituents.get(mixing.getFirst()).size() == 2;
        if (!binary
                || active.parameter().order() == 0
                || !active.kind().equals(ParameterKind.GIBBS_ENERGY)
                || constituents.get(mixing.getFirst()).contains(Parameter.WILDCARD)) {
            return Optional.empty();
        }
        List<String> pair = constituents.get(mixing.getFirst());
        return extrapolation.weight(
                mixing.getFirst(), pair.get(0), pair.get(1), active.parameter().order());
    }

    private List<Expr> fractions(int sublattice, List<String> names) {
        return names.stream()
                .map(name -> constitution.fraction(sublattice, name))
                .toList();
    }

    private Optional<Expr> refuse(Parameter parameter, String what) {
        notes.warn(parameter, what + "; it is left out", "");
        return Optional.empty();
    }

    /// What the product of fractions is multiplied by; empty for an order that does not exist.
    private static Optional<Expr> weight(ActiveParameter active, List<List<Expr>> mixing) {
        int order = active.parameter().order();
        if (mixing.isEmpty()) {
            return Optional.of(Expr.ONE);
        }
        if (mixing.size() == 1) {
            return weightOnOneSublattice(mixing.getFirst(), order, active.symmetricTernary());
        }
        if (order == 0) {
            return Optional.of(Expr.ONE);
        }
        boolean reciprocal = mixing.size() == 2 && mixing.stream().allMatch(s -> s.size() == 2);
        return reciprocal && order <= 2 ? Optional.of(difference(mixing.get(2 - order))) : Optional.empty();
    }

    /// Weight of an interaction of fractions that mix on one sublattice.
    ///
    /// @param symmetric whether a ternary interaction favours none of its constituents
    static Optional<Expr> weightOnOneSublattice(List<Expr> fractions, int order, boolean symmetric) {
        if (fractions.size() == 2) {
            return Optional.of(Algebra.power(difference(fractions), order));
        }
        if (fractions.size() != 3 || symmetric) {
            return Optional.of(Expr.ONE);
        }
        return order > 2 ? Optional.empty() : Optional.of(Algebra.add(fractions.get(order), thirdOfTheRest(fractions)));
    }

    private static Expr difference(List<Expr> pair) {
        return Algebra.subtract(pair.get(0), pair.get(1));
    }

    /// `(1 − y_i − y_j − y_l)/3`
    private static Expr thirdOfTheRest(List<Expr> three) {
        return Algebra.multiply(Expr.constant(1.0 / 3), Algebra.subtract(Expr.ONE, Algebra.add(three)));
    }
}
