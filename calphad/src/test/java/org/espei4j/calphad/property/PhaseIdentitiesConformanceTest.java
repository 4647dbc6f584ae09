package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Identities of thermodynamics for every model of the reference databases at the states of set 1: `G = H − TS`,
/// `S = −∂G/∂T` and `Cp = ∂H/∂T`. No reference number is used, only the states.
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
                List<String> failures = new ArrayList<>();
                for (JsonNode entry : golden.get("entries")) {
                    check(database, entry, failures);
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

    private static void near(String what, double value, double expected, double tolerance, List<String> failures) {
        if (!(Math.abs(value - expected) <= tolerance)) {
            failures.add(what + ": " + value + " and " + expected);
        }
    }
}
