package org.espei4j.calphad.model;

import org.espei4j.calphad.database.Parameter;

/// A parameter that acts in a phase of a system.
///
/// @param parameter the parameter, all of its constituents active
/// @param kind the quantity it describes; see [ParameterKind]
/// @param symmetricTernary whether it is the only one of its ternary interaction and has order 0, so that it does not favour
///     any of the three constituents
record ActiveParameter(Parameter parameter, String kind, boolean symmetricTernary) {}
