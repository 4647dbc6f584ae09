package org.espei4j.assess.selection;

import java.util.Map;
import org.espei4j.assess.dataset.ThermochemicalProperty.Reference;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.PhaseModel;

/// What a measured value leaves for the candidates of a step to explain: the right-hand side of the fit.
///
/// For energies, per mole of formula units with N moles of atoms, D being the step's derivative in temperature:
///
/// ```
/// b = N v − D(G_model) + D(G_excluded) − D(fitted)     + D(G_ref)            for mixing data
///                                                      + Σ nᵢ D(Gᵢ)          for formation data
/// ```
///
/// | symbol | meaning |
/// | --- | --- |
/// | v | the value, per mole of atoms |
/// | G_model | energy of the phase as the database stands, without the parameters of this configuration |
/// | G_ref | its reference surface |
/// | G_excluded | contributions that the data do not contain |
/// | fitted | terms of this configuration that earlier steps have fitted, not rounded |
/// | nᵢ, Gᵢ | moles of element i, and its energy in its reference phase |
///
/// An endmember of compounds is written with the energies of its elements' stable forms, which cancel the last term.
///
/// With the choices of ESPEI the stable forms are set to zero in G_model instead, and Gᵢ left out. That is the same as
/// long as every endmember is written relative to them, which is not so for liquids above the melting point in most
/// tables.
final class Responses {

    private final ModelValues model;
    private final boolean stableFormsAreZero;
    private final FormationReferences references;

    /// A right-hand side.
    ///
    /// @param value what is left to explain
    /// @param scale magnitude of the datum in the same unit
    record Response(double value, double scale) {}

    /// @param model the phase as the database stands
    /// @param references energies of the elements
    /// @param stableFormsAreZero whether `model` has the energies of the stable forms set to zero
    Responses(ModelValues model, FormationReferences references, boolean stableFormsAreZero) {
        this.model = model;
        this.references = references;
        this.stableFormsAreZero = stableFormsAreZero;
    }

    /// The right-hand side of one sample.
    ///
    /// @param variables composition of the sample
    /// @param fitted terms that earlier steps of the same parameter type have fitted
    Response of(FittingStep step, Sample sample, CompositionVariables variables, Map<Feature, Double> fitted) {
        ModelValues.At at = model.at(sample);
        double explained = 0;
        for (Map.Entry<Feature, Double> term : fitted.entrySet()) {
            Feature feature = term.getKey();
            explained += term.getValue()
                    * step.feature(feature.temperature(), sample.temperature())
                    * feature.composition().value(variables);
        }
        Response response = switch (step) {
            case EnergyStep energy -> ofEnergy(energy, sample, at);
            case PropertyStep property -> ofProperty(property, sample, at);
            case ThermalExpansionStep _ -> ofVolume(sample, at);
        };
        return new Response(response.value() - explained, response.scale());
    }

    private Response ofEnergy(EnergyStep step, Sample sample, ModelValues.At at) {
        boolean mixing = sample.property().reference() == Reference.MIXING;
        double measured = at.atoms() * sample.value();
        double response = measured - at.energy(step, !mixing);
        if (!mixing && !stableFormsAreZero) {
            response += ofElements(step, sample, at);
        }
        for (String excluded : sample.excludedContributions()) {
            response += at.contribution(step, Contribution.ofKey(excluded));
        }
        return new Response(response, Math.abs(measured));
    }

    private double ofElements(EnergyStep step, Sample sample, ModelValues.At at) {
        double[] amounts = at.amounts();
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            String element = model.elements().get(i);
            Expr energy = sample.configuration().isEndmember()
                    ? references.beyondStableForm(element)
                    : references.of(element);
            sum += amounts[i] == 0 ? 0 : amounts[i] * at.of(step, energy);
        }
        return sum;
    }

    private static Response ofProperty(PropertyStep step, Sample sample, ModelValues.At at) {
        double measured = sample.value() * (step.perMoleOfAtoms() ? at.atoms() : 1);
        // The volume of a model without thermal expansion is its V0.
        String property = step.parameterType().equals("V0") ? PhaseModel.VOLUME : step.parameterType();
        double response = measured - at.property(property, false);
        if (sample.property().reference() == Reference.MIXING) {
            response += at.property(property, true);
        }
        return new Response(response, Math.abs(measured));
    }

    /// `ln(V/V₀) − VA`, where the model gives `V₀ exp(VA)`. Not finite where a volume is not positive.
    private static Response ofVolume(Sample sample, ModelValues.At at) {
        double measured = sample.value() * at.atoms();
        if (sample.property().reference() == Reference.MIXING) {
            measured += at.property(PhaseModel.VOLUME, true);
        }
        return new Response(Math.log(measured / at.property(PhaseModel.VOLUME, false)), 1);
    }
}
