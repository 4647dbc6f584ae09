package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;

/// The partially ionic two-sublattice liquid (Hillert, Jansson, Sundman and Ågren, Metall. Trans. A 16 (1985) 261; Sundman,
/// Calphad 15 (1991) 109): `(C)_P (A, VA, N)_Q` with cations C on the first and anions A, vacancies and neutrals N on the
/// second sublattice. The numbers of sites follow the charges, so that the liquid is always neutral.
///
/// ```
/// Q = Σ_C z_C y_C          P = Σ_A |z_A| y_A + Q·y_VA
/// ```
///
/// A parameter in whose product an anion appears has the composition dependence of [RedlichKisterMuggianu]. All others are
/// multiplied by Q, and then are those of a substitutional solution of cations with fraction `y_C·y_VA` and neutrals with
/// fraction `y_N`, in the order of their names, cations first:
///
/// | parameter | dependence |
/// | --- | --- |
/// | C:VA | `Q y_C y_VA` |
/// | N, also written C:N or `*`:N | `Q y_N` |
/// | C,C′:VA;k | `Q y_C y_C′ y_VA² [y_VA (y_C − y_C′)]^k` |
/// | C:VA,N;k | `Q y_C y_VA y_N (y_C y_VA − y_N)^k` |
/// | N,N′;k | `Q y_N y_N′ (y_N − y_N′)^k` |
///
/// Constituents of the second sublattice are in the order ions, vacancy, neutrals. The profile *reference* keeps the
/// product of section fractions and replaces every cation's fraction by `y_C·y_VA`, except in C:VA, as its program does;
/// the vacancies then count once too often.
final class IonicLiquid implements ParameterBasis {

    /// The sublattice of the cations.
    static final int CATIONS = 0;

    /// The sublattice of anions, vacancies and neutrals.
    static final int ANIONS = 1;

    private final Constitution constitution;
    private final boolean reference;
    private final ModelNotes notes;
    private final RedlichKisterMuggianu ordinary;

    IonicLiquid(Constitution constitution, boolean reference, ModelNotes notes) {
        this.constitution = constitution;
        this.reference = reference;
        this.notes = notes;
        this.ordinary = new RedlichKisterMuggianu(constitution, reference, notes);
    }

    /// Whether a phase is an ionic liquid: option `Y`.
    static boolean is(Phase phase) {
        return phase.hasOption('Y');
    }

    /// Checks that there are cations on the first of two sublattices, and none on the second.
    ///
    /// @param species all constituents of each sublattice, whether they are active or not
    /// @throws UnbuildablePhaseException if there are not
    static void require(Phase phase, List<List<Species>> species) throws UnbuildablePhaseException {
        if (species.size() != 2) {
            throw unfit(phase, "it has " + species.size() + " sublattice(s)");
        }
        for (Species one : species.get(CATIONS)) {
            if (one.charge() <= 0) {
                throw unfit(phase, one.name() + " on its first sublattice is no cation");
            }
        }
        for (Species one : species.get(ANIONS)) {
            if (one.charge() > 0) {
                throw unfit(phase, one.name() + " on its second sublattice is a cation");
            }
        }
    }

    private static UnbuildablePhaseException unfit(Phase phase, String cause) {
        return new UnbuildablePhaseException(
                UnbuildablePhaseException.Reason.UNFIT_OPTION,
                ModelNotes.placeOf(phase.place()),
                phase.name(),
                "Y (ionic liquid)",
                cause,
                "two sublattices, cations on the first, anions, VA and neutrals on the second");
    }

    /// P and Q as functions of the site fractions.
    ///
    /// @param species active species of both sublattices
    static List<Expr> siteRatios(List<List<Species>> species) {
        List<List<Expr>> fractions = Constitution.variables(species);
        Expr q = charge(species.get(CATIONS), fractions.get(CATIONS));
        List<Expr> p = new ArrayList<>();
        p.add(charge(species.get(ANIONS), fractions.get(ANIONS)));
        for (int i = 0; i < species.get(ANIONS).size(); i++) {
            if (species.get(ANIONS).get(i).isVacancy()) {
                p.add(Algebra.multiply(q, fractions.get(ANIONS).get(i)));
            }
        }
        return List.of(Algebra.add(p), q);
    }

    private static Expr charge(List<Species> species, List<Expr> fractions) {
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < species.size(); i++) {
            terms.add(Algebra.multiply(Expr.constant(Math.abs(species.get(i).charge())), fractions.get(i)));
        }
        return Algebra.add(terms);
    }

    @Override
    public Optional<Expr> of(ActiveParameter active) {
        List<List<String>> array = active.parameter().constituents();
        List<String> cations = array.size() == 1 ? List.of() : array.getFirst();
        List<String> others = inModelOrder(array.getLast());
        if (hasAnion(others)) {
            if (cations.isEmpty()) {
                notes.warn(active.parameter(), "names an anion without a cation; it is left out", "");
                return Optional.empty();
            }
            return ordinary.of(active, List.of(cations, others));
        }
        boolean vacancies = constitution.has(ANIONS, Element.VACANCY);
        Optional<Expr> product = reference && vacancies
                ? asInReferenceProgram(active, cations, others)
                : asSubstitutional(active, cations, others);
        return product.map(factor -> Algebra.multiply(constitution.siteRatios().get(ANIONS), factor));
    }

    private boolean hasAnion(List<String> others) {
        return others.contains(Parameter.WILDCARD)
                ? constitution.species().get(ANIONS).stream().anyMatch(one -> one.charge() < 0)
                : others.stream().anyMatch(name -> species(name).charge() < 0);
    }

    /// A solution of the cations, each with its share of vacancies, and of the neutrals.
    private Optional<Expr> asSubstitutional(ActiveParameter active, List<String> cations, List<String> others) {
        if (others.contains(Parameter.WILDCARD)) {
            List<Expr> each = new ArrayList<>();
            for (Species one : constitution.species().get(ANIONS)) {
                asSubstitutional(active, cations, List.of(one.name())).ifPresent(each::add);
            }
            return Optional.of(Algebra.add(each));
        }
        List<Expr> fractions = new ArrayList<>();
        if (others.contains(Element.VACANCY)) {
            Expr vacancy = constitution.fraction(ANIONS, Element.VACANCY);
            for (String cation : cations) {
                Expr fraction = cation.equals(Parameter.WILDCARD)
                        ? constitution.sum(CATIONS)
                        : constitution.fraction(CATIONS, cation);
                fractions.add(Algebra.multiply(fraction, vacancy));
            }
        } else if (cations.size() > 1) {
            return ordinary.of(active, List.of(cations, others));
        }
        for (String other : others) {
            if (!other.equals(Element.VACANCY)) {
                fractions.add(constitution.fraction(ANIONS, other));
            }
        }
        Optional<Expr> weight = RedlichKisterMuggianu.weightOnOneSublattice(
                fractions, active.parameter().order(), active.symmetricTernary());
        if (weight.isEmpty()) {
            notes.warn(active.parameter(), "has an order that its interaction does not know; it is left out", "");
        }
        fractions.add(weight.orElse(Expr.ZERO));
        return Optional.of(Algebra.multiply(fractions));
    }

    private Optional<Expr> asInReferenceProgram(ActiveParameter active, List<String> cations, List<String> others) {
        if (cations.isEmpty()) {
            return asSubstitutional(active, cations, others);
        }
        boolean vacancyEndmember = cations.size() == 1 && others.equals(List.of(Element.VACANCY));
        if (vacancyEndmember) {
            return ordinary.of(active, List.of(cations, others));
        }
        Expr vacancy = constitution.fraction(ANIONS, Element.VACANCY);
        List<Expr> paired = constitution.fractions().get(CATIONS).stream()
                .map(y -> Algebra.multiply(y, vacancy))
                .toList();
        Constitution pairs = new Constitution(
                constitution.species(),
                List.of(paired, constitution.fractions().get(ANIONS)),
                constitution.siteRatios(),
                constitution.electronIsAtom());
        return new RedlichKisterMuggianu(pairs, true, notes).of(active, List.of(cations, others));
    }

    private Species species(String name) {
        return constitution.speciesOf(ANIONS, name);
    }

    /// Ions by name, then the vacancy, then neutrals by name.
    private List<String> inModelOrder(List<String> names) {
        if (names.contains(Parameter.WILDCARD)) {
            return names;
        }
        Comparator<String> byClass = Comparator.comparingInt(name -> {
            Species one = species(name);
            return one.charge() != 0 ? 0 : one.isVacancy() ? 1 : 2;
        });
        return names.stream()
                .sorted(byClass.thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
