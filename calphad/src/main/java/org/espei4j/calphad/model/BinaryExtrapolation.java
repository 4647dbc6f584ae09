package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.database.TernaryExtrapolation;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;

/// How a binary interaction of higher order extends into systems with more constituents where a database asks for the
/// methods of Kohler or Toop (Pelton, Calphad 25 (2001) 319). Each ternary system has its own method; together
///
/// ```
/// M = y_i y_j [(ξ_ij − ξ_ji)/σ_ij]^k
/// ξ_ij = y_i + Σ y_l over l whose system i-j-l is Toop's with j asymmetric
/// σ_ij = y_i + y_j + Σ y_l over l whose system i-j-l is Muggianu's, or Toop's with i or j asymmetric
/// ```
///
/// | system i-j-l | composition at which the binary i-j counts |
/// | --- | --- |
/// | Muggianu | nearest: `y_i − y_j` is kept, y_l shared by both |
/// | Kohler | of the same ratio `y_i : y_j` |
/// | Toop, i asymmetric | of the same y_i: l counts with j |
/// | Toop, l asymmetric | of the same ratio |
///
/// | symbol | meaning |
/// | --- | --- |
/// | M | what the parameter of order k is multiplied by |
/// | y | site fractions of the sublattice on which i and j mix |
///
/// Without a ternary system that is Kohler's or Toop's, σ is 1 and M that of [RedlichKisterMuggianu]. Where i and j are
/// both absent the quotient has no limit, but the product goes to zero.
final class BinaryExtrapolation {

    /// Where there is so little of both constituents, they do not interact.
    private static final double TRACE = 1e-12;

    private final Constitution constitution;
    private final List<TernaryExtrapolation> systems;

    BinaryExtrapolation(Constitution constitution, List<TernaryExtrapolation> systems) {
        this.constitution = constitution;
        this.systems = systems;
    }

    /// `[(ξ_ij − ξ_ji)/σ_ij]^order`, for an order above 0; empty where Muggianu's method holds in all systems of i and j.
    Optional<Expr> weight(int sublattice, String i, String j, int order) {
        List<Expr> left = new ArrayList<>(List.of(constitution.fraction(sublattice, i)));
        List<Expr> right = new ArrayList<>(List.of(constitution.fraction(sublattice, j)));
        List<Expr> shared = new ArrayList<>();
        boolean special = false;
        boolean complete = true;
        for (Species third : constitution.species().get(sublattice)) {
            if (third.name().equals(i) || third.name().equals(j)) {
                continue;
            }
            Expr fraction = constitution.fraction(sublattice, third.name());
            Optional<TernaryExtrapolation> system = system(i, j, third.name());
            String asymmetric = system.flatMap(TernaryExtrapolation::asymmetric).orElse("");
            special |= system.isPresent();
            if (system.isEmpty()) {
                shared.add(fraction);
            } else if (asymmetric.equals(i)) {
                right.add(fraction);
            } else if (asymmetric.equals(j)) {
                left.add(fraction);
            } else {
                complete = false;
            }
        }
        if (!special) {
            return Optional.empty();
        }
        Expr difference = Algebra.subtract(Algebra.add(left), Algebra.add(right));
        if (complete) {
            return Optional.of(Algebra.power(difference, order));
        }
        Expr sum = Algebra.add(Algebra.add(left), Algebra.add(right), Algebra.add(shared));
        return Optional.of(Algebra.piecewise(
                sum, new double[] {TRACE}, List.of(Expr.ZERO, Algebra.power(Algebra.divide(difference, sum), order))));
    }

    private Optional<TernaryExtrapolation> system(String... constituents) {
        List<String> names = List.of(constituents).stream().sorted().toList();
        return systems.stream()
                .filter(system -> system.constituents().equals(names))
                .findFirst();
    }
}
