package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;

/// Degree of ordering as the reference program defines it: the mean relative deviation of site fractions from the
/// composition.
///
/// ```
/// D = (1/N)·Σ_i Σ_s (a_s/n)·|y_i^s − x_i|/x_i          n = Σ_s a_s Σ_i y_i^s
/// ```
///
/// | symbol | meaning |
/// | --- | --- |
/// | i | one of the N species other than the vacancy |
/// | s | a sublattice on which i may stand; a_s its site ratio |
/// | x_i | share of i: its sites over n, in profile *standard* |
///
/// Profile *reference* takes for x_i the mole fraction of the element where i is an element, atoms in molecules and ions
/// included, and 1 where i is an ion or a molecule. That was found from its numbers; for ions it has no meaning.
///
/// Not defined where some x_i is 0. Interstitial species make it non-zero in a disordered phase; do not use it to tell
/// whether a phase is ordered, compare site fractions instead.
final class DegreeOfOrdering {

    private DegreeOfOrdering() {}

    static Expr of(Constitution constitution, boolean reference) {
        SortedMap<String, Species> species = new TreeMap<>();
        List<Expr> occupied = new ArrayList<>();
        for (int s = 0; s < constitution.sublatticeCount(); s++) {
            for (Species one : constitution.species().get(s)) {
                if (!one.isVacancy()) {
                    species.put(one.name(), one);
                    occupied.add(sites(constitution, s, one.name()));
                }
            }
        }
        Expr total = Algebra.add(occupied);
        List<Expr> deviations = new ArrayList<>();
        for (Species one : species.values()) {
            Expr fraction = reference ? shareInReferenceProgram(constitution, one) : share(constitution, one, total);
            for (int s = 0; s < constitution.sublatticeCount(); s++) {
                if (constitution.has(s, one.name())) {
                    Expr weight = Algebra.divide(constitution.siteRatios().get(s), total);
                    Expr difference = Algebra.call(
                            Intrinsic.ABS, Algebra.subtract(constitution.fraction(s, one.name()), fraction));
                    deviations.add(Algebra.multiply(weight, difference, Algebra.power(fraction, -1)));
                }
            }
        }
        return Algebra.multiply(Expr.constant(1.0 / species.size()), Algebra.add(deviations));
    }

    private static Expr share(Constitution constitution, Species one, Expr total) {
        List<Expr> here = new ArrayList<>();
        for (int s = 0; s < constitution.sublatticeCount(); s++) {
            if (constitution.has(s, one.name())) {
                here.add(sites(constitution, s, one.name()));
            }
        }
        return Algebra.divide(Algebra.add(here), total);
    }

    private static Expr shareInReferenceProgram(Constitution constitution, Species one) {
        boolean element = one.composition().keySet().equals(Set.of(one.name()));
        return element ? Algebra.divide(constitution.amount(one.name()), constitution.atoms()) : Expr.ONE;
    }

    private static Expr sites(Constitution constitution, int sublattice, String name) {
        return Algebra.multiply(constitution.siteRatios().get(sublattice), constitution.fraction(sublattice, name));
    }
}
