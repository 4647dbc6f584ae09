package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Substitution;
import org.espei4j.calphad.expr.Symbol;

/// The mechanical mixture of the endmembers of a phase: what the phase would have if nothing mixed on its sublattices.
///
/// ```
/// G = Σ_I G(I)·Π_s y_I^s
/// ```
///
/// | symbol | meaning | unit |
/// | --- | --- | --- |
/// | G(I) | energy of the endmember I with all that belongs to it, magnetism and ordering included | J per mole of formula units |
/// | y_I^s | site fraction of the constituent that I has on sublattice s | |
///
/// Unlike the [model without interactions][PhaseModel#endmemberModel], whose Curie temperature, for example, is linear
/// and whose magnetic energy is not, it is linear in each sublattice, and it exists for partitioned phases.
final class EndmemberMixture {

    /// More endmembers make an expression that nobody waits for.
    private static final int MOST = 4096;

    private EndmemberMixture() {}

    /// The mixture as a model; empty for an ionic liquid, whose formula unit differs from endmember to endmember, and for
    /// phases with thousands of endmembers.
    static Optional<PhaseModel> of(PhaseModel model, Constitution constitution) {
        long count = 1;
        for (List<Species> sublattice : constitution.species()) {
            count = Math.min(count * sublattice.size(), MOST + 1L);
        }
        if (!model.description().hasFixedSiteRatios() || count > MOST) {
            return Optional.empty();
        }
        List<Expr> terms = new ArrayList<>();
        collect(model, constitution, new int[constitution.sublatticeCount()], 0, terms);
        return Optional.of(new PhaseModel(
                model.description(),
                constitution,
                model.options(),
                Map.of(Contribution.REFERENCE, Algebra.add(terms)),
                Map.of(),
                Map.of(),
                model.pressureLimit(),
                Optional.empty(),
                List.of()));
    }

    private static void collect(
            PhaseModel model, Constitution constitution, int[] endmember, int sublattice, List<Expr> terms) {
        if (sublattice == endmember.length) {
            terms.add(term(model, constitution, endmember));
            return;
        }
        for (int i = 0; i < constitution.species().get(sublattice).size(); i++) {
            endmember[sublattice] = i;
            collect(model, constitution, endmember, sublattice + 1, terms);
        }
    }

    /// `G(I)·Π y`
    private static Expr term(PhaseModel model, Constitution constitution, int[] endmember) {
        Map<Symbol, Expr> pure = new HashMap<>();
        List<Expr> factors = new ArrayList<>();
        for (int s = 0; s < endmember.length; s++) {
            List<Species> here = constitution.species().get(s);
            for (int i = 0; i < here.size(); i++) {
                pure.put(new Symbol.SiteFraction(s, here.get(i).name()), i == endmember[s] ? Expr.ONE : Expr.ZERO);
            }
            factors.add(constitution.fractions().get(s).get(endmember[s]));
        }
        Substitution fractions = Substitution.of(pure);
        Map<Symbol, Expr> all = new HashMap<>(pure);
        model.intermediates().forEach((overall, definition) -> all.put(overall, fractions.apply(definition)));
        factors.add(Substitution.of(all).apply(model.gibbsEnergy()));
        return Algebra.multiply(factors);
    }
}
