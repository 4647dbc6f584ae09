package org.espei4j.calphad.database;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A constituent: an element, an ion, a molecule or the vacancy.
///
/// @param name upper-case name
/// @param composition number of atoms of each element, without `VA` and `/-`; sorted by element; empty for the vacancy
/// @param charge elementary charges
public record Species(String name, SortedMap<String, Double> composition, double charge) {

    /// Copies the composition; entries of the vacancy and the electron are dropped.
    public Species {
        SortedMap<String, Double> atoms = new TreeMap<>(composition);
        atoms.remove(Element.VACANCY);
        atoms.remove(Element.ELECTRON);
        composition = Collections.unmodifiableSortedMap(atoms);
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
