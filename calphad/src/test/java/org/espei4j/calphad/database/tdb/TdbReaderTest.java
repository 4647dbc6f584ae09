package org.espei4j.calphad.database.tdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.database.OrderPartition;
import org.espei4j.calphad.database.Parameter;
import org.espei4j.calphad.database.Phase;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Severity;
import org.espei4j.calphad.expr.Evaluator;
import org.junit.jupiter.api.Test;

/// What a well-formed file means. The databases are made up.
class TdbReaderTest {

    @Test
    void everyKindOfCommandIsUnderstood() throws Exception {
        Database database = TdbReader.parseOrThrow(ExampleDatabase.TEXT, "example.tdb");

        assertThat(database.elements().keySet()).containsExactly("/-", "NI", "VA", "W", "Y");
        assertThat(database.elements().get("NI").mass()).isEqualTo(58.69);
        assertThat(database.species().get("W2Y1+3").composition()).containsEntry("W", 2.0);
        assertThat(database.species().get("W2Y1+3").charge()).isEqualTo(3);
        assertThat(database.functions()).containsOnlyKeys("GHSERNI", "GHSERW", "LMIX");
        assertThat(database.phases()).containsOnlyKeys("BCC_A2", "BCC_B2", "LIQUID");
        assertThat(database.parametersOf("LIQUID")).hasSize(3);
        assertThat(database.references()).containsEntry("02ABC", "A. B. C. d'Example, Made-up J. 1 (2002) 3-4");
        assertThat(database.comments()).containsExactly("Made up for tests", "", "Second paragraph");
    }

    @Test
    void phasesCarryWhatTypeDefinitionsSay() throws Exception {
        Database database = TdbReader.parseOrThrow(ExampleDatabase.TEXT, "example.tdb");
        Phase disordered = database.phase("BCC_A2").orElseThrow();
        Phase ordered = database.phase("BCC_B2").orElseThrow();

        assertThat(disordered.magnetic()).contains(new MagneticOrdering(-1, 0.4));
        assertThat(ordered.magnetic()).contains(new MagneticOrdering(-1, 0.4));
        assertThat(ordered.partition()).contains(new OrderPartition("BCC_B2", "BCC_A2", false));
        assertThat(disordered.partition()).isEmpty();
        assertThat(disordered.sublattices().getFirst().majors()).containsExactly("NI");
        assertThat(database.phase("LIQUID").orElseThrow().hasOption('L')).isTrue();
    }

    @Test
    void rangesOfAFunctionHaveTheirLimits() throws Exception {
        Database database = TdbReader.parseOrThrow(ExampleDatabase.TEXT, "example.tdb");
        var value = database.function("GHSERNI").orElseThrow().value();

        assertThat(value.lower()).isEqualTo(298.15);
        assertThat(value.ranges()).extracting(r -> r.upper()).containsExactly(1500.0, 3000.0);
        assertThat(Evaluator.at(1000, 1e5).evaluate(value.first()))
                .isEqualTo(-5000 + 110.5 * 1000 - 22 * 1000 * Math.log(1000) - 4.5e-3 * 1e6);
        assertThat(database.function("GHSERNI").orElseThrow().reference()).contains("02ABC");
    }

    @Test
    void parametersKnowTheirPlace() throws Exception {
        Database database = TdbReader.parseOrThrow(ExampleDatabase.TEXT, "example.tdb");
        Parameter mobility = database.parameters().stream()
                .filter(p -> p.type().equals("MQ"))
                .findFirst()
                .orElseThrow();

        assertThat(mobility.diffusing()).contains("W");
        assertThat(mobility.constituents()).isEqualTo(List.of(List.of("*"), List.of("VA")));
        assertThat(mobility.notation()).isEqualTo("MQ(BCC_A2&W,*:VA;0)");
        assertThat(mobility.place().orElseThrow().file()).isEqualTo("example.tdb");
        assertThat(mobility.place().orElseThrow().line()).isEqualTo(ExampleDatabase.lineOf("MQ(BCC_A2&W"));
    }

    @Test
    void constituentsOfAParameterAreSortedAndItsValueStays() throws Exception {
        Database database = TdbReader.parseOrThrow(ExampleDatabase.TEXT, "example.tdb");
        Parameter sorted = database.parametersOf("LIQUID").getLast();

        assertThat(sorted.constituents()).isEqualTo(List.of(List.of("NI", "W")));
        assertThat(sorted.value().first().toString()).isEqualTo("250");
    }

    @Test
    void aCleanFileHasNoProblems() {
        List<Problem> problems =
                TdbReader.parse(ExampleDatabase.TEXT, "example.tdb").problems();
        assertThat(problems).extracting(Problem::kind).containsExactly(TdbProblem.SPECIES_UNUSED);
        assertThat(problems).extracting(Problem::severity).containsExactly(Severity.NOTE);
    }

    @Test
    void aPhaseWithoutLettersOfItsOwnCanBeTheDisorderedOne() throws Exception {
        Database database = TdbReader.parseOrThrow(ExampleDatabase.TEXT, "example.tdb");
        Optional<OrderPartition> pair = database.phase("BCC_B2").orElseThrow().partition();
        assertThat(pair.orElseThrow().disorderedPhase()).isEqualTo("BCC_A2");
    }
}
