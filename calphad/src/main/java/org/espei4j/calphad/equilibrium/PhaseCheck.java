package org.espei4j.calphad.equilibrium;

import java.util.Arrays;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.PhaseDescription;
import org.espei4j.calphad.model.PotentialDerivatives;

/// Checks conditions, whose names and number are right, against what the phases of a system can do: be made of a pure element,
/// have an energy at a pressure, have a volume.
final class PhaseCheck {

    private static final SourcePlace PLACE = SourcePlace.of("conditions");
    /// Mole fraction at which a sampled constitution counts as a pure element.
    private static final double PURE = 1 - 1e-9;

    private final EquilibriumSpecs specs;
    private final Problems problems;

    /// @param problems receives what is wrong
    PhaseCheck(EquilibriumSpecs specs, Problems problems) {
        this.specs = specs;
        this.problems = problems;
    }

    void check(ConditionSystem system) {
        for (Condition condition : system.potentials) {
            if (condition instanceof Condition.Activity given) {
                given.phase().ifPresent(phase -> checkReference(given, phase, system.pressure));
            }
        }
        for (CompiledPhase phase : specs.phases()) {
            if (takesPart(phase.description(), system.conditions)) {
                checkPressure(phase, system.pressure);
            }
        }
        for (Condition condition : system.others) {
            if (condition instanceof Condition.SystemProperty given && given.property() == Condition.Property.VOLUME) {
                checkVolumes(system.conditions, given);
            }
        }
    }

    private static boolean takesPart(PhaseDescription phase, Conditions conditions) {
        return conditions.status(phase.name()) != PhaseStatus.SUSPENDED;
    }

    private void checkReference(Condition.Activity given, String phase, double pressure) {
        String element = given.element();
        int index = specs.indexOf(phase);
        if (index >= 0) {
            if (!canBePure(index, specs.elements().indexOf(element))) {
                problems.add(ConditionProblem.REFERENCE_NOT_PURE.at(PLACE, "", given.quantity(), phase, element));
            }
            return;
        }
        specs.pure()
                .of(element, phase)
                .ifPresentOrElse(
                        pure -> checkPressure(pure.phases().getFirst(), pressure),
                        () -> specs.pure()
                                .problems(element, phase)
                                .forEach(problem -> problems.add(ConditionProblem.REFERENCE_WITHOUT_ENERGY.at(
                                        PLACE, "", given.quantity(), element, phase, problem.message()))));
    }

    private boolean canBePure(int phase, int element) {
        SampledPhase sampled = specs.sampled(phase);
        for (int point = 0; point < sampled.count(); point++) {
            if (sampled.fraction(element, point) > PURE) {
                return true;
            }
        }
        return false;
    }

    /// @param pressure Pa; not a positive number where it is to be found
    void checkPressure(CompiledPhase phase, double pressure) {
        phase.pressureLimit()
                .filter(limit -> !limit.allows(pressure))
                .ifPresent(limit -> problems.add(ConditionProblem.PRESSURE_NOT_COVERED.at(
                        PLACE,
                        "",
                        pressure > 0 ? Double.toString(pressure) : "not given",
                        phase.description().name(),
                        Double.toString(limit.pressure()),
                        limit.cause())));
    }

    /// A volume can be given if each phase that may form has one that is known, or none at all, and at least one has.
    private void checkVolumes(Conditions conditions, Condition.SystemProperty given) {
        boolean any = false;
        boolean unknown = false;
        for (int p = 0; p < specs.phases().size(); p++) {
            CompiledPhase phase = specs.phases().get(p);
            if (!takesPart(phase.description(), conditions)) {
                continue;
            }
            any = any || hasVolume(p);
            if (phase.pressureLimit().isPresent()) {
                unknown = true;
                problems.add(ConditionProblem.VOLUME_NOT_KNOWN.at(
                        PLACE,
                        "",
                        given.quantity(),
                        phase.description().name(),
                        phase.pressureLimit().get().cause()));
            }
        }
        if (!any && !unknown) {
            problems.add(ConditionProblem.NO_VOLUME.at(PLACE, "", given.quantity()));
        }
    }

    private boolean hasVolume(int phase) {
        double[] theta = new double[specs.parameters().size()];
        Arrays.fill(theta, 1);
        PotentialDerivatives.State state = specs.phases()
                .get(phase)
                .potentialDerivatives()
                .at(EquilibriumSpecs.ANY_TEMPERATURE, EquilibriumSpecs.ANY_PRESSURE, theta);
        SampledPhase sampled = specs.sampled(phase);
        double[] direct = new double[PotentialDerivatives.DIRECT];
        for (int point = 0; point < sampled.count(); point++) {
            state.evaluate(sampled.siteFractions(point), direct, new double[2 * specs.layout(phase).size]);
            if (direct[PotentialDerivatives.BY_PRESSURE] != 0) {
                return true;
            }
        }
        return false;
    }
}
