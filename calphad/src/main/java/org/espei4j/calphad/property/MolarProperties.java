package org.espei4j.calphad.property;

/// Properties of a phase at fixed site fractions, temperature and pressure, per mole of atoms. They contain no relaxation of
/// the constitution: all derivatives in temperature are at constant site fractions.
///
/// @param gibbsEnergy GM, J/mol
/// @param enthalpy HM = GM + T·SM, J/mol
/// @param entropy SM = −∂GM/∂T, J/(mol K)
/// @param heatCapacity CPM = −T·∂²GM/∂T², J/(mol K)
/// @param atoms moles of atoms per mole of formula units
public record MolarProperties(double gibbsEnergy, double enthalpy, double entropy, double heatCapacity, double atoms) {}
