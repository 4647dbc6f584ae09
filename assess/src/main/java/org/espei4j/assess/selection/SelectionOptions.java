package org.espei4j.assess.selection;

import java.util.Optional;
import java.util.OptionalDouble;
import org.espei4j.assess.Compatibility;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.model.EvaluationProfile;

/// How parameters are selected. Immutable; start from [#standard] or [#of].
///
/// @param description which properties are fitted
/// @param ridge weight α of the squared coefficients in the fits, not negative; empty: ordinary least squares
/// @param penalties weights on the number of parameters
/// @param inputDatabase database whose content is kept: its elements, functions, phases and parameters are not
///     replaced, and what it has parameters for is not fitted
/// @param compatibility whose choices are followed where this program and ESPEI differ
/// @param weightedScore how weights enter the score
/// @param crossInteractions which parameters a configuration with several mixed sublattices may get
/// @param overdeterminedOnly whether candidates need at least two more data than terms; where no candidate has, the
///     smallest one is taken
public record SelectionOptions(
        FittingDescription description,
        OptionalDouble ridge,
        PenaltyFactors penalties,
        Optional<Database> inputDatabase,
        Compatibility compatibility,
        WeightedScore weightedScore,
        CrossInteractions crossInteractions,
        boolean overdeterminedOnly) {

    /// How weights enter the sum of squares by which candidates are compared.
    public enum WeightedScore {
        /// `Σ (w r)²`, as ESPEI does, although the fit minimises `Σ w r²`.
        SQUARED_WEIGHTS,
        /// `Σ w r²`, what the fit minimises.
        FITTED_WEIGHTS
    }

    /// Which parameters an interaction on several sublattices at once may get.
    public enum CrossInteractions {
        /// One that does not depend on composition. Higher orders of such parameters have another meaning in every
        /// program that evaluates them (order 1 the difference on one sublattice, order 2 that on the other) than the
        /// power of the product of differences to which they would be fitted.
        PLAIN,
        /// Orders 0 to 3 in the product of the differences, as ESPEI does.
        PRODUCT_OF_DIFFERENCES
    }

    /// Checks the ridge.
    ///
    /// @throws IllegalArgumentException if the ridge is negative or not finite
    public SelectionOptions {
        if (ridge.isPresent() && !(ridge.getAsDouble() >= 0 && Double.isFinite(ridge.getAsDouble()))) {
            throw new IllegalArgumentException("the ridge must not be negative: " + ridge.getAsDouble());
        }
    }

    /// Gibbs energies by ordinary least squares without penalties and without an input database.
    public static SelectionOptions standard() {
        return of(Compatibility.STANDARD);
    }

    /// The same with the choices of either program.
    public static SelectionOptions of(Compatibility compatibility) {
        return new SelectionOptions(
                FittingDescription.GIBBS_ENERGY,
                OptionalDouble.empty(),
                PenaltyFactors.NONE,
                Optional.empty(),
                compatibility,
                WeightedScore.SQUARED_WEIGHTS,
                compatibility == Compatibility.STANDARD
                        ? CrossInteractions.PLAIN
                        : CrossInteractions.PRODUCT_OF_DIFFERENCES,
                false);
    }

    /// With another fitting description.
    public SelectionOptions withDescription(FittingDescription other) {
        return new SelectionOptions(
                other,
                ridge,
                penalties,
                inputDatabase,
                compatibility,
                weightedScore,
                crossInteractions,
                overdeterminedOnly);
    }

    /// With a ridge, or without one.
    public SelectionOptions withRidge(OptionalDouble other) {
        return new SelectionOptions(
                description,
                other,
                penalties,
                inputDatabase,
                compatibility,
                weightedScore,
                crossInteractions,
                overdeterminedOnly);
    }

    /// With other weights on the number of parameters.
    public SelectionOptions withPenalties(PenaltyFactors other) {
        return new SelectionOptions(
                description,
                ridge,
                other,
                inputDatabase,
                compatibility,
                weightedScore,
                crossInteractions,
                overdeterminedOnly);
    }

    /// With a database whose content is kept.
    public SelectionOptions withInputDatabase(Database database) {
        return new SelectionOptions(
                description,
                ridge,
                penalties,
                Optional.of(database),
                compatibility,
                weightedScore,
                crossInteractions,
                overdeterminedOnly);
    }

    /// With another sum of squares in the score.
    public SelectionOptions withWeightedScore(WeightedScore other) {
        return new SelectionOptions(
                description,
                ridge,
                penalties,
                inputDatabase,
                compatibility,
                other,
                crossInteractions,
                overdeterminedOnly);
    }

    /// With other candidates for interactions on several sublattices.
    public SelectionOptions withCrossInteractions(CrossInteractions other) {
        return new SelectionOptions(
                description, ridge, penalties, inputDatabase, compatibility, weightedScore, other, overdeterminedOnly);
    }

    /// With all candidates, or only those that data can refute.
    public SelectionOptions withOverdeterminedOnly(boolean only) {
        return new SelectionOptions(
                description, ridge, penalties, inputDatabase, compatibility, weightedScore, crossInteractions, only);
    }

    /// Whether the choices of ESPEI are followed.
    boolean isCompatible() {
        return compatibility == Compatibility.ESPEI_0_9_1;
    }

    /// The conventions by which energies are evaluated.
    EvaluationProfile profile() {
        return isCompatible() ? EvaluationProfile.REFERENCE : EvaluationProfile.STANDARD;
    }
}
