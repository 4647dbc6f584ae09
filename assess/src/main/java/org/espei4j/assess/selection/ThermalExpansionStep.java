package org.espei4j.assess.selection;

import java.util.List;
import org.espei4j.assess.dataset.ThermochemicalProperty;
import org.espei4j.assess.dataset.ThermochemicalProperty.Reference;

/// The step that fits the integrated thermal expansion `VA` to molar volumes: `V = V₀ exp(VA)`, so that `ln(V/V₀)` is
/// linear in its terms (Lu, Selleby and Sundman, *Calphad* 29 (2005) 68–89).
public enum ThermalExpansionStep implements FittingStep {
    /// The only one.
    INSTANCE;

    private static final List<List<TemperatureTerm>> SETS = CandidateModels.subsets(
            List.of(TemperatureTerm.LINEAR, TemperatureTerm.SQUARE, TemperatureTerm.CUBE, TemperatureTerm.INVERSE));

    @Override
    public String parameterType() {
        return "VA";
    }

    @Override
    public String property() {
        return "VM";
    }

    @Override
    public boolean reads(ThermochemicalProperty data) {
        return data.name().equals(property()) && data.reference() != Reference.FORMATION;
    }

    @Override
    public List<String> outputs() {
        return List.of("VM", "VM_MIX");
    }

    @Override
    public List<List<TemperatureTerm>> temperatureSets() {
        return SETS;
    }

    @Override
    public double feature(TemperatureTerm term, double temperature) {
        return term.value(temperature);
    }
}
