package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumResult.StablePhase;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Identities of thermodynamics at equilibria of the reference databases (set 3): Euler homogeneity, Gibbs–Duhem,
/// `μ = ∂G/∂n`, `S = −∂G/∂T`, `Cp = ∂H/∂T`, a system twice as large, and one whose components are renamed and declared in the
/// opposite order. No reference number is used, only the conditions.
class EquilibriumIdentitiesConformanceTest {

    private static final double P = 101_325;
    /// States per system, evenly from its list.
    private static final int STATES = 4;

    @TestFactory
    Stream<DynamicTest> everySystem() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : GoldenFiles.set("equilibria")) {
            if (file.getFileName().toString().equals("timings.json")) {
                continue;
            }
            JsonNode root = GoldenFiles.read(file);
            String database = file.getFileName().toString().replace(".json", "");
            for (JsonNode system : root.get("systems")) {
                tests.add(DynamicTest.dynamicTest(
                        system.get("system").asString(), () -> check(GoldenFiles.database(database), system)));
            }
        }
        return tests.stream();
    }

    private static void check(Database database, JsonNode golden) throws BadInputException {
        SystemUnderTest tested = system(database, GoldenFiles.texts(golden.get("components")), golden);
        JsonNode points = golden.get("points");
        List<String> failures = new ArrayList<>();
        int checked = 0;
        for (int s = 0; s < STATES; s++) {
            JsonNode point = points.get((2 * s + 1) * points.size() / (2 * STATES));
            checked += checkState(tested, golden, point, failures);
        }
        checkRenamed(database, tested, golden, points.get(points.size() / 2), failures);
        assertThat(failures).isEmpty();
        assertThat(checked).as("states with a solution").isPositive();
    }

    private static SystemUnderTest system(Database database, List<String> components, JsonNode golden)
            throws BadInputException {
        ThermodynamicSystem system = ThermodynamicSystem.of(database)
                .components(components)
                .phases(GoldenFiles.texts(golden.get("phases")))
                .options(ModelOptions.reference())
                .build();
        PhaseSelection selection = system.models();
        EquilibriumSpecs specs = EquilibriumSpecs.of(selection);
        return new SystemUnderTest(system, specs, EquilibriumProperties.of(system, selection, specs));
    }

    /// The same state with other names for the components: energy, potentials and phases.
    private static void checkRenamed(
            Database database, SystemUnderTest tested, JsonNode golden, JsonNode point, List<String> failures)
            throws BadInputException {
        RenamedDatabase renaming = new RenamedDatabase(database);
        SystemUnderTest other =
                system(renaming.build(), renaming.elements(GoldenFiles.texts(golden.get("components"))), golden);
        double t = point.get("T").asDouble();
        EquilibriumResult result = tested.solve(conditions(tested, golden, point, t, 1));
        if (!result.converged()) {
            return;
        }
        Conditions.Builder renamed = Conditions.at(t, P);
        result.amounts().forEach((element, amount) -> renamed.amount(renaming.element(element), amount));
        EquilibriumResult found = other.solve(renamed.build());
        String where = golden.get("system").asString() + " " + t + " " + point.get("X") + " renamed";
        double scale = 1 + Math.abs(result.energy());
        near(where, found.energy(), result.energy(), 1e-9 * scale, failures);
        if (result.undetermined().isEmpty() && phases(found).equals(phases(result))) {
            result.potentials().forEach((element, mu) -> {
                double theirs = Objects.requireNonNull(found.potentials().get(renaming.element(element)));
                double here = Objects.requireNonNull(result.amounts().get(element)) > 0 ? mu : theirs;
                near(where + " μ " + element, theirs, here, 1e-6 * (scale + Math.abs(here)), failures);
            });
        }
    }

    private static Conditions conditions(
            SystemUnderTest tested, JsonNode golden, JsonNode point, double temperature, double amount) {
        Conditions.Builder conditions = Conditions.at(temperature, P);
        double rest = 1;
        for (String element : tested.specs().elements()) {
            if (point.get("X").has(element)) {
                double x = point.get("X").get(element).asDouble();
                conditions.amount(element, amount * x);
                rest -= x;
            }
        }
        return conditions
                .amount(golden.get("dependent_component").asString(), amount * rest)
                .build();
    }

    private static int checkState(SystemUnderTest tested, JsonNode golden, JsonNode point, List<String> failures) {
        double t = point.get("T").asDouble();
        EquilibriumResult result = tested.solve(conditions(tested, golden, point, t, 1));
        if (!result.converged() || result.amounts().containsValue(0.0)) {
            return 0;
        }
        String where = golden.get("system").asString() + " " + t + " " + point.get("X");
        double g = tested.number(result, "GM");
        double h = tested.number(result, "HM");
        double s = tested.number(result, "SM");
        double scale = Math.abs(h) + t * Math.abs(s) + 1;
        near(where + " G = H − TS", g, h - t * s, 1e-9 * scale, failures);
        slope(tested, result, "G.T", -s, 1e-7 * (1 + Math.abs(s)), where, failures);
        checkPotentials(tested, result, where, scale, failures);
        checkHeatCapacity(tested, golden, point, result, where, failures);
        checkDoubled(tested, golden, point, result, where, scale, failures);
        return 1;
    }

    /// Euler: Σ μ_e N_e = G; Gibbs–Duhem: Σ_e N_e ∂μ_e/∂N_f = 0; μ_f = ∂G/∂N_f.
    private static void checkPotentials(
            SystemUnderTest tested, EquilibriumResult result, String where, double scale, List<String> failures) {
        double euler = 0;
        for (String element : tested.specs().elements()) {
            double mu = Objects.requireNonNull(result.potentials().get(element));
            double n = Objects.requireNonNull(result.amounts().get(element));
            euler += mu * n;
        }
        near(where + " Euler", euler, result.energy(), 1e-9 * scale, failures);
        if (!result.undetermined().isEmpty()) {
            return;
        }
        for (String changed : tested.specs().elements()) {
            double mu = Objects.requireNonNull(result.potentials().get(changed));
            slope(tested, result, "G.N(" + changed + ")", mu, 1e-7 * (scale + Math.abs(mu)), where, failures);
            double sum = 0;
            double size = 1;
            for (String element : tested.specs().elements()) {
                PropertyValue slope = tested.value(result, "MU(" + element + ").N(" + changed + ")");
                double term =
                        slope.orNaN() * Objects.requireNonNull(result.amounts().get(element));
                sum += term;
                size += Math.abs(term);
            }
            if (!Double.isNaN(sum)) {
                near(where + " Gibbs–Duhem " + changed, sum, 0, 1e-6 * size, failures);
            }
        }
    }

    /// An exact slope, where the equilibrium can move at all.
    private static void slope(
            SystemUnderTest tested,
            EquilibriumResult result,
            String property,
            double expected,
            double tolerance,
            String where,
            List<String> failures) {
        if (tested.value(result, property) instanceof PropertyValue.Known(double value)) {
            near(where + " " + property, value, expected, tolerance, failures);
        }
    }

    private static void checkHeatCapacity(
            SystemUnderTest tested,
            JsonNode golden,
            JsonNode point,
            EquilibriumResult result,
            String where,
            List<String> failures) {
        double step = 0.02;
        double t = result.temperature();
        EquilibriumResult above = tested.solve(conditions(tested, golden, point, t + step, 1));
        EquilibriumResult below = tested.solve(conditions(tested, golden, point, t - step, 1));
        boolean same = above.converged()
                && below.converged()
                && phases(above).equals(phases(result))
                && phases(below).equals(phases(result));
        if (same && tested.value(result, "CPM") instanceof PropertyValue.Known(double heat)) {
            double slope = (tested.number(above, "HM") - tested.number(below, "HM")) / (2 * step);
            // At a breakpoint of the database the two sides differ.
            double back = (tested.number(result, "HM") - tested.number(below, "HM")) / step;
            double forth = (tested.number(above, "HM") - tested.number(result, "HM")) / step;
            if (Math.abs(back - forth) < 1e-3 * (1 + Math.abs(slope))) {
                near(where + " Cp = ∂H/∂T", heat, slope, 2e-3 * (1 + Math.abs(slope)), failures);
            }
        }
    }

    private static void checkDoubled(
            SystemUnderTest tested,
            JsonNode golden,
            JsonNode point,
            EquilibriumResult result,
            String where,
            double scale,
            List<String> failures) {
        EquilibriumResult doubled = tested.solve(conditions(tested, golden, point, result.temperature(), 2));
        near(where + " doubled", doubled.molarEnergy(), result.molarEnergy(), 1e-9 * scale, failures);
        near(where + " doubled amount", doubled.totalAmount(), 2 * result.totalAmount(), 1e-9, failures);
        near(where + " doubled energy", doubled.energy(), 2 * result.energy(), 2e-9 * scale, failures);
    }

    private static List<String> phases(EquilibriumResult result) {
        return result.phases().stream().map(StablePhase::phase).sorted().toList();
    }

    private static void near(String what, double value, double expected, double tolerance, List<String> failures) {
        if (!(Math.abs(value - expected) <= tolerance)) {
            failures.add(what + ": " + value + " and " + expected);
        }
    }
}
