package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Sum;
import org.espei4j.calphad.expr.Symbol;

/// How an ordered phase maps on its disordered partner (Ansara, Dupin, Lukas and Sundman, J. Alloys Compd. 247 (1997) 20).
///
/// ```
/// G = n·[G_dis(x)/n_dis + G_ord(y)/n − G_ord(y = x)/n]
/// x_i = Σ_s a_s y_i^s / Σ_s a_s
/// ```
///
/// | symbol | meaning | unit |
/// | --- | --- | --- |
/// | G | energy of the ordered phase | J per mole of its formula units |
/// | G_dis, G_ord | energies from the parameters of either phase, each with its own configurational and magnetic terms | J per mole of formula units |
/// | n, n_dis | atoms per formula unit of the ordered and of the disordered phase | |
/// | x_i | overall fraction of constituent i; sums over the ordering sublattices s | |
///
/// Ordering sublattices are those with the constituents of the first sublattice of the disordered phase; the others
/// correspond to its other sublattices in order and keep their own site fractions. The second and third term cancel
/// where all ordering sublattices are occupied alike.
///
/// A phase that is `NEVER` disordered has no third term, and its configurational entropy is that of the ordered state
/// alone: the disordered part contributes none.
final class OrderDisorderPartition {

    private final Phase ordered;
    private final Phase disordered;
    private final List<List<Species>> species;
    private final List<Integer> ordering;
    private final List<Integer> interstitial;
    private final SortedMap<String, Species> mixing = new TreeMap<>();
    private final boolean electronIsAtom;

    private OrderDisorderPartition(
            Phase ordered,
            Phase disordered,
            List<List<Species>> species,
            List<Integer> ordering,
            boolean electronIsAtom) {
        this.ordered = ordered;
        this.disordered = disordered;
        this.species = species;
        this.ordering = ordering;
        this.electronIsAtom = electronIsAtom;
        this.interstitial = IntStream.range(0, species.size())
                .filter(s -> !ordering.contains(s))
                .boxed()
                .toList();
        ordering.forEach(s -> species.get(s).forEach(one -> mixing.put(one.name(), one)));
    }

    /// Finds out which sublattices order.
    ///
    /// @param species active species of the ordered phase
    /// @throws UnbuildablePhaseException if the sublattices of the two phases do not correspond
    static OrderDisorderPartition of(
            Phase ordered, Phase disordered, List<List<Species>> species, ModelOptions options, ModelNotes notes)
            throws UnbuildablePhaseException {
        List<String> mixing = disordered.sublattices().getFirst().constituents();
        int count = ordered.sublattices().size();
        int others = disordered.sublattices().size() - 1;
        List<Integer> ordering = IntStream.range(0, count)
                .filter(s -> ordered.sublattices().get(s).constituents().equals(mixing))
                .boxed()
                .toList();
        if (ordering.isEmpty() || count - ordering.size() != others) {
            if (options.isReference() || count <= others) {
                throw new UnbuildablePhaseException(
                        UnbuildablePhaseException.Reason.UNFIT_PARTITION,
                        ModelNotes.placeOf(ordered.place()),
                        ordered.name(),
                        disordered.name(),
                        ordering.size() + " of its " + count + " sublattices have the constituents "
                                + String.join(", ", mixing),
                        (count - others) + " such sublattices and " + others + " others");
            }
            ordering = IntStream.range(0, count - others).boxed().toList();
            requireCommonConstituents(ordered, disordered, ordering.size());
            notes.warn(
                    ordered,
                    "has ordering sublattices whose constituents differ from those of " + disordered.name()
                            + "; the first " + ordering.size() + " are taken",
                    "");
        }
        return new OrderDisorderPartition(ordered, disordered, species, ordering, options.isReference());
    }

    /// Sublattices may lack some constituents of those they correspond to, but not all.
    ///
    /// @param ordering how many sublattices order, the first ones
    private static void requireCommonConstituents(Phase ordered, Phase disordered, int ordering)
            throws UnbuildablePhaseException {
        for (int s = 0; s < ordered.sublattices().size(); s++) {
            int other = Math.max(0, s - ordering + 1);
            List<String> mine = ordered.sublattices().get(s).constituents();
            List<String> theirs = disordered.sublattices().get(other).constituents();
            if (mine.stream().noneMatch(theirs::contains)) {
                throw new UnbuildablePhaseException(
                        UnbuildablePhaseException.Reason.UNFIT_PARTITION,
                        ModelNotes.placeOf(ordered.place()),
                        ordered.name(),
                        disordered.name(),
                        "its sublattice " + (s + 1) + " has no constituent of sublattice " + (other + 1),
                        "at least one of " + String.join(", ", theirs));
            }
        }
    }

    /// What the overall fractions stand for.
    Map<Symbol.Intermediate, Expr> definitions() {
        List<List<Expr>> fractions = Constitution.variables(species);
        double sites = sitesThatOrder();
        Map<Symbol.Intermediate, Expr> definitions = new LinkedHashMap<>();
        for (Species one : mixing.values()) {
            List<Expr> terms = new ArrayList<>();
            for (int s : ordering) {
                int index = species.get(s).indexOf(one);
                if (index >= 0) {
                    double share = ordered.sublattices().get(s).siteRatio() / sites;
                    terms.add(Algebra.multiply(
                            Expr.constant(share), fractions.get(s).get(index)));
                }
            }
            definitions.put(overall(one), Algebra.add(terms));
        }
        return definitions;
    }

    private static Symbol.Intermediate overall(Species one) {
        return new Symbol.Intermediate("X(" + one.name() + ")");
    }

    private double sitesThatOrder() {
        return ordering.stream()
                .mapToDouble(s -> ordered.sublattices().get(s).siteRatio())
                .sum();
    }

    /// The disordered phase at the overall fractions.
    Constitution disorderedState() {
        List<List<Species>> names = new ArrayList<>();
        List<List<Expr>> fractions = new ArrayList<>();
        names.add(List.copyOf(mixing.values()));
        fractions.add(
                mixing.values().stream().map(one -> Expr.variable(overall(one))).toList());
        List<List<Expr>> own = Constitution.variables(species);
        for (int s : interstitial) {
            names.add(species.get(s));
            fractions.add(own.get(s));
        }
        return new Constitution(names, fractions, ratios(disordered), electronIsAtom);
    }

    /// The ordered phase with all ordering sublattices at the overall fractions.
    Constitution orderedPhaseDisordered() {
        List<List<Expr>> fractions = new ArrayList<>(Constitution.variables(species));
        for (int s : ordering) {
            fractions.set(
                    s,
                    species.get(s).stream()
                            .map(one -> Expr.variable(overall(one)))
                            .toList());
        }
        return new Constitution(species, fractions, ratios(ordered), electronIsAtom);
    }

    static List<Expr> ratios(Phase phase) {
        return phase.sublattices().stream()
                .map(sublattice -> Expr.constant(sublattice.siteRatio()))
                .toList();
    }

    /// An energy per formula unit of the disordered phase, expressed per formula unit of the ordered one.
    Expr perOrderedFormula(Expr energy) {
        double ratio = sitesThatOrder() / disordered.sublattices().getFirst().siteRatio();
        boolean proportional = true;
        for (int k = 0; k < interstitial.size(); k++) {
            double mine = ordered.sublattices().get(interstitial.get(k)).siteRatio();
            double theirs = disordered.sublattices().get(k + 1).siteRatio();
            boolean empty = species.get(interstitial.get(k)).stream().allMatch(Species::isVacancy);
            proportional &= empty || Math.abs(mine - ratio * theirs) <= 1e-12 * mine;
        }
        if (proportional && everyoneIsEverywhere()) {
            return Algebra.multiply(Expr.constant(ratio), energy);
        }
        return rescale(energy, disorderedState().atoms());
    }

    /// An energy of the ordered phase in its disordered state, per formula unit at the actual constitution.
    Expr atActualConstitution(Expr energy) {
        return everyoneIsEverywhere()
                ? energy
                : rescale(energy, orderedPhaseDisordered().atoms());
    }

    private boolean everyoneIsEverywhere() {
        return ordering.stream().allMatch(s -> species.get(s).size() == mixing.size());
    }

    /// Times the atoms of the ordered phase, over some other number of atoms; term by term, so that each remains a
    /// product.
    private Expr rescale(Expr energy, Expr atoms) {
        Expr mine = Constitution.ofVariables(species, ratios(ordered), electronIsAtom)
                .atoms();
        Expr factor = Algebra.divide(mine, atoms);
        List<Expr> terms = energy instanceof Sum sum ? sum.terms() : Collections.singletonList(energy);
        return Algebra.add(
                terms.stream().map(term -> Algebra.multiply(factor, term)).toList());
    }
}
