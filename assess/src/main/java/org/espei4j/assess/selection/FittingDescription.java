package org.espei4j.assess.selection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which properties are fitted, and in which order.
///
/// @param name as a run file gives it
/// @param steps the steps, in order; steps of one parameter type follow each other
public record FittingDescription(String name, List<FittingStep> steps) {

    /// The Gibbs energy: heat capacity, entropy, enthalpy.
    public static final FittingDescription GIBBS_ENERGY = new FittingDescription(
            "gibbs_energy_fitting_description",
            List.of(EnergyStep.HEAT_CAPACITY, EnergyStep.ENTROPY, EnergyStep.ENTHALPY));

    /// The molar volume: its value at low temperature, then its thermal expansion.
    public static final FittingDescription MOLAR_VOLUME = new FittingDescription(
            "molar_volume_fitting_description", List.of(PropertyStep.MOLAR_VOLUME, ThermalExpansionStep.INSTANCE));

    /// The molar volume, then the Gibbs energy.
    public static final FittingDescription MOLAR_VOLUME_AND_GIBBS_ENERGY = new FittingDescription(
            "molar_volume_gibbs_energy_fitting_description",
            List.of(
                    PropertyStep.MOLAR_VOLUME,
                    ThermalExpansionStep.INSTANCE,
                    EnergyStep.HEAT_CAPACITY,
                    EnergyStep.ENTROPY,
                    EnergyStep.ENTHALPY));

    /// Checks that no parameter type is taken up again after another.
    ///
    /// @throws IllegalArgumentException if there is no step, or steps of one parameter type are apart
    public FittingDescription {
        steps = List.copyOf(steps);
        List<String> types = steps.stream().map(FittingStep::parameterType).toList();
        if (types.isEmpty()) {
            throw new IllegalArgumentException("a fitting description needs a step");
        }
        for (int i = 1; i < types.size(); i++) {
            if (!types.get(i).equals(types.get(i - 1)) && types.subList(0, i).contains(types.get(i))) {
                throw new IllegalArgumentException("the steps for " + types.get(i) + " do not follow each other");
            }
        }
    }

    /// The descriptions that a run file can name.
    public static List<FittingDescription> all() {
        return List.of(GIBBS_ENERGY, MOLAR_VOLUME, MOLAR_VOLUME_AND_GIBBS_ENERGY);
    }

    /// The description that a run file names: in full, or without `_fitting_description`.
    public static Optional<FittingDescription> named(String name) {
        String sought = name.toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(description ->
                        description.name().equals(sought) || description.name().equals(sought + "_fitting_description"))
                .findFirst();
    }

    /// The parameter types in the order in which they are fitted.
    List<String> parameterTypes() {
        return steps.stream().map(FittingStep::parameterType).distinct().toList();
    }

    /// The steps of one parameter type.
    List<FittingStep> stepsOf(String parameterType) {
        return steps.stream()
                .filter(s -> s.parameterType().equals(parameterType))
                .toList();
    }
}
