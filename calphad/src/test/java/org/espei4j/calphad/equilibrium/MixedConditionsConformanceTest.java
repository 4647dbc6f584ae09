package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.EquilibriumResult.StablePhase;
import org.espei4j.calphad.equilibrium.GoldenEquilibria.GoldenSystem;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Equilibria of the reference data found again from random mixtures of conditions, of which many leave several directions
/// open: potentials of all elements but one, amounts of phases with enthalpies, entropies with potentials.
class MixedConditionsConformanceTest {

    /// Points of each system that are looked at.
    private static final int POINTS = 2;
    /// Mixtures for each of them.
    private static final int MIXTURES = 2;
    /// Systems of more elements are left out: half of their phases fixed may be more than a search can find.
    private static final int MOST_ELEMENTS = 5;

    private final List<String> failures = new ArrayList<>();
    private int tried;

    @Test
    void statesAreFoundAgainFromMixturesOfConditions() throws IOException, BadInputException {
        List<GoldenSystem> systems = GoldenEquilibria.systems();
        assumeTrue(!systems.isEmpty(), "no reference equilibria in " + GoldenEquilibria.folder());
        for (GoldenSystem system : systems) {
            EquilibriumSpecs specs = system.specs().withGasConstant(8.3145);
            if (specs.elements().size() > MOST_ELEMENTS) {
                continue;
            }
            List<JsonNode> points = system.points();
            for (int i = 0; i < POINTS; i++) {
                JsonNode point = points.get((2 * i + 1) * points.size() / (2 * POINTS));
                double pressure = system.json().get("P").asDouble();
                check(
                        system.name() + " #" + i,
                        specs,
                        system.composition(point, specs.elements()),
                        point.get("T").asDouble(),
                        pressure,
                        new Random(1000L * i + system.name().hashCode()));
            }
        }
        assertThat(tried).isGreaterThan(60);
        assertThat(failures)
                .as("%d of %d:\n%s", failures.size(), tried, String.join("\n", failures))
                .isEmpty();
    }

    private void check(String name, EquilibriumSpecs specs, double[] x, double t, double p, Random random)
            throws BadInputException {
        Conditions.Builder direct = Conditions.at(t, p);
        for (int e = 0; e < x.length; e++) {
            direct.amount(specs.elements().get(e), x[e]);
        }
        EquilibriumResult known = specs.solve(direct.build());
        assertThat(known.converged()).isTrue();
        if (!known.undetermined().isEmpty()) {
            return;
        }
        GlobalStates states = new GlobalStates(specs, new double[0]);
        double[] open = new double[x.length];
        Arrays.fill(open, Double.NaN);
        SystemState state = states.solve(t, p, x, open);
        for (int m = 0; m < MIXTURES; m++) {
            Conditions mixture = mixture(specs, known, states.quantities(state), random);
            ConditionSystem system;
            try {
                system = specs.checked(mixture);
            } catch (BadInputException dependent) {
                continue;
            }
            ConditionNewton newton =
                    new ConditionNewton(specs, new double[0], new RequiredPotentials(specs, new double[0]), system);
            if (!newton.undetermined(state).isEmpty() || newton.largestDeviation(state) > 1e-7) {
                continue;
            }
            tried++;
            String difference = difference(specs, specs.solve(mixture));
            if (!difference.isEmpty()) {
                failures.add(name + ", T=" + t + " by " + text(mixture) + ": " + difference);
            }
        }
    }

    /// As many conditions as before, of which as many as the phase rule allows are temperature, pressure and potentials.
    private static Conditions mixture(
            EquilibriumSpecs specs, EquilibriumResult known, StateQuantities quantities, Random random) {
        int elements = specs.elements().size();
        List<StablePhase> phases = known.phases();
        List<Condition> intensive = new ArrayList<>();
        intensive.add(new Condition.Temperature(known.temperature()));
        for (String e : specs.elements()) {
            if (known.amounts().get(e) > 0) {
                intensive.add(
                        new Condition.ChemicalPotential(e, known.potentials().get(e)));
            }
        }
        for (StablePhase phase : phases) {
            if (phases.stream().filter(one -> one.phase().equals(phase.phase())).count() == 1) {
                String e = specs.elements().get(random.nextInt(elements));
                double fraction = phase.fractions().get(e);
                if (fraction > 1e-4 && fraction < 0.9999) {
                    intensive.add(new Condition.PhaseComposition(phase.phase(), e, fraction));
                }
            }
        }
        Collections.shuffle(intensive, random);
        int most = Math.max(0, elements + 1 - phases.size());
        List<Condition> all =
                new ArrayList<>(intensive.subList(0, Math.min(random.nextInt(most + 1), intensive.size())));
        all.add(new Condition.Pressure(known.pressure()));
        List<Condition> extensive = new ArrayList<>();
        TreeSet<String> names = phases.stream().map(StablePhase::phase).collect(Collectors.toCollection(TreeSet::new));
        for (String phase : names) {
            double share = phases.stream()
                    .filter(one -> one.phase().equals(phase))
                    .mapToDouble(StablePhase::share)
                    .sum();
            if (share < 0.999999) {
                extensive.add(new Condition.PhaseFraction(phase, share));
            }
        }
        extensive.add(new Condition.SystemProperty(
                Condition.Property.ENTHALPY, false, quantities.property(Condition.Property.ENTHALPY)));
        extensive.add(new Condition.SystemProperty(
                Condition.Property.ENTROPY, true, quantities.property(Condition.Property.ENTROPY) / quantities.atoms));
        List<Condition> amounts = new ArrayList<>();
        for (String e : specs.elements()) {
            amounts.add(
                    random.nextBoolean()
                            ? new Condition.ElementAmount(e, known.amounts().get(e))
                            : new Condition.ElementFraction(e, known.amounts().get(e) / known.totalAmount()));
        }
        extensive.addAll(amounts);
        Collections.shuffle(extensive, random);
        all.add(new Condition.Amount(known.totalAmount()));
        for (Condition condition : extensive) {
            if (all.size() < elements + 2) {
                all.add(condition);
            }
        }
        return new Conditions(all, Collections.emptySortedMap());
    }

    /// Some mixtures are fulfilled by several states: what was found has to fulfil them and to be the global equilibrium at
    /// its temperature and composition.
    private static String difference(EquilibriumSpecs specs, EquilibriumResult found) throws BadInputException {
        if (!found.converged()) {
            return found.reason();
        }
        double deviation = found.residuals().orElseThrow().massBalance();
        Conditions.Builder direct = Conditions.at(found.temperature(), found.pressure());
        found.amounts().forEach(direct::amount);
        double above = found.energy() - specs.solve(direct.build()).energy();
        return deviation < 1e-9 && Math.abs(above) < 1e-4
                ? ""
                : "deviation %.3g, %.3g J above the global equilibrium".formatted(deviation, above);
    }

    private static String text(Conditions conditions) {
        return conditions.conditions().stream()
                .map(c -> c.quantity() + "=" + "%.9g".formatted(c.value()))
                .collect(Collectors.joining(", "));
    }
}
