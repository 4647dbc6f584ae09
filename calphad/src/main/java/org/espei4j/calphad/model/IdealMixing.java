package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;

/// Ideal mixing: the configurational entropy of random occupation of each sublattice by all of its constituents,
/// vacancies included (Temkin; Sundman and Ågren, J. Phys. Chem. Solids 42 (1981) 297, eq. 11).
///
/// ```
/// G = R·T·Σ_s a_s Σ_i y_i^s ln y_i^s
/// ```
///
/// | symbol | meaning | unit |
/// | --- | --- | --- |
/// | a_s | sites of sublattice s, in an ionic liquid a function of its constitution | mol per mole of formula units |
/// | y_i^s | site fraction; `y ln y` is 0 at and below 1e-15 | |
final class IdealMixing implements EnergyTerm {

    @Override
    public Contribution contribution() {
        return Contribution.IDEAL_MIXING;
    }

    @Override
    public Expr energy(PhasePart part) {
        Constitution constitution = part.constitution();
        List<Expr> sublattices = new ArrayList<>();
        for (int s = 0; s < constitution.sublatticeCount(); s++) {
            Expr disorder = Algebra.add(constitution.fractions().get(s).stream()
                    .map(y -> Algebra.call(Intrinsic.MIXING, y))
                    .toList());
            Expr sites = constitution.siteRatios().get(s);
            sublattices.add(Algebra.multiply(Expr.constant(part.gasConstant()), sites, disorder));
        }
        return Algebra.multiply(Expr.T, Algebra.add(sublattices));
    }
}
