package org.espei4j.assess.selection;

import java.util.List;
import org.espei4j.assess.dataset.ThermochemicalProperty;

/// One step of a fit: which data it reads, which functions of temperature may explain them, and to which parameter type
/// their coefficients belong.
public sealed interface FittingStep permits EnergyStep, PropertyStep, ThermalExpansionStep {

    /// Type of the parameters, e.g. `G`, `V0`.
    String parameterType();

    /// The property that is fitted, e.g. `HM`; penalty factors are given for it.
    String property();

    /// Whether the step fits data of a property.
    boolean reads(ThermochemicalProperty data);

    /// The properties whose data the step fits, as datasets name them.
    List<String> outputs();

    /// The sets of functions of temperature that a candidate may have, in the order in which they are tried.
    List<List<TemperatureTerm>> temperatureSets();

    /// What a term contributes to the property that is fitted.
    ///
    /// @param temperature K
    double feature(TemperatureTerm term, double temperature);
}
