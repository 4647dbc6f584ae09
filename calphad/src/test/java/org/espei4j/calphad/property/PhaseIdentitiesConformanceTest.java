package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.expr.Symbol;
import org.espei4j.calphad.expr.Symbols;
import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseDescription;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.PotentialDerivatives;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Identities of thermodynamics for every model of the reference databases at the states of set 1: `G = H − TS`,
/// `S = −∂G/∂T`, `Cp = ∂H/∂T`, `V = ∂G/∂P`, `∂S/∂P = −∂V/∂T`, slopes of the energy in the constitution (`μ = ∂G/∂n` and with it
/// Gibbs and Duhem), and the same energy with all components renamed and declared in the opposite order. No reference number
/// is used, only the states.
class PhaseIdentitiesConformanceTest {

    /// Above all breakpoints that common databases have near it, and below the next ones.
    private static final double T = 1000.7;

    private static final double P = 101_325;
    private static final double STEP = 0.05;

    @TestFactory
    Stream<DynamicTest> everyPhaseOfEveryDatabase() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : GoldenFiles.set("energies")) {
            JsonNode golden = GoldenFiles.read(file);
            String name = golden.get("database").asString();
            tests.add(DynamicTest.dynamicTest(name, () -> {
                Database database = GoldenFiles.database(name);
                RenamedDatabase renaming = new RenamedDatabase(database);
                Database renamed = renaming.build();
                List<String> failures = new ArrayList<>();
                for (JsonNode entry : golden.get("entries")) {
                    check(database, entry, failures);
                    checkSlopes(database, entry, failures);
                    checkRenamed(database, renaming, renamed, entry, failures);
                }
                assertThat(failures).isEmpty();
            }));
        }
        return tests.stream();
    }

    private static void check(Database database, JsonNode entry, List<String> failures)
            throws UnbuildablePhaseException {
        String phase = entry.get("phase").asString();
        PhaseProperties properties = PhaseProperties.of(
                PhaseModel.of(database, phase, GoldenFiles.texts(entry.get("components")), ModelOptions.reference()));
        PhaseProperties.State here = properties.at(T, P);
        PhaseProperties.State above = properties.at(T + STEP, P);
        PhaseProperties.State below = properties.at(T - STEP, P);
        for (int i = 0; i < entry.get("y").size(); i++) {
            double[] y = GoldenFiles.numbers(entry.get("y").get(i));
            Optional<MolarProperties> at = here.evaluate(y);
            // With hardly any atoms per formula unit differences have no digits left.
            if (at.isEmpty() || at.get().atoms() < 1e-3) {
                continue;
            }
            MolarProperties molar = at.get();
            MolarProperties up = above.evaluate(y).orElseThrow();
            MolarProperties down = below.evaluate(y).orElseThrow();
            String where = phase + " point " + i;
            double scale = Math.abs(molar.enthalpy()) + T * Math.abs(molar.entropy());
            near(
                    where + " G = H − TS",
                    molar.gibbsEnergy(),
                    molar.enthalpy() - T * molar.entropy(),
                    1e-12 * scale,
                    failures);
            double entropy = (down.gibbsEnergy() - up.gibbsEnergy()) / (2 * STEP);
            near(
                    where + " S = −∂G/∂T",
                    molar.entropy(),
                    entropy,
                    1e-6 * (1 + Math.abs(entropy)) + 1e-13 * scale / STEP,
                    failures);
            double heat = (up.enthalpy() - down.enthalpy()) / (2 * STEP);
            near(
                    where + " Cp = ∂H/∂T",
                    molar.heatCapacity(),
                    heat,
                    1e-5 * (1 + Math.abs(heat)) + 1e-13 * scale / STEP,
                    failures);
        }
    }

    /// Moves a little along a seeded direction that keeps all sublattice sums.
    private static double[] moved(PhaseDescription description, double[] y, int seed, double step) {
        double[] moved = y.clone();
        RandomGenerator random = new Random(seed);
        int[] offsets = description.offsets();
        for (int s = 0; s < description.sublatticeCount(); s++) {
            double mean = 0;
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                moved[i] = random.nextDouble(-1, 1);
                mean += y[i] * moved[i];
            }
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                moved[i] = y[i] * (1 + step * (moved[i] - mean));
            }
        }
        return moved;
    }

    private static void checkSlopes(Database database, JsonNode entry, List<String> failures)
            throws UnbuildablePhaseException {
        String phase = entry.get("phase").asString();
        PhaseModel model =
                PhaseModel.of(database, phase, GoldenFiles.texts(entry.get("components")), ModelOptions.reference());
        CompiledPhase compiled = CompiledPhase.of(model.energy(), List.of());
        BoundPhase bound = compiled.bind(T, P);
        double[] workspace = bound.newWorkspace();
        bound.bindParameters(new double[0], workspace);
        boolean volume = Symbols.of(model.gibbsEnergy()).contains(Symbol.Potential.PRESSURE);
        for (int i = 0; i < entry.get("y").size(); i++) {
            double[] y = GoldenFiles.numbers(entry.get("y").get(i));
            double[] up = moved(model.description(), y, i, 1e-4);
            double[] down = moved(model.description(), y, i, -1e-4);
            double[] gradient = new double[y.length];
            double energy = bound.gradient(workspace, y, gradient);
            double slope = 0;
            double size = Math.abs(energy);
            for (int k = 0; k < y.length; k++) {
                slope += gradient[k] * (up[k] - down[k]) / 2;
                size += Math.abs(gradient[k] * y[k]);
            }
            double difference = (bound.energy(workspace, up) - bound.energy(workspace, down)) / 2;
            near(phase + " point " + i + " μ = ∂G/∂n", slope, difference, 1e-9 * (1 + size), failures);
            if (volume) {
                checkVolume(compiled, y, phase + " point " + i, failures);
            }
        }
    }

    private static double[] direct(CompiledPhase compiled, double[] y, double temperature, double pressure) {
        double[] direct = new double[PotentialDerivatives.DIRECT];
        compiled.potentialDerivatives()
                .at(temperature, pressure, new double[0])
                .evaluate(y, direct, new double[2 * y.length]);
        return direct;
    }

    private static double energy(CompiledPhase compiled, double[] y, double pressure) {
        BoundPhase bound = compiled.bind(T, pressure);
        double[] workspace = bound.newWorkspace();
        bound.bindParameters(new double[0], workspace);
        return bound.energy(workspace, y);
    }

    /// `V = ∂G/∂P` and Maxwell's `∂S/∂P = −∂V/∂T`.
    private static void checkVolume(CompiledPhase compiled, double[] y, String where, List<String> failures) {
        double step = 10;
        double volume = direct(compiled, y, T, P)[PotentialDerivatives.BY_PRESSURE];
        double difference = (energy(compiled, y, P + step) - energy(compiled, y, P - step)) / (2 * step);
        near(where + " V = ∂G/∂P", volume, difference, 1e-6 * Math.abs(volume) + 1e-10, failures);
        double entropy = (direct(compiled, y, T, P + step)[PotentialDerivatives.BY_TEMPERATURE]
                        - direct(compiled, y, T, P - step)[PotentialDerivatives.BY_TEMPERATURE])
                / (2 * step);
        double expansion = (direct(compiled, y, T + STEP, P)[PotentialDerivatives.BY_PRESSURE]
                        - direct(compiled, y, T - STEP, P)[PotentialDerivatives.BY_PRESSURE])
                / (2 * STEP);
        near(where + " ∂S/∂P = −∂V/∂T", entropy, expansion, 1e-5 * Math.abs(expansion) + 1e-12, failures);
    }

    private static void checkRenamed(
            Database database, RenamedDatabase renaming, Database renamed, JsonNode entry, List<String> failures)
            throws UnbuildablePhaseException {
        String phase = entry.get("phase").asString();
        List<String> components = GoldenFiles.texts(entry.get("components"));
        PhaseModel ours = PhaseModel.of(database, phase, components, ModelOptions.reference());
        List<String> theirComponents = new ArrayList<>(renaming.elements(components));
        Collections.reverse(theirComponents);
        PhaseModel theirs = PhaseModel.of(renamed, phase, theirComponents, ModelOptions.reference());
        PhaseProperties.State here = PhaseProperties.of(ours).at(T, P);
        PhaseProperties.State there = PhaseProperties.of(theirs).at(T, P);
        for (int i = 0; i < entry.get("y").size(); i++) {
            double[] y = GoldenFiles.numbers(entry.get("y").get(i));
            double[] moved = renaming.siteFractions(
                    ours.description().constituents(), theirs.description().constituents(), y);
            Optional<MolarProperties> expected = here.evaluate(y);
            Optional<MolarProperties> found = there.evaluate(moved);
            assertThat(found.isPresent()).isEqualTo(expected.isPresent());
            if (expected.isPresent()) {
                MolarProperties one = expected.get();
                MolarProperties other = found.orElseThrow();
                double scale = 1 + Math.abs(one.gibbsEnergy()) + Math.abs(one.enthalpy());
                String where = phase + " " + components + " point " + i + " renamed ";
                near(where + "GM", other.gibbsEnergy(), one.gibbsEnergy(), 1e-10 * scale, failures);
                near(where + "HM", other.enthalpy(), one.enthalpy(), 1e-10 * scale, failures);
                near(where + "SM", other.entropy(), one.entropy(), 1e-10 * scale / T, failures);
                near(where + "CPM", other.heatCapacity(), one.heatCapacity(), 1e-9 * (1 + scale / T), failures);
            }
        }
    }

    private static void near(String what, double value, double expected, double tolerance, List<String> failures) {
        if (!(Math.abs(value - expected) <= tolerance)) {
            failures.add(what + ": " + value + " and " + expected);
        }
    }
}
