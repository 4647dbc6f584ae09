package org.espei4j.calphad.database.tdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.database.Species;
import org.espei4j.calphad.diagnostic.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The published databases of the reference folder, and what the reference program understood of them.
class TdbReaderConformanceTest {

    private static final Path FOLDER = Path.of(System.getProperty("conformance", "../shared"));

    static Stream<Path> databases() throws IOException {
        Path folder = FOLDER.resolve("data/tdb");
        if (!Files.isDirectory(folder)) {
            return Stream.of(folder.resolve("absent.tdb"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tdb")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyFileReads(Path file) throws IOException {
        assumeTrue(Files.exists(file), "the reference folder is absent: " + FOLDER);
        TdbReading reading = TdbReader.read(file);
        List<Object> errors =
                new ArrayList<>(reading.errors().stream().map(Problem::kind).toList());
        // One file has a species of elements that it does not define.
        if (file.toString().contains("parameter_with_species")) {
            assertThat(errors.remove(TdbProblem.UNDEFINED_ELEMENT)).isTrue();
        }
        assertThat(errors).isEmpty();
        assertThat(reading.database().phases()).isNotEmpty();
        assertThat(reading.database().parameters()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void phasesAndSpeciesAreThoseOfTheReferenceProgram(Path file) throws IOException {
        assumeTrue(Files.exists(file), "the reference folder is absent: " + FOLDER);
        String name = file.getFileName().toString().replace(".tdb", "");
        Path golden = FOLDER.resolve("golden/energies").resolve(name + ".json");
        assumeTrue(Files.exists(golden), "no reference energies of " + name);
        JsonNode document = new ObjectMapper().readTree(Files.readString(golden));
        Database database = TdbReader.read(file).database();

        for (var entry : document.get("species").properties()) {
            Species species = database.species().get(entry.getKey());
            boolean leftOut = entry.getKey().equals("ALCL2OH.3WATER");
            if (!leftOut && !entry.getKey().equals("/-")) {
                assertThat(species).as(entry.getKey()).isNotNull();
                assertThat(species.charge())
                        .isEqualTo(entry.getValue().get("charge").asDouble());
                var atoms = new TreeMap<String, Double>();
                entry.getValue()
                        .get("constituents")
                        .properties()
                        .forEach(e -> atoms.put(e.getKey(), e.getValue().asDouble()));
                atoms.remove("VA");
                assertThat(species.composition()).isEqualTo(atoms);
            }
        }
        for (JsonNode entry : document.get("entries")) {
            checkPhase(database, entry);
        }
    }

    private static void checkPhase(Database database, JsonNode entry) {
        String name = entry.get("phase").asString();
        Phase phase = database.phase(name).orElseThrow();
        List<String> components = new ArrayList<>();
        entry.get("components").forEach(c -> components.add(c.asString()));
        List<List<String>> expected = new ArrayList<>();
        entry.get("constituents").forEach(s -> {
            List<String> sublattice = new ArrayList<>();
            s.forEach(c -> sublattice.add(c.asString()));
            expected.add(sublattice);
        });
        List<List<String>> active = phase.sublattices().stream()
                .map(s -> s.constituents().stream()
                        .filter(c -> c.equals("VA")
                                ? components.contains("VA")
                                : components.containsAll(
                                        database.species().get(c).composition().keySet()))
                        .toList())
                .toList();
        assertThat(active).as(name + " in " + components).isEqualTo(expected);
        for (int s = 0; s < expected.size(); s++) {
            if (entry.get("site_ratios").get(s).isNumber()) {
                assertThat(phase.sublattices().get(s).siteRatio())
                        .isCloseTo(entry.get("site_ratios").get(s).asDouble(), within(1e-12));
            }
        }
        JsonNode hints = entry.get("hints");
        if (hints.has("ihj_magnetic_afm_factor")) {
            assertThat(phase.magnetic())
                    .contains(new MagneticOrdering(
                            hints.get("ihj_magnetic_afm_factor").asDouble(),
                            hints.get("ihj_magnetic_structure_factor").asDouble()));
        } else {
            assertThat(phase.magnetic()).as(name).isEmpty();
        }
        boolean ordered = hints.has("ordered_phase")
                && hints.get("ordered_phase").asString().equals(name);
        assertThat(phase.partition().map(p -> p.disorderedPhase()).orElse(""))
                .isEqualTo(ordered ? hints.get("disordered_phase").asString() : "");
    }

    /// Counts the commands with an independent, much simpler reader that knows only these files.
    @ParameterizedTest
    @MethodSource("databases")
    void nothingIsLostSilently(Path file) throws IOException {
        assumeTrue(Files.exists(file), "the reference folder is absent: " + FOLDER);
        String text = Files.readString(file).replaceAll("[$][^\r\n]*", "").replaceAll("!.*", "!");
        long parameters = commands(text, "PAR");
        long functions = commands(text, "FUN");
        long phases = commands(text, "PHASE\\b");
        TdbReading reading = TdbReader.read(file);
        long leftOut = reading.problems().stream()
                .filter(p ->
                        p.kind() == TdbProblem.PARAMETER_CONSTITUENT || p.kind() == TdbProblem.PARAMETER_SUBLATTICES)
                .count();
        assertThat(reading.database().parameters().size() + leftOut).isEqualTo(parameters);
        assertThat((long) reading.database().functions().size()).isEqualTo(functions);
        assertThat((long) reading.database().phases().size()).isEqualTo(phases);
    }

    private static long commands(String text, String keyword) {
        return Arrays.stream(text.split("!"))
                .filter(command -> command.strip().toUpperCase(Locale.ROOT).matches("(?s)" + keyword + ".*"))
                .count();
    }

    @Test
    void whatIsWrongWithTheLargestDatabaseIsSaid() throws IOException {
        Path file = FOLDER.resolve("data/tdb/COST507.tdb");
        assumeTrue(Files.exists(file), "the reference folder is absent: " + FOLDER);
        TdbReading reading = TdbReader.read(file);
        assertThat(reading.problems())
                .extracting(Problem::kind)
                .contains(
                        TdbProblem.GAS_CONSTANT_DEFINED,
                        TdbProblem.PRESSURE_TERM_PREDEFINED,
                        TdbProblem.FUNCTION_UNDEFINED);
        assertThat(reading.problems().stream().filter(p -> p.kind() == TdbProblem.PARAMETER_REPEATED))
                .extracting(p -> p.place().line())
                .containsExactly(4323, 4324, 8205, 8206, 8207, 9121);
        assertThat(reading.problems().stream().filter(p -> p.kind() == TdbProblem.PARAMETERS_UNUSED))
                .singleElement()
                .asString()
                .contains("ALSN2ZR5");
    }

    @Test
    void theLargestDatabaseReadsInAMomentOnceWarm() throws IOException {
        Path file = FOLDER.resolve("data/tdb/COST507.tdb");
        assumeTrue(Files.exists(file), "the reference folder is absent: " + FOLDER);
        TdbReader.read(file);
        long start = System.nanoTime();
        TdbReader.read(file);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(1);
    }
}
