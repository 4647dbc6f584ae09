package org.espei4j.assess.selection;

import java.util.List;
import org.espei4j.assess.dataset.ThermochemicalProperty;
import org.espei4j.assess.dataset.ThermochemicalProperty.Reference;

/// A step that fits a property with parameters of its own, linear in their terms: `P = Σ p·M(y)`, per mole of formula
/// units or as it is.
///
/// @param parameterType type of the parameters, e.g. `V0`
/// @param property name of the property in datasets
/// @param temperatureSets the sets of functions of temperature that are tried
/// @param perMoleOfAtoms whether data are per mole of atoms and parameters per mole of formula units; otherwise
///     parameters are the property itself
public record PropertyStep(
        String parameterType, String property, List<List<TemperatureTerm>> temperatureSets, boolean perMoleOfAtoms)
        implements FittingStep {

    /// The low-temperature molar volume, m³/mol.
    public static final PropertyStep MOLAR_VOLUME =
            new PropertyStep("V0", "V0", List.of(List.of(TemperatureTerm.CONSTANT)), true);

    /// Copies.
    public PropertyStep {
        temperatureSets = temperatureSets.stream().map(List::copyOf).toList();
    }

    /// A step for any property whose parameters have its name: polynomials of the terms 1, T, T², T³, 1/T, from few to
    /// all.
    ///
    /// @param property name of the parameters and of the data, e.g. `C11`
    /// @param perMoleOfAtoms whether data are per mole of atoms and parameters per mole of formula units
    public static PropertyStep polynomial(String property, boolean perMoleOfAtoms) {
        return new PropertyStep(
                property,
                property,
                CandidateModels.successive(List.of(
                        TemperatureTerm.CONSTANT,
                        TemperatureTerm.LINEAR,
                        TemperatureTerm.SQUARE,
                        TemperatureTerm.CUBE,
                        TemperatureTerm.INVERSE)),
                perMoleOfAtoms);
    }

    @Override
    public boolean reads(ThermochemicalProperty data) {
        return data.name().equals(property) && data.reference() != Reference.FORMATION;
    }

    @Override
    public List<String> outputs() {
        return List.of(property, property + "_MIX");
    }

    @Override
    public double feature(TemperatureTerm term, double temperature) {
        return term.value(temperature);
    }
}
