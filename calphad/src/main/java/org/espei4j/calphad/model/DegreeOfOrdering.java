package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;

/// Degree of ordering as the reference program defines it: the mean relative deviation of site fractions from the
/// composition.
///
/// ```
/// D = (1/N)·Σ_i Σ_s (a_s/n)·|y_i^s − x_i|/x_i          n = Σ_s a_s Σ_i y_i^s          x_i = Σ_s a_s y_i^s / n
/// ```
///
/// | symbol | meaning |
/// | --- | --- |
/// | i | one of the N species other than the vacancy |
/// | s | a sublattice on which i may stand; a_s its site ratio |
///
/// Not defined where some x_i is 0. Interstitial species make it non-zero in a disordered phase; do not use it to tell
/// whether a phase is ordered, compare site fractions instead.
final class DegreeOfOrdering {

    private DegreeOfOrdering() {}

    static Expr of(Constitution constitution) {
        SortedSet<String> names = new TreeSet<>();
        List<Expr> occupied = new ArrayList<>();
        for (int s = 0; s < constitution.sublatticeCount(); s++) {
            for (Species one : constitution.species().get(s)) {
                if (!one.isVacancy()) {
                    names.add(one.name());
                    occupied.add(sites(constitution, s, one.name()));
                }
            }
        }
        Expr total = Algebra.add(occupied);
        List<Expr> deviations = new ArrayList<>();
        for (String name : names) {
            List<Expr> here = new ArrayList<>();
            for (int s = 0; s < constitution.sublatticeCount(); s++) {
                if (constitution.has(s, name)) {
                    here.add(sites(constitution, s, name));
                }
            }
            Expr fraction = Algebra.divide(Algebra.add(here), total);
            for (int s = 0; s < constitution.sublatticeCount(); s++) {
                if (constitution.has(s, name)) {
                    Expr share = Algebra.divide(constitution.siteRatios().get(s), total);
                    Expr difference =
                            Algebra.call(Intrinsic.ABS, Algebra.subtract(constitution.fraction(s, name), fraction));
                    deviations.add(Algebra.multiply(share, difference, Algebra.power(fraction, -1)));
                }
            }
        }
        return Algebra.multiply(Expr.constant(1.0 / names.size()), Algebra.add(deviations));
    }

    private static Expr sites(Constitution constitution, int sublattice, String name) {
        return Algebra.multiply(constitution.siteRatios().get(sublattice), constitution.fraction(sublattice, name));
    }
}
