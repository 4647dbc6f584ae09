package org.espei4j.calphad.database;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A constituent: an element, an ion, a molecule or the vacancy.
///
/// @param name upper-case name
/// @param composition number of atoms of each element, without `VA` and `/-`; sorted by element; empty for the vacancy
/// @param charge elementary charges
/// @param quadruplet what marks a species of the modified quasichemical model, if it is one
public record Species(
        String name, SortedMap<String, Double> composition, double charge, Optional<Quadruplet> quadruplet) {

    /// What a species of the modified quasichemical model in the quadruplet approximation states besides its name
    /// (Pelton, Chartrand and Eriksson, Metall. Mater. Trans. A 32 (2001) 1409-1416).
    ///
    /// @param formula as written, cations and anions parted by a slash, e.g. `NA/CL`
    /// @param coordination coordination numbers and further numbers, in the order of the database; may be empty
    public record Quadruplet(String formula, List<Double> coordination) {

        /// Copies the numbers.
        public Quadruplet {
            coordination = List.copyOf(coordination);
        }
    }

    /// Copies the composition; entries of the vacancy and the electron are dropped.
    public Species {
        SortedMap<String, Double> atoms = new TreeMap<>(composition);
        atoms.remove(Element.VACANCY);
        atoms.remove(Element.ELECTRON);
        composition = Collections.unmodifiableSortedMap(atoms);
        charge += 0.0;
    }

    /// A species of any model but the quasichemical one.
    public Species(String name, SortedMap<String, Double> composition, double charge) {
        this(name, composition, charge, Optional.empty());
    }

    /// The neutral species that consists of one atom of an element; for `VA` the vacancy, for `/-` the electron.
    public static Species ofElement(String element) {
        double charge = element.equals(Element.ELECTRON) ? -1 : 0;
        return new Species(element, new TreeMap<>(Map.of(element, 1.0)), charge);
    }

    /// Number of atoms; the vacancy and the electron have none.
    public double atoms() {
        double sum = 0;
        for (double number : composition.values()) {
            sum += number;
        }
        return sum;
    }

    /// Number of atoms of one element.
    public double atomsOf(String element) {
        return composition.getOrDefault(element, 0.0);
    }

    /// Whether this is the vacancy.
    public boolean isVacancy() {
        return name.equals(Element.VACANCY);
    }
}
