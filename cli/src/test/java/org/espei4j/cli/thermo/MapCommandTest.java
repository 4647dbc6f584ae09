package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.espei4j.cli.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Diagrams of the regular solution of [SmallDatabases]: both elements melt at 1000 K, and the solid has a symmetric
/// miscibility gap with its critical point at 20000 J/mol / 2R.
class MapCommandTest {

    private static final double R = 8.31446261815324;

    @TempDir
    private Path folder;

    private Path database;

    @BeforeEach
    void writeDatabase() {
        database = SmallDatabases.write(folder, SmallDatabases.REGULAR);
    }

    private Command map(String... more) {
        List<String> arguments = new ArrayList<>(List.of("map", "--db", database.toString()));
        arguments.addAll(Arrays.asList(more));
        return Command.run(arguments.toArray(String[]::new));
    }

    private static JsonNode document(Command command) {
        assertThat(command.exitCode()).as(command.err()).isZero();
        JsonNode document = JsonAnswers.document(command);
        assertThat(document.get("format").asString()).isEqualTo("espei4j-diagram");
        assertThat(document.get("version").intValue()).isEqualTo(1);
        assertThat(document.get("gaps").size()).isZero();
        return document;
    }

    /// Gibbs energy of mixing of the solid has its minima where its slope vanishes.
    private static double slopeOfSolid(double t, double x) {
        return R * t * Math.log(x / (1 - x)) + 20000 * (1 - 2 * x);
    }

    @Test
    void aBinaryDiagramHasFieldsInvariantsAndTieLines() {
        JsonNode document = document(
                map("--components", "A,B", "--phases", "LIQUID,SOLID", "--x", "X(B)=0..1", "--y", "T=400..1100"));

        assertThat(document.get("kind").asString()).isEqualTo("binary");
        assertThat(document.get("profile").asString()).isEqualTo("standard");
        assertThat(document.get("components")).extracting(JsonNode::asString).containsExactly("A", "B", "VA");
        assertThat(document.get("phases").propertyNames()).containsExactly("LIQUID", "SOLID");
        assertThat(document.get("conditions").get("P").doubleValue()).isEqualTo(101325);
        assertThat(document.get("axes").get(1).get("quantity").asString()).isEqualTo("T");
        assertThat(document.get("invariants").size()).isEqualTo(1);
        JsonNode eutectic = document.get("invariants").get(0);
        assertThat(eutectic.get("reaction").get("type").asString()).isEqualTo("eutectic");
        assertThat(eutectic.get("reaction").get("text").asString()).isEqualTo("LIQUID → SOLID + SOLID");
        assertThat(eutectic.get("phases").get(1).get("name").asString()).isEqualTo("LIQUID");
        assertThat(eutectic.get("phases").get(1).get("X").get("B").doubleValue())
                .isCloseTo(0.5, within(1e-6));
        double t = eutectic.get("T").doubleValue();
        double solvus = eutectic.get("phases").get(0).get("X").get("B").doubleValue();
        assertThat(slopeOfSolid(t, solvus)).isCloseTo(0, within(1e-4));
        assertThat(document.get("fields").size()).isEqualTo(3);
        for (JsonNode field : document.get("fields")) {
            assertThat(field.get("tie_lines").size()).isGreaterThan(1);
            assertThat(List.of(field.get("start"), field.get("end")))
                    .anySatisfy(end -> assertThat(end.get("at").asString()).isEqualTo("invariant"));
        }
    }

    @Test
    void allTieLinesFulfilTheConditionsOfEquilibrium() {
        JsonNode document =
                document(map("--components", "A,B", "--phases", "SOLID", "--x", "X(B)", "--y", "T=500:1300:5"));

        assertThat(document.get("notes").size()).isZero();
        assertThat(document.get("fields").size()).isEqualTo(1);
        JsonNode gap = document.get("fields").get(0);
        assertThat(gap.get("tie_lines").size()).isGreaterThan(100);
        for (JsonNode tieLine : gap.get("tie_lines")) {
            for (JsonNode phase : tieLine.get("phases")) {
                double x = phase.get("X").get("B").doubleValue();
                assertThat(slopeOfSolid(tieLine.get("T").doubleValue(), x)).isCloseTo(0, within(1e-4));
                assertThat(phase.get("Y").size()).isEqualTo(3);
            }
        }
        JsonNode critical = document.get("critical_points").get(0);
        assertThat(critical.get("phase").asString()).isEqualTo("SOLID");
        assertThat(critical.get("T").doubleValue()).isCloseTo(20000 / (2 * R), within(0.05));
        assertThat(critical.get("X").get("B").doubleValue()).isCloseTo(0.5, within(1e-3));
        assertThat(gap.toString()).contains("\"at\":\"critical_point\",\"index\":0");
    }

    @Test
    void phasesOfTheSameEnergyAreANote() {
        database = SmallDatabases.write(folder, SmallDatabases.REGULAR + """
                PHASE TWIN % 1 1 !
                CONSTITUENT TWIN :A,B: !
                PARAMETER L(TWIN,A,B;0) 298.15 +20000; 6000 N !
                """);
        Command command = map("--components", "A,B", "--phases", "SOLID,TWIN", "--x", "X(B)", "--y", "T=500..1300");
        JsonNode document = document(command);

        assertThat(document.get("fields").size()).isEqualTo(1);
        assertThat(document.get("phases").propertyNames()).containsExactly("SOLID", "TWIN");
        assertThat(document.get("notes").size()).isEqualTo(1);
        assertThat(document.get("notes").get(0).asString()).startsWith("TWIN is not told apart from SOLID");
        assertThat(command.err()).contains("TWIN is not told apart from SOLID");
    }

    @Test
    void anIsothermalSectionHasTrianglesWhoseCornersEndFields() {
        JsonNode document = document(map(
                "--components",
                "A,B,C",
                "--phases",
                "SOLID,CARBIDE",
                "--x",
                "X(B)",
                "--y",
                "X(C)",
                "--conditions",
                "T=700"));

        assertThat(document.get("kind").asString()).isEqualTo("isothermal");
        assertThat(document.get("conditions").get("T").doubleValue()).isEqualTo(700);
        assertThat(document.get("fields").size()).isPositive();
        for (JsonNode triangle : document.get("triangles")) {
            assertThat(triangle.get("phases").size()).isEqualTo(3);
            assertThat(triangle.get("T").doubleValue()).isEqualTo(700);
        }
        for (JsonNode field : document.get("fields")) {
            for (String which : List.of("start", "end")) {
                JsonNode end = field.get(which);
                assertThat(end.get("at").asString()).isIn("triangle", "edge", "critical_point", "closed", "border");
                if (end.get("at").asString().equals("triangle")) {
                    assertThat(end.get("index").intValue())
                            .isLessThan(document.get("triangles").size());
                }
            }
        }
    }

    @Test
    void anIsoplethHasBoundariesOnTheSection() {
        JsonNode document = document(map(
                "--components",
                "A,B,C",
                "--phases",
                "LIQUID,SOLID",
                "--x",
                "X(B)=0..0.8",
                "--y",
                "T=600..1200",
                "--conditions",
                "X(C)=0.2"));

        assertThat(document.get("kind").asString()).isEqualTo("isopleth");
        assertThat(document.get("from").get("A").doubleValue()).isCloseTo(0.8, within(1e-12));
        assertThat(document.get("to").get("B").doubleValue()).isEqualTo(0.8);
        assertThat(document.get("boundaries").size()).isPositive();
        for (JsonNode boundary : document.get("boundaries")) {
            for (JsonNode point : boundary.get("points")) {
                assertThat(point.get("X").get("C").doubleValue()).isCloseTo(0.2, within(1e-9));
                JsonNode last = point.get("phases").get(point.get("phases").size() - 1);
                assertThat(last.get("name").asString())
                        .isEqualTo(boundary.get("appearing").asString());
                assertThat(last.get("NP").doubleValue()).isCloseTo(0, within(1e-9));
            }
        }
    }

    @Test
    void aLineOfCompositionsIsAnAxis() {
        JsonNode along = document(map(
                "--components",
                "A,B,C",
                "--phases",
                "LIQUID,SOLID",
                "--from",
                "X(A)=1",
                "--to",
                "X(B)=0.5,X(C)=0.5",
                "--y",
                "T=800:1200:20"));

        assertThat(along.get("kind").asString()).isEqualTo("isopleth");
        assertThat(along.get("from").get("A").doubleValue()).isEqualTo(1);
        for (JsonNode boundary : along.get("boundaries")) {
            for (JsonNode point : boundary.get("points")) {
                assertThat(point.get("X").get("B").doubleValue())
                        .isCloseTo(point.get("X").get("C").doubleValue(), within(1e-9));
            }
        }
    }

    @Test
    void stepsInTemperatureTellWhereThePhasesChange() {
        JsonNode document = document(
                map("--components", "A,B", "--phases", "SOLID", "--x", "T=1000:1400:50", "--conditions", "X(B)=0.3"));

        assertThat(document.get("kind").asString()).isEqualTo("step");
        assertThat(document.get("points"))
                .extracting(p -> p.get("T").doubleValue())
                .containsExactly(1000.0, 1050.0, 1100.0, 1150.0, 1200.0, 1250.0, 1300.0, 1350.0, 1400.0);
        assertThat(document.get("transitions").size()).isEqualTo(1);
        JsonNode solvus = document.get("transitions").get(0);
        assertThat(solvus.get("before").size()).isEqualTo(2);
        assertThat(solvus.get("after").size()).isEqualTo(1);
        assertThat(slopeOfSolid(solvus.get("T").doubleValue(), 0.3)).isCloseTo(0, within(1e-3));
    }

    @Test
    void stepsInCompositionTellWhereThePhasesChange() {
        JsonNode document =
                document(map("--components", "A,B", "--phases", "SOLID", "--x", "X(B)=0..1", "--conditions", "T=1100"));

        assertThat(document.get("points").size()).isEqualTo(101);
        assertThat(document.get("transitions").size()).isEqualTo(2);
        for (JsonNode transition : document.get("transitions")) {
            assertThat(slopeOfSolid(1100, transition.get("X").get("B").doubleValue()))
                    .isCloseTo(0, within(1e-3));
        }
    }

    @Test
    void rangesInConditionsAreAxes() {
        JsonNode document = document(map(
                "--components",
                "A,B",
                "--phases",
                "SOLID",
                "--conditions",
                "X(B)=0:1:0.02, T=500:1300:5, P=101325, N=1"));

        assertThat(document.get("kind").asString()).isEqualTo("binary");
        assertThat(document.get("axes").get(1).get("from").doubleValue()).isEqualTo(500);
        JsonNode steps =
                document(map("--components", "A,B", "--phases", "SOLID", "--conditions", "T=1000:1400:50, X(B)=0.3"));
        assertThat(steps.get("kind").asString()).isEqualTo("step");
        assertThat(steps.get("points").size()).isEqualTo(9);
    }

    @Test
    void theDocumentCanGoIntoAFile() throws IOException {
        Path file = folder.resolve("diagram.json");
        Command command = map(
                "--components",
                "A,B",
                "--phases",
                "SOLID",
                "--x",
                "X(B)",
                "--conditions",
                "T=1100",
                "--out",
                file.toString());

        assertThat(command.exitCode()).isZero();
        assertThat(command.out()).isEmpty();
        assertThat(new JsonMapper().readTree(Files.readString(file)).get("kind").asString())
                .isEqualTo("step");
    }

    @Test
    void theProfileDecidesTheGasConstant() {
        JsonNode document = document(map(
                "--components",
                "A,B",
                "--phases",
                "SOLID",
                "--x",
                "X(B)",
                "--y",
                "T=900..1300",
                "--profile",
                "reference"));

        assertThat(document.get("profile").asString()).isEqualTo("reference");
        assertThat(document.get("critical_points").get(0).get("T").doubleValue())
                .isCloseTo(20000 / (2 * 8.3145), within(0.05));
    }

    /// The diagram is symmetric: the left half of one axis is the right half of the other.
    @Test
    void aPartOfABinaryDiagramIsCutAtItsBorders() {
        String[] choice = {"--components", "A,B", "--phases", "LIQUID,SOLID", "--y", "T=400..1100", "--x"};
        List<String> left = new ArrayList<>(List.of(choice));
        left.add("X(B)=0.125..0.25");
        List<String> right = new ArrayList<>(List.of(choice));
        right.add("X(A)=0.75..0.875");
        JsonNode part = document(map(left.toArray(String[]::new)));
        JsonNode same = document(map(right.toArray(String[]::new)));

        assertThat(part.get("fields")).isEqualTo(same.get("fields"));
        assertThat(part.get("invariants").size()).isEqualTo(1);
        assertThat(part.get("critical_points").size()).isZero();
        for (JsonNode field : part.get("fields")) {
            for (JsonNode tieLine : field.get("tie_lines")) {
                double first = tieLine.get("phases").get(0).get("X").get("B").doubleValue();
                double second = tieLine.get("phases").get(1).get("X").get("B").doubleValue();
                assertThat(Math.min(first, second)).isLessThanOrEqualTo(0.25 + 1e-9);
                assertThat(Math.max(first, second)).isGreaterThanOrEqualTo(0.125 - 1e-9);
            }
        }
        // The liquidus leaves the part at one side, the solidus at the other, both exactly there.
        assertThat(part.get("fields")
                        .valueStream()
                        .filter(field -> field.get("start").get("at").asString().equals("border")
                                || field.get("end").get("at").asString().equals("border"))
                        .flatMap(field -> Stream.of(
                                field.get("tie_lines").get(0),
                                field.get("tie_lines")
                                        .get(field.get("tie_lines").size() - 1)))
                        .flatMap(tieLine -> tieLine.get("phases").valueStream())
                        .mapToDouble(phase -> phase.get("X").get("B").doubleValue())
                        .filter(x -> Math.abs(x - 0.125) < 1e-9))
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0} | {1} | {2} | {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "A,B | T=300..200 | X(B) | - | the axis T goes from 300 to 200",
                "A,B | T | X(B) | - | the axis T has no range",
                "A,B | T=abc..3 | X(B) | - | T=abc..3 is no axis",
                "A,B | X(B)=0..1.5 | T=300..400 | - | the axis X(B) goes from 0 to 1.5",
                "A,B,C | X(B)=0..0.5 | X(C) | T=700 | this diagram is mapped over all compositions",
                "A,B | P=1..2 | - | T=1000, X(B)=0.3 | P cannot be an axis",
                "A,B | AC(B)=0..1 | T=300..400 | - | espei equilibrium --conditions \"…, AC(B)=start:stop:step\"",
                "A,B | T=300:400:1e-9 | X(B) | - | the axis T has 1.000e+11 steps",
                "A,B | T=300:400:1e-9 | - | X(B)=0.3 | the axis T has 1.000e+11 steps",
                "A,B | T=300..1e99 | X(B) | - | the axis T goes from 300 to 1e99",
                "A,B | X(D) | T=300..400 | - | X(D) names an element that the system does not have",
                "A,B,C | X(B) | X(C) | - | the temperature is not determined",
                "A,B,C | X(B) | X(B) | T=700 | no diagram of A-B-C has the axes X(B) and X(B)",
                "A,B | X(A) | X(B) | T=700 | no diagram of A-B has the axes X(A) and X(B)",
                "A,B,C | X(B) | T=300..400 | - | the composition is not determined",
                "A,B,C | X(B)=0..1 | T=300..400 | X(C)=0.1 | sum to 1.1",
                "A,B | X(B) | T=300..400 | T=300 | T is given, but it is on an axis",
                "A,B | X(B) | T=300..400 | X(A)=0.3 | X(A) is given, but a diagram of two elements",
                "A,B | T=300..400 | - | X(B)=0.1,0.2 | X(B) has several values",
                "A,B | T=300..400 | - | X(B)=0.1,0.2,0.5,P=1e5 | X(B) has several values",
                "A,B | T=300..400 | - | X(B)=0.1,P=-2 | P = -2.0 is out of range",
                "A,B | T=300..400 | - | N(B)=0.1 | N(B) cannot be held constant",
            })
    void questionsWithoutDiagramSayWhatIsWrong(
            String components, String x, String y, String conditions, String message) {
        List<String> arguments = new ArrayList<>(List.of("--components", components, "--x", x));
        if (y != null) {
            arguments.addAll(List.of("--y", y));
        }
        if (conditions != null) {
            arguments.addAll(List.of("--conditions", conditions));
        }
        Command command = map(arguments.toArray(String[]::new));

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).contains(message);
    }

    @Test
    void bothEndsOfALineAreNeeded() {
        Command command = map("--components", "A,B", "--from", "X(A)=1", "--y", "T=300..400");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("--from is given without --to");
    }

    @Test
    void aPhaseThatDoesNotExistIsNamedWithItsCandidates() {
        Command command = map("--components", "A,B", "--phases", "LIQIUD", "--x", "X(B)", "--y", "T=300..400");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("no phase LIQIUD").contains("Did you mean LIQUID?");
    }
}
