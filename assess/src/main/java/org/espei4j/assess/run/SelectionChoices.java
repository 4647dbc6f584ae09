package org.espei4j.assess.run;

import org.espei4j.assess.selection.FittingDescription;
import org.espei4j.assess.selection.PenaltyFactors;
import org.espei4j.assess.selection.SelectionOptions;
import org.espei4j.assess.selection.SelectionOptions.WeightedScore;

/// What the run file says about parameter selection, in the terms of the selection.
final class SelectionChoices {

    private SelectionChoices() {}

    static SelectionOptions of(RunSettings settings, GenerationSettings generation) {
        FittingDescription description = switch (generation.fittingDescription()) {
            case GIBBS_ENERGY -> FittingDescription.GIBBS_ENERGY;
            case MOLAR_VOLUME -> FittingDescription.MOLAR_VOLUME;
            case MOLAR_VOLUME_AND_GIBBS_ENERGY -> FittingDescription.MOLAR_VOLUME_AND_GIBBS_ENERGY;
        };
        return SelectionOptions.of(settings.compatibility())
                .withDescription(description)
                .withRidge(generation.ridgeAlpha())
                .withPenalties(PenaltyFactors.of(generation.penaltyFactors()))
                .withWeightedScore(
                        generation.consistentWeights() ? WeightedScore.FITTED_WEIGHTS : WeightedScore.SQUARED_WEIGHTS)
                .withOverdeterminedOnly(generation.overdeterminedOnly());
    }
}
