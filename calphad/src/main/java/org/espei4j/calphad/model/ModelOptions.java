package org.espei4j.calphad.model;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How the parameters of a database become a model.
///
/// @param profile conventions where programs differ
/// @param fittingSymbols names of the functions whose values vary (θ), in the order of θ; they stay symbols even where the
///     database gives them a value
/// @param excluded contributions left out of the energy
/// @param duplicates what a parameter given twice means
/// @param undefinedAsZero whether a function that is used but not defined counts as zero; otherwise the phases that need
///     it cannot be built
/// @param recombineMagnetism whether the magnetic energy of a partitioned phase is evaluated once, with the Curie
///     temperature and moment of the disordered part corrected by the ordering part (Lukas, Fries and Sundman, *Computational
///     Thermodynamics*, 2007, section 5.8.6), instead of once for each part
public record ModelOptions(
        EvaluationProfile profile,
        List<String> fittingSymbols,
        Set<Contribution> excluded,
        DuplicatePolicy duplicates,
        boolean undefinedAsZero,
        boolean recombineMagnetism) {

    /// Copies.
    public ModelOptions {
        fittingSymbols = List.copyOf(fittingSymbols);
        excluded = Set.copyOf(excluded);
    }

    /// The conventions of a profile, without fitting symbols.
    public static ModelOptions of(EvaluationProfile profile) {
        boolean reference = profile == EvaluationProfile.REFERENCE;
        return new ModelOptions(
                profile, List.of(), Set.of(), reference ? DuplicatePolicy.SUM : DuplicatePolicy.LAST, reference, false);
    }

    /// The default: conventions of [EvaluationProfile#STANDARD].
    public static ModelOptions standard() {
        return of(EvaluationProfile.STANDARD);
    }

    /// Conventions of [EvaluationProfile#REFERENCE].
    public static ModelOptions reference() {
        return of(EvaluationProfile.REFERENCE);
    }

    /// The same with other fitting symbols, in the order of θ.
    public ModelOptions withFittingSymbols(List<String> symbols) {
        return new ModelOptions(profile, symbols, excluded, duplicates, undefinedAsZero, recombineMagnetism);
    }

    /// The same with other contributions left out.
    public ModelOptions without(Collection<Contribution> contributions) {
        EnumSet<Contribution> left = EnumSet.noneOf(Contribution.class);
        left.addAll(contributions);
        return new ModelOptions(profile, fittingSymbols, left, duplicates, undefinedAsZero, recombineMagnetism);
    }

    /// The same with another meaning of repeated parameters.
    public ModelOptions withDuplicates(DuplicatePolicy policy) {
        return new ModelOptions(profile, fittingSymbols, excluded, policy, undefinedAsZero, recombineMagnetism);
    }

    /// The same, with undefined functions counted as zero or refused.
    public ModelOptions withUndefinedAsZero(boolean asZero) {
        return new ModelOptions(profile, fittingSymbols, excluded, duplicates, asZero, recombineMagnetism);
    }

    /// The same, with the magnetic energy of partitioned phases evaluated once or by parts.
    public ModelOptions withRecombinedMagnetism(boolean recombined) {
        return new ModelOptions(profile, fittingSymbols, excluded, duplicates, undefinedAsZero, recombined);
    }

    boolean isReference() {
        return profile == EvaluationProfile.REFERENCE;
    }
}
