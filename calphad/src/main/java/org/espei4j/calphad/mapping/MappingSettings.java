package org.espei4j.calphad.mapping;

/// How densely diagrams are mapped. Lines are followed with steps that adapt; these are the longest.
///
/// @param temperatureStep longest step in temperature, K
/// @param fractionStep longest step in a mole fraction or in the position on a composition axis
/// @param surveyTemperatures number of temperatures at which the composition axis is searched for lines to follow
/// @param surveyFractions number of intervals into which a composition axis is divided in that search
public record MappingSettings(
        double temperatureStep, double fractionStep, int surveyTemperatures, int surveyFractions) {

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a step is not positive or a number less than 2
    public MappingSettings {
        if (!(temperatureStep > 0) || !(fractionStep > 0) || surveyTemperatures < 2 || surveyFractions < 2) {
            throw new IllegalArgumentException("steps of " + temperatureStep + " K and " + fractionStep
                    + " must be positive, " + surveyTemperatures + " and " + surveyFractions + " at least 2");
        }
    }

    /// Steps of 10 K and 0.02; a survey of 24 temperatures and 40 intervals of composition.
    public static MappingSettings standard() {
        return new MappingSettings(10, 0.02, 24, 40);
    }
}
