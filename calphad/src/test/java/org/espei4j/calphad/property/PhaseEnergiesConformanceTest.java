package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.model.Contribution;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Energies of single phases from the reference program (pycalphad 0.11.2.dev), profile *reference*: GM, HM, SM, CPM,
/// contributions and magnetic properties at endmembers, inside, and near the corners.
class PhaseEnergiesConformanceTest {

    /// Relative tolerance of all values.
    private static final double RELATIVE = 1e-10;

    /// Floors of the tolerance: J/mol for energies and enthalpies, J/(mol K) for entropies and heat capacities.
    private static final double ENERGY_FLOOR = 1e-7;

    private static final double ENTROPY_FLOOR = 1e-10;
    private static final double HEAT_CAPACITY_FLOOR = 1e-9;

    /// Temperature, pressure of the contributions and properties.
    private static final double T = 1000;

    private static final double P = 101325;

    /// An entry is shown under the first of these features that it has.
    private static final List<String> FEATURES = List.of(
            "ionic_liquid_2sl",
            "symmetry_fcc_4sl",
            "symmetry_bcc_4sl",
            "order_disorder_ordered",
            "magnetic_xiong",
            "two_state",
            "einstein",
            "volume",
            "charged",
            "pressure_dependent",
            "magnetic_ihj",
            "reciprocal_excess",
            "ternary_excess",
            "polyatomic_species",
            "wildcard",
            "binary_excess");

    @TestFactory
    Stream<DynamicNode> energiesByFeature() {
        Map<String, List<DynamicTest>> groups = new LinkedHashMap<>();
        FEATURES.forEach(feature -> groups.put(feature, new ArrayList<>()));
        groups.put("endmembers only", new ArrayList<>());
        for (Path file : GoldenFiles.set("energies")) {
            JsonNode golden = GoldenFiles.read(file);
            Database database = GoldenFiles.database(golden.get("database").asString());
            for (JsonNode entry : golden.get("entries")) {
                List<String> tags = GoldenFiles.texts(entry.get("features"));
                String group =
                        FEATURES.stream().filter(tags::contains).findFirst().orElse("endmembers only");
                String name = golden.get("database").asString() + " "
                        + entry.get("phase").asString() + " "
                        + String.join("-", GoldenFiles.texts(entry.get("components")));
                groups.getOrDefault(group, new ArrayList<>())
                        .add(DynamicTest.dynamicTest(name, () -> compare(name, database, entry)));
            }
        }
        return groups.entrySet().stream().map(e -> DynamicContainer.dynamicContainer(e.getKey(), e.getValue()));
    }

    private static void compare(String name, Database database, JsonNode entry) throws UnbuildablePhaseException {
        PhaseModel model = PhaseModel.of(
                database,
                entry.get("phase").asString(),
                GoldenFiles.texts(entry.get("components")),
                ModelOptions.reference());
        List<List<String>> constituents = new ArrayList<>();
        entry.get("constituents").forEach(sublattice -> constituents.add(GoldenFiles.texts(sublattice)));
        assertThat(model.description().constituents().stream()
                        .map(s -> s.stream().map(Species::name).toList())
                        .toList())
                .isEqualTo(constituents);
        PhaseProperties properties = PhaseProperties.of(model);
        List<String> failures = new ArrayList<>();
        for (int c = 0; c < entry.get("TP").size(); c++) {
            double[] condition = GoldenFiles.numbers(entry.get("TP").get(c));
            if (isKnownToBeWrong(name, condition[0])) {
                continue;
            }
            PhaseProperties.State state = properties.at(condition[0], condition[1]);
            for (int i = 0; i < entry.get("y").size(); i++) {
                comparePoint(name, entry, c, i, state, failures);
            }
        }
        compareContributions(entry, properties.at(T, P), failures);
        compareProperties(entry, model, properties, failures);
        assertThat(failures).as(name).isEmpty();
    }

    /// The reference counts a nested function of several ranges as zero outside of its limits (its defect 15).
    private static boolean isKnownToBeWrong(String name, double temperature) {
        return name.startsWith("emb_model_model_extrapolate_temperature_tdb_extrapolate DISORD")
                && temperature == 298.15;
    }

    /// Points whose formula unit holds 1e-8 atoms: GM is of the order of 1e12 J/mol and the reference's HM is, to the last
    /// bit, the rounded sum of its GM and T·SM, which is checked. It gives 190429.76025 and 190429.76074 for the same
    /// aluminium with vacancies in A2 and B2, where 190429.76 is exact. HM here is compared with two units in the last place
    /// of GM, one for each of the two terms.
    private static final Set<String> ENTHALPY_IS_ROUNDING = Set.of(
            "alcfe_b2 B2_BCC AL-VA point 12", "alcfe_b2 A2_BCC AL-C-VA point 12", "alcfe_b2 A2_BCC AL-VA point 10");

    private static double enthalpyFloor(String name, int point, double gibbsEnergy) {
        return ENTHALPY_IS_ROUNDING.contains(name + " point " + point) ? 2 * Math.ulp(gibbsEnergy) : ENERGY_FLOOR;
    }

    private static void comparePoint(
            String name, JsonNode entry, int c, int i, PhaseProperties.State state, List<String> failures) {
        String where = " of " + entry.get("kinds").get(i).asString() + " point " + i + " at condition " + c;
        Optional<MolarProperties> ours =
                state.evaluate(GoldenFiles.numbers(entry.get("y").get(i)));
        JsonNode expected = entry.get("GM").get(c).get(i);
        if (ours.isEmpty() || expected.isNull()) {
            if (ours.isPresent() != !expected.isNull()) {
                failures.add("GM" + where + ": " + ours + " instead of " + expected);
            }
            return;
        }
        MolarProperties values = ours.get();
        check("GM" + where, values.gibbsEnergy(), expected, ENERGY_FLOOR, failures);
        double enthalpyFloor = enthalpyFloor(name, i, expected.asDouble());
        if (enthalpyFloor != ENERGY_FLOOR) {
            double temperature = entry.get("TP").get(c).get(0).asDouble();
            double sum = expected.asDouble()
                    + temperature * entry.get("SM").get(c).get(i).asDouble();
            assertThat(entry.get("HM").get(c).get(i).asDouble())
                    .as("HM" + where)
                    .isEqualTo(sum);
        }
        check("HM" + where, values.enthalpy(), entry.get("HM").get(c).get(i), enthalpyFloor, failures);
        check("SM" + where, values.entropy(), entry.get("SM").get(c).get(i), ENTROPY_FLOOR, failures);
        check("CPM" + where, values.heatCapacity(), entry.get("CPM").get(c).get(i), HEAT_CAPACITY_FLOOR, failures);
    }

    private static void check(String what, double ours, JsonNode expected, double floor, List<String> failures) {
        double theirs = expected.asDouble();
        double tolerance = Math.max(RELATIVE * Math.abs(theirs), floor);
        if (expected.isNull() || !(Math.abs(ours - theirs) <= tolerance)) {
            failures.add(what + ": " + ours + " instead of " + expected + " (off by " + (ours - theirs) + ")");
        }
    }

    private static void compareContributions(JsonNode entry, PhaseProperties.State state, List<String> failures) {
        JsonNode expected = entry.get("contributions");
        for (int i = 0; i < entry.get("y").size(); i++) {
            Optional<Map<Contribution, Double>> ours =
                    state.contributions(GoldenFiles.numbers(entry.get("y").get(i)));
            if (ours.isEmpty()) {
                continue;
            }
            double magnitude = 0;
            for (double part : ours.get().values()) {
                magnitude += Math.abs(part);
            }
            for (Contribution contribution : Contribution.values()) {
                JsonNode values = expected.get(contribution.key());
                double theirs = values == null || values.get(i).isNull()
                        ? 0
                        : values.get(i).asDouble();
                double mine = ours.get().getOrDefault(contribution, 0.0);
                if (!(Math.abs(mine - theirs) <= ENERGY_FLOOR + RELATIVE * magnitude)) {
                    failures.add(contribution.key() + " of point " + i + ": " + mine + " instead of " + theirs);
                }
            }
        }
    }

    private static void compareProperties(
            JsonNode entry, PhaseModel model, PhaseProperties properties, List<String> failures) {
        Map<String, String> names = Map.of(
                "TC", PhaseModel.CURIE_TEMPERATURE,
                "NT", PhaseModel.NEEL_TEMPERATURE,
                "BMAG", PhaseModel.MAGNETIC_MOMENT,
                "DOO", PhaseModel.DEGREE_OF_ORDERING);
        PhaseUnderTest phase = new PhaseUnderTest(model, properties);
        names.forEach((theirName, ourName) -> {
            JsonNode values = entry.get("properties").get(theirName);
            for (int i = 0; values != null && i < values.size(); i++) {
                if (!values.get(i).isNull()) {
                    double ours = phase.property(
                            ourName, T, GoldenFiles.numbers(entry.get("y").get(i)));
                    check(theirName + " of point " + i, ours, values.get(i), ENERGY_FLOOR, failures);
                }
            }
        });
    }
}
