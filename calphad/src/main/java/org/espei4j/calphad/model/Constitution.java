package org.espei4j.calphad.model;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;

/// Who stands where in a phase, with the site fractions as expressions: variables of their own, or the overall fractions
/// of a partitioned phase.
///
/// @param species for every sublattice the active species, sorted by name
/// @param fractions for every sublattice the site fractions of these species
/// @param siteRatios moles of sites per mole of formula units, functions of site fractions in an ionic liquid
/// @param electronIsAtom whether a constituent `/-` counts as one atom, as the reference program has it
record Constitution(
        List<List<Species>> species, List<List<Expr>> fractions, List<Expr> siteRatios, boolean electronIsAtom) {

    Constitution {
        species = species.stream().map(List::copyOf).toList();
        fractions = fractions.stream().map(List::copyOf).toList();
        siteRatios = List.copyOf(siteRatios);
    }

    /// A constitution whose site fractions are variables.
    static Constitution ofVariables(List<List<Species>> species, List<Expr> siteRatios, boolean electronIsAtom) {
        return new Constitution(species, variables(species), siteRatios, electronIsAtom);
    }

    static List<List<Expr>> variables(List<List<Species>> species) {
        List<List<Expr>> fractions = new ArrayList<>();
        for (int s = 0; s < species.size(); s++) {
            int sublattice = s;
            fractions.add(species.get(s).stream()
                    .map(one -> Expr.siteFraction(sublattice, one.name()))
                    .toList());
        }
        return fractions;
    }

    int sublatticeCount() {
        return species.size();
    }

    boolean has(int sublattice, String name) {
        return species.get(sublattice).stream().anyMatch(one -> one.name().equals(name));
    }

    Species speciesOf(int sublattice, String name) {
        return species.get(sublattice).get(indexOf(sublattice, name));
    }

    /// Site fraction of a constituent.
    Expr fraction(int sublattice, String name) {
        return fractions.get(sublattice).get(indexOf(sublattice, name));
    }

    private int indexOf(int sublattice, String name) {
        List<Species> here = species.get(sublattice);
        for (int i = 0; i < here.size(); i++) {
            if (here.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " is not on sublattice " + sublattice);
    }

    /// Sum of all site fractions of a sublattice: 1 where they are complete, but with slopes of its own.
    Expr sum(int sublattice) {
        return Algebra.add(fractions.get(sublattice));
    }

    /// Moles of atoms per mole of formula units, `Σ_s a_s Σ_i ν_i y_i`; vacancies count nothing.
    Expr atoms() {
        List<Expr> perSublattice = new ArrayList<>();
        for (int s = 0; s < species.size(); s++) {
            List<Expr> terms = new ArrayList<>();
            for (int i = 0; i < species.get(s).size(); i++) {
                terms.add(Algebra.multiply(
                        Expr.constant(atoms(species.get(s).get(i))),
                        fractions.get(s).get(i)));
            }
            perSublattice.add(Algebra.multiply(siteRatios.get(s), Algebra.add(terms)));
        }
        return Algebra.add(perSublattice);
    }

    /// Number of atoms in a species.
    double atoms(Species one) {
        return electronIsAtom && one.name().equals(Element.ELECTRON) ? 1 : one.atoms();
    }

    /// Moles of an element per mole of formula units.
    Expr amount(String element) {
        List<Expr> perSublattice = new ArrayList<>();
        for (int s = 0; s < species.size(); s++) {
            List<Expr> terms = new ArrayList<>();
            for (int i = 0; i < species.get(s).size(); i++) {
                terms.add(Algebra.multiply(
                        Expr.constant(species.get(s).get(i).atomsOf(element)),
                        fractions.get(s).get(i)));
            }
            perSublattice.add(Algebra.multiply(siteRatios.get(s), Algebra.add(terms)));
        }
        return Algebra.add(perSublattice);
    }
}
