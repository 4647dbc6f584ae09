package org.espei4j.assess.residual;

import java.util.Optional;
import org.espei4j.assess.dataset.ThermochemicalProperty;
import org.espei4j.assess.dataset.ThermochemicalProperty.Reference;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.model.PhaseModel;

/// A property of a fixed configuration that has a likelihood, and how a model gives it.
///
/// Enthalpies, entropies and heat capacities are those of formation or mixing; volumes are absolute or those of mixing,
/// and `V0` is the volume without thermal expansion.
///
/// @param measured the property of the dataset
/// @param molar what it is, whose unit and standard deviation it has
record ConfigurationProperty(ThermochemicalProperty measured, MolarProperty molar) {

    private static final String VOLUME_AT_REFERENCE = "V0";

    /// The property of a dataset; empty if it has no likelihood.
    static Optional<ConfigurationProperty> of(ThermochemicalProperty measured) {
        Optional<MolarProperty> molar = measured.name().equals(VOLUME_AT_REFERENCE)
                ? Optional.of(MolarProperty.VM)
                : MolarProperty.ofName(measured.name());
        return molar.filter(property -> switch (property) {
                    case GM -> false;
                    case HM, SM, CPM -> measured.reference() != Reference.ABSOLUTE;
                    case VM -> measured.reference() != Reference.FORMATION;
                })
                .map(property -> new ConfigurationProperty(measured, property));
    }

    /// The property of a model per mole of formula units, without a reference.
    Expr of(PhaseModel model) {
        return measured.name().equals(VOLUME_AT_REFERENCE)
                ? model.property(PhaseModel.REFERENCE_VOLUME).orElse(Expr.ZERO)
                : molar.of(model.gibbsEnergy());
    }
}
