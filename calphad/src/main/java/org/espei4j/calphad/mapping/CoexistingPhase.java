package org.espei4j.calphad.mapping;

/// One of the phases of an equilibrium in a diagram.
///
/// @param name name of the phase; two of the same name are the sides of a miscibility gap
/// @param fractions mole fractions, in the order of the elements of the diagram
/// @param siteFractions site fractions, in the order of the phase's description
public record CoexistingPhase(String name, double[] fractions, double[] siteFractions) {}
