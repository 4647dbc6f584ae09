package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.GoldenEquilibria.GoldenSystem;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Equilibria of the reference data found again when something else than temperature, pressure and composition is given.
class OpenConditionsConformanceTest {

    /// Points of each system that are looked at.
    private static final int POINTS = 2;

    @Test
    void stateIsFoundAgainFromItsOtherProperties() throws IOException, BadInputException {
        List<GoldenSystem> systems = GoldenEquilibria.systems();
        assumeTrue(!systems.isEmpty(), "no reference equilibria in " + GoldenEquilibria.folder());
        List<String> failures = new ArrayList<>();
        int tried = 0;
        for (GoldenSystem system : systems) {
            EquilibriumSpecs specs = system.specs().withGasConstant(8.3145);
            List<JsonNode> points = system.points();
            for (int i = 0; i < POINTS; i++) {
                JsonNode point = points.get((2 * i + 1) * points.size() / (2 * POINTS));
                double pressure = system.json().get("P").asDouble();
                double[] composition = system.composition(point, specs.elements());
                Conditions direct = given(specs, composition, point.get("T").asDouble(), pressure);
                EquilibriumResult known = specs.solve(direct);
                assertThat(known.converged()).isTrue();
                for (Conditions conditions : alternatives(specs, direct, known)) {
                    tried++;
                    long start = System.nanoTime();
                    EquilibriumResult found = specs.solve(conditions);
                    double ms = (System.nanoTime() - start) * 1e-6;
                    String difference = difference(specs, direct, conditions, known, found);
                    if (System.getProperty("show") != null) {
                        System.out.printf(
                                "%s #%d %s: %.1f ms %s%n", system.name(), i, text(conditions), ms, difference);
                    }
                    if (!difference.isEmpty()) {
                        failures.add(
                                system.name() + " " + text(direct) + " by " + text(conditions) + ": " + difference);
                    }
                }
            }
        }
        assertThat(failures)
                .as("%d of %d:\n%s", failures.size(), tried, String.join("\n", failures))
                .isEmpty();
    }

    private static Conditions given(EquilibriumSpecs specs, double[] composition, double t, double p) {
        Conditions.Builder builder = Conditions.at(t, p);
        for (int e = 0; e < composition.length; e++) {
            builder.amount(specs.elements().get(e), composition[e]);
        }
        return builder.build();
    }

    private static List<Conditions> alternatives(EquilibriumSpecs specs, Conditions direct, EquilibriumResult known) {
        List<Conditions> all = new ArrayList<>();
        GlobalStates states = new GlobalStates(specs, new double[0]);
        double[] moles = specs.elements().stream()
                .mapToDouble(e -> known.amounts().get(e))
                .toArray();
        double[] nothing = new double[moles.length];
        java.util.Arrays.fill(nothing, Double.NaN);
        SystemState state = states.solve(known.temperature(), known.pressure(), moles, nothing);
        StateQuantities quantities = states.quantities(state);
        for (Condition.Property property : List.of(Condition.Property.ENTHALPY, Condition.Property.ENTROPY)) {
            all.add(replaced(
                    direct, "T", new Condition.SystemProperty(property, false, quantities.property(property))));
        }
        double largest = known.phases().stream()
                .mapToDouble(EquilibriumResult.StablePhase::share)
                .max()
                .orElseThrow();
        if (largest < 0.999) {
            EquilibriumResult.StablePhase phase = known.phases().getFirst();
            double share = known.phases().stream()
                    .filter(other -> other.phase().equals(phase.phase()))
                    .mapToDouble(EquilibriumResult.StablePhase::share)
                    .sum();
            if (share < 0.999) {
                all.add(replaced(direct, "T", new Condition.PhaseFraction(phase.phase(), share)));
            }
        }
        if (known.phases().size() < specs.elements().size()) {
            for (Map.Entry<String, Double> potential : known.potentials().entrySet()) {
                String element = potential.getKey();
                boolean alone = known.phases().stream()
                        .anyMatch(phase -> phase.fractions().get(element) > 1 - 1e-6);
                if (known.amounts().get(element) > 0 && known.undetermined().isEmpty() && !alone) {
                    all.add(replaced(
                            direct,
                            "N(" + element + ")",
                            new Condition.ChemicalPotential(element, potential.getValue())));
                }
            }
        }
        return all;
    }

    private static Conditions replaced(Conditions conditions, String quantity, Condition by) {
        return new Conditions(
                conditions.conditions().stream()
                        .map(c -> c.quantity().equals(quantity) ? by : c)
                        .toList(),
                conditions.statuses());
    }

    /// Some amounts of phases are met at several temperatures; then the state found is compared with the equilibrium at its
    /// own temperature. Where the derivatives of a function jump at the end of its range, as those of many unary functions
    /// at 700 K, two temperatures a little apart have one entropy.
    private static String difference(
            EquilibriumSpecs specs,
            Conditions direct,
            Conditions given,
            EquilibriumResult known,
            EquilibriumResult found)
            throws BadInputException {
        if (!found.converged()) {
            return found.failure().orElseThrow().text();
        }
        double deviation = found.residuals().orElseThrow().massBalance();
        double temperature = found.temperature() - known.temperature();
        EquilibriumResult reference = known;
        if (Math.abs(temperature) > 1e-3
                && given.conditions().stream().anyMatch(c -> c instanceof Condition.PhaseFraction)) {
            reference = specs.solve(replaced(direct, "T", new Condition.Temperature(found.temperature())));
            temperature = 0;
        }
        // In a nearly pure phase the amount of an element answers strongly to its potential; with the amounts the
        // energy changes.
        double energy = found.energy() - reference.energy();
        double amount = 0;
        for (String element : known.amounts().keySet()) {
            double more = found.amounts().get(element) - known.amounts().get(element);
            amount = Math.max(amount, Math.abs(more));
            energy -= more == 0 ? 0 : more * known.potentials().get(element);
        }
        return Math.abs(energy) < 1e-4 + 200 * Math.abs(temperature)
                        && Math.abs(temperature) < 1e-3
                        && amount < 1e-6
                        && deviation < 1e-9
                ? ""
                : "ΔG = %.3g, ΔT = %.3g, Δn = %.3g, deviation %.3g; %s for %s"
                        .formatted(energy, temperature, amount, deviation, names(found), names(reference));
    }

    private static List<String> names(EquilibriumResult result) {
        return result.phases().stream()
                .map(phase -> phase.phase() + " %.4g".formatted(phase.share()))
                .toList();
    }

    private static String text(Conditions conditions) {
        StringBuilder text = new StringBuilder();
        conditions
                .conditions()
                .forEach(c ->
                        text.append(c.quantity()).append('=').append(c.value()).append(' '));
        return text.toString();
    }
}
