package org.espei4j.assess.selection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.espei4j.assess.dataset.LeftOut;
import org.espei4j.assess.phasemodel.PhaseModel;
import org.espei4j.assess.refstate.ReferenceState;
import org.espei4j.assess.selection.Responses.Response;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.DatabaseFunction;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.TemperatureRanges;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.model.ModelOptions;

/// Fits one phase: its endmembers, then its binary and its ternary interactions, each on what those before it explain.
final class PhaseFit {

    private static final int[] INTERACTION_ORDERS = {2, 3};

    private final SelectionRun run;
    private final PhaseModel phase;
    private final SublatticeSymmetry symmetry;
    private final GenerationData data;
    private final Set<Configuration> fitted = new LinkedHashSet<>();

    PhaseFit(SelectionRun run, PhaseModel phase) {
        this.run = run;
        this.phase = phase;
        this.symmetry = symmetry(phase, run.options().isCompatible());
        this.data = new GenerationData(
                run.datasets(), phase.name(), symmetry, run.options().isCompatible());
    }

    private static SublatticeSymmetry symmetry(PhaseModel phase, boolean asInEspei) {
        int sublattices = phase.sublattices().size();
        if (asInEspei) {
            return SublatticeSymmetry.asInEspei(phase.equivalentSublattices(), sublattices);
        }
        List<List<Object>> kinds = IntStream.range(0, sublattices)
                .mapToObj(s -> List.<Object>of(
                        phase.siteRatios().get(s), phase.sublattices().get(s)))
                .toList();
        return SublatticeSymmetry.of(phase.equivalentSublattices(), kinds);
    }

    /// Fits the phase and writes its parameters.
    ///
    /// @throws BadInputException if the phase cannot be modelled, because of what an input database says
    void fit() throws BadInputException {
        ConfigurationList configurations = new ConfigurationList(
                phase.sublattices(), symmetry, !phase.equivalentSublattices().isEmpty());
        for (Configuration endmember : configurations.endmembers()) {
            fitEndmember(endmember);
        }
        for (int order : INTERACTION_ORDERS) {
            for (Configuration interaction : configurations.interactions(order)) {
                if (data.has(interaction)) {
                    fitTypes(interaction, run.options().description().parameterTypes());
                }
            }
        }
        data.leaveOutAllBut(fitted);
        run.leftOut(data.leftOut());
    }

    /// An endmember of one element has the energy of the table of pure elements; only its other properties are fitted.
    private void fitEndmember(Configuration endmember) throws BadInputException {
        List<String> types = new ArrayList<>(run.options().description().parameterTypes());
        Optional<Expr> stability = run.latticeStabilities().energy(phase, endmember, run.database());
        if (stability.isPresent()) {
            fitted.add(endmember);
            List<Configuration> copies = unwritten(symmetry.copies(endmember), EnergyStep.PARAMETER_TYPE);
            run.writer().writeFixed(phase.name(), copies, EnergyStep.PARAMETER_TYPE, stability.get());
            List<String> notFitted =
                    run.options().isCompatible() ? List.copyOf(types) : List.of(EnergyStep.PARAMETER_TYPE);
            for (String type : notFitted) {
                data.leaveOut(endmember, run.options().description().stepsOf(type), LeftOut.Reason.PURE_ELEMENT);
            }
            types.removeAll(notFitted);
        }
        fitTypes(endmember, types);
    }

    private void fitTypes(Configuration configuration, List<String> types) throws BadInputException {
        fitted.add(configuration);
        for (String type : types) {
            List<FittingStep> steps = run.options().description().stepsOf(type);
            if (unwritten(List.of(configuration), type).isEmpty()) {
                data.leaveOut(configuration, steps, LeftOut.Reason.ALREADY_ASSESSED);
            } else {
                fitType(configuration, type, steps);
            }
        }
    }

    private void fitType(Configuration configuration, String type, List<FittingStep> steps) throws BadInputException {
        SequencedMap<Feature, Double> terms = new LinkedHashMap<>();
        for (FittingStep step : steps) {
            List<Sample> samples = data.samples(step, configuration);
            if (!samples.isEmpty()) {
                fitStep(configuration, step, samples, terms);
            }
        }
        boolean compound = type.equals(EnergyStep.PARAMETER_TYPE) && configuration.isEndmember();
        List<Expr> fixed = compound ? LatticeStabilities.stableForms(phase, configuration) : List.of();
        terms.values().removeIf(coefficient -> coefficient == 0);
        if (!terms.isEmpty() || !fixed.isEmpty()) {
            List<Configuration> copies = unwritten(symmetry.copies(configuration), type);
            ParameterReport report = run.writer().write(phase.name(), configuration, copies, type, terms, fixed);
            if (!terms.isEmpty()) {
                run.written(report);
            }
        }
    }

    private void fitStep(
            Configuration configuration, FittingStep step, List<Sample> all, SequencedMap<Feature, Double> terms)
            throws BadInputException {
        Responses responses = responses(step);
        List<Sample> samples = new ArrayList<>();
        List<Response> rightHandSides = new ArrayList<>();
        for (Sample sample : all) {
            CompositionVariables variables = CompositionVariables.at(sample.siteFractions());
            Response response = responses.of(step, sample, variables, terms);
            if (Double.isFinite(response.value())) {
                samples.add(sample);
                rightHandSides.add(response);
            } else {
                run.notComputable(step, sample);
            }
        }
        if (!samples.isEmpty()) {
            CandidateSearch.Choice choice = new CandidateSearch(run.options())
                    .choose(phase.name(), configuration, step, samples, rightHandSides);
            terms.putAll(choice.terms());
            run.fitted(choice.report());
        }
    }

    private Responses responses(FittingStep step) throws BadInputException {
        boolean zero = run.options().isCompatible();
        Database now = run.database().build();
        Database.Builder seen = now.toBuilder();
        if (zero && step instanceof EnergyStep) {
            for (String component : run.models().components()) {
                seen.function(DatabaseFunction.of(
                        ReferenceState.stableFunctionName(component), TemperatureRanges.of(Expr.ZERO)));
            }
        }
        if (step == PropertyStep.MOLAR_VOLUME) {
            seen.parameters(now.parameters().stream()
                    .filter(p -> !p.type().equals(ThermalExpansionStep.INSTANCE.parameterType()))
                    .toList());
        }
        ModelOptions options = ModelOptions.of(run.options().profile());
        ModelValues model =
                ModelValues.of(seen.build(), phase.name(), run.models().components(), options);
        return new Responses(model, run.references(), zero);
    }

    /// Those of some configurations for which the database has no parameter of a type.
    private List<Configuration> unwritten(List<Configuration> configurations, String type) {
        List<Parameter> known = run.database().build().parametersOf(phase.name()).stream()
                .filter(p -> type.equals(EnergyStep.PARAMETER_TYPE)
                        ? p.isGibbsEnergy()
                        : p.type().equals(type))
                .toList();
        return configurations.stream()
                .filter(c -> known.stream().noneMatch(p -> p.constituents().equals(c.sublattices())))
                .toList();
    }
}
