package org.espei4j.assess.selection;

import java.util.List;
import org.espei4j.assess.dataset.ThermochemicalProperty;

/// Steps that fit terms of the Gibbs energy to one of its derivatives in temperature.
public enum EnergyStep implements FittingStep {
    /// Terms in `T ln T`, `T²`, `1/T`, `T³` from heat capacities, J/(mol K).
    HEAT_CAPACITY("CPM"),
    /// The term in `T` from entropies, J/(mol K).
    ENTROPY("SM"),
    /// The constant term from enthalpies, J/mol.
    ENTHALPY("HM");

    /// The type of all parameters that these steps make; interactions are written as `L`.
    public static final String PARAMETER_TYPE = "G";

    private final String property;

    EnergyStep(String property) {
        this.property = property;
    }

    @Override
    public String parameterType() {
        return PARAMETER_TYPE;
    }

    @Override
    public String property() {
        return property;
    }

    /// Mixing and formation; absolute energies have no meaning.
    @Override
    public boolean reads(ThermochemicalProperty data) {
        return data.name().equals(property) && data.reference() != ThermochemicalProperty.Reference.ABSOLUTE;
    }

    @Override
    public List<String> outputs() {
        return List.of(property + "_MIX", property + "_FORM");
    }

    @Override
    public List<List<TemperatureTerm>> temperatureSets() {
        return CandidateModels.successive(
                switch (this) {
                    case HEAT_CAPACITY ->
                        List.of(
                                TemperatureTerm.T_LN_T,
                                TemperatureTerm.SQUARE,
                                TemperatureTerm.INVERSE,
                                TemperatureTerm.CUBE);
                    case ENTROPY -> List.of(TemperatureTerm.LINEAR);
                    case ENTHALPY -> List.of(TemperatureTerm.CONSTANT);
                });
    }

    @Override
    public double feature(TemperatureTerm term, double temperature) {
        return switch (this) {
            case HEAT_CAPACITY -> term.heatCapacity(temperature);
            case ENTROPY -> term.entropy(temperature);
            case ENTHALPY -> term.enthalpy(temperature);
        };
    }
}
