package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.Condition;
import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumSeries;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.equilibrium.PhaseStatus;
import org.espei4j.calphad.mapping.BinaryDiagram;
import org.espei4j.calphad.mapping.CriticalPoint;
import org.espei4j.calphad.mapping.DiagramMapper;
import org.espei4j.calphad.mapping.TwoPhaseField;
import org.espei4j.calphad.model.PhaseModel;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.espei4j.calphad.property.EquilibriumProperties;
import org.espei4j.calphad.property.MolarProperties;
import org.espei4j.calphad.property.PhaseProperties;
import org.espei4j.calphad.property.Property;
import org.espei4j.calphad.property.PropertyValue;
import org.espei4j.calphad.property.ReferenceState;
import org.espei4j.cli.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages `docs/how-to/equilibria.md`, `docs/reference/command-line.md` and `docs/reference/diagram-format.md`: their commands
/// print what they say, and their Java samples are lines of this class.
class EquilibriaPageTest {

    private static final List<Path> PAGES = Stream.of(
                    "how-to/equilibria.md", "reference/command-line.md", "reference/diagram-format.md")
            .map(page -> Path.of("../docs", page))
            .toList();
    private static final Path THIS =
            Path.of("src/test/java").resolve(EquilibriaPageTest.class.getName().replace('.', '/') + ".java");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)(?: (\\S+))?\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");
    /// Relative difference of a printed number: the last digits may depend on how a loop was compiled.
    private static final double ROUNDING = 1e-7;

    @TempDir
    private Path folder;

    /// @param kind of the block, such as `java`
    /// @param file that it stands for, or null
    record Block(String kind, String file, String text) {
        @Override
        public String toString() {
            return text.lines().findFirst().orElse("");
        }
    }

    static Stream<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path page : PAGES) {
            Matcher matcher = BLOCK.matcher(Files.readString(page));
            while (matcher.find()) {
                blocks.add(new Block(matcher.group(1), matcher.group(2), matcher.group(3)));
            }
        }
        return blocks.stream();
    }

    static Stream<Block> commands() throws IOException {
        return blocks().filter(block -> block.kind().equals("console"));
    }

    static Stream<Block> samples() throws IOException {
        return blocks().filter(block -> block.kind().equals("java") && block.file() == null);
    }

    @BeforeEach
    void writeFiles() throws IOException {
        for (Block block : blocks().filter(one -> one.file() != null).toList()) {
            Files.writeString(folder.resolve(block.file()), block.text());
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsPrintWhatThePageSays(Block block) {
        String command = block.text().lines().findFirst().orElseThrow().replaceFirst("^\\$ espei ", "");
        List<String> arguments = new ArrayList<>();
        Matcher words = ARGUMENT.matcher(command);
        while (words.find()) {
            String word = words.group(1) != null ? words.group(1) : words.group(2);
            boolean isFile = word.endsWith(".tdb") || word.endsWith(".json") || word.endsWith(".jsonl");
            arguments.add(isFile ? folder.resolve(word).toString() : word);
        }

        Command done = Command.run(arguments.toArray(String[]::new));

        String printed = (done.out() + done.err()).replace(folder + "/", "");
        String expected = block.text().lines().skip(1).map(line -> line + "\n").reduce("", String::concat);
        assertThat(NUMBER.matcher(printed).replaceAll("#"))
                .isEqualTo(NUMBER.matcher(expected).replaceAll("#"));
        List<Double> numbers = numbers(printed);
        List<Double> others = numbers(expected);
        for (int i = 0; i < others.size(); i++) {
            assertThat(numbers.get(i)).isCloseTo(others.get(i), within(ROUNDING * (1 + Math.abs(others.get(i)))));
        }
    }

    private static List<Double> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(found -> Double.valueOf(found.group()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void javaSamplesAreLinesOfThisClass(Block block) throws IOException {
        assertThat(Files.readString(THIS).replaceAll("\\s", ""))
                .contains(block.text().replaceAll("\\s", ""));
    }

    @Test
    void thePageHasBothKindsOfSamples() throws IOException {
        assertThat(commands().count()).isGreaterThanOrEqualTo(7);
        assertThat(samples().count()).isGreaterThanOrEqualTo(5);
    }

    /// The program on the page is compiled and run as users do it, with the class path of the tests.
    @Test
    void theProgramRuns() throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "FirstEquilibrium.java")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(printed).isZero();
        assertThat(printed.lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("FCC_A1 0.1037 {CU=0.46910"))
                .anyMatch(line -> line.startsWith("LIQUID 0.8963 {CU=0.61514"));
    }

    @Test
    void samplesCompute() throws IOException, BadInputException {
        Path file = folder.resolve("cuni.tdb");
        Database database = TdbReader.readOrThrow(file);
        ThermodynamicSystem system =
                ThermodynamicSystem.of(database).components("CU", "NI").build();
        EquilibriumSpecs specs = EquilibriumSpecs.of(system);

        Conditions conditions =
                Conditions.at(1550, 101_325).amount(1).fraction("NI", 0.4).build();
        EquilibriumResult result = specs.solve(conditions);
        assertThat(result.phases()).hasSize(2);

        EquilibriumSeries series = EquilibriumSeries.of(specs);
        List<Conditions> all = new ArrayList<>();
        for (int i = 1; i < 10; i++) {
            all.add(Conditions.at(1550, 101_325)
                    .amount(1)
                    .fraction("NI", 0.1 * i)
                    .build());
        }
        List<EquilibriumResult> results = series.solveAll(all);
        assertThat(results).hasSize(9).allMatch(EquilibriumResult::converged);

        PhaseSelection selection = system.models();
        EquilibriumProperties properties = EquilibriumProperties.of(system, selection, EquilibriumSpecs.of(selection))
                .withReferences(ReferenceState.of("CU", "FCC_A1"), ReferenceState.of("NI", "FCC_A1"));
        Map<Property, PropertyValue> values =
                properties.evaluate(result, Property.parseAll("HMR, CPM, ACR(NI), MU(NI).T"));
        values.forEach((property, value) -> System.out.println(property + ": " + value));
        assertThat(values.values()).allMatch(value -> value instanceof PropertyValue.Known);
    }

    @Test
    void furtherSamplesCompute() throws IOException, BadInputException {
        ThermodynamicSystem system = ThermodynamicSystem.of(TdbReader.readOrThrow(folder.resolve("cuni.tdb")))
                .components("CU", "NI")
                .build();
        EquilibriumSpecs specs = EquilibriumSpecs.of(system);

        Conditions supercooled = Conditions.at(1560, 101_325)
                .amount(1)
                .fraction("NI", 0.4)
                .status("LIQUID", PhaseStatus.DORMANT)
                .build();
        double drivingForce = specs.solve(supercooled).drivingForces().get("LIQUID");
        assertThat(drivingForce).isCloseTo(555.429, within(1e-3));

        Conditions solidus = Conditions.builder()
                .with(new Condition.Pressure(101_325))
                .amount(1)
                .fraction("NI", 0.4)
                .fixed("LIQUID", 0)
                .build();
        double temperature = specs.solve(solidus).temperature();
        assertThat(temperature).isCloseTo(1504.2528, within(1e-4));

        PhaseModel liquid = system.model("LIQUID");
        MolarProperties molar = PhaseProperties.of(liquid)
                .at(1600, 101_325)
                .evaluate(new double[] {0.6, 0.4})
                .orElseThrow();
        assertThat(molar.enthalpy()).isCloseTo(56026.7091, within(1e-3));

        double viscosity = PhaseProperties.of(liquid)
                .at(1600, 101_325)
                .property("VISC", new double[] {0.6, 0.4})
                .orElseThrow();
        assertThat(viscosity)
                .isCloseTo(
                        0.6 * 3.8e-4 * Math.exp(3200 / 1600.) + 0.4 * 3.5e-4 * Math.exp(4300 / 1600.), within(1e-15));

        BinaryDiagram diagram = DiagramMapper.of(specs).binary(400, 1800);
        for (TwoPhaseField field : diagram.fields()) {
            System.out.println(field.first() + " + " + field.second() + ": "
                    + field.tieLines().size() + " tie-lines");
        }
        for (CriticalPoint point : diagram.criticalPoints()) {
            System.out.printf("%s unmixes below %.1f K%n", point.phase(), point.temperature());
        }
        assertThat(diagram.gaps()).isEmpty();
    }
}
