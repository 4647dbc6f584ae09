package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.equilibrium.SamplingGrid;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Isothermal sections of published databases that once lacked a field or showed metastable ones: a narrow field around a corner,
/// and ordered fcc on four sublattices.
class IsothermalFieldsConformanceTest {

    /// Phases are sampled much more densely to check a section than to map it.
    private static final SamplingGrid DENSE = SamplingGrid.reference(20);

    private static List<CompiledPhase> phases(String name, String... elements) throws Exception {
        Path file = GoldenDiagrams.folder().resolve("data/tdb/" + name + ".tdb");
        assumeTrue(Files.exists(file), "the reference folder is absent: " + file);
        Database database = TdbReader.read(file).database();
        return EquilibriumSpecs.of(ThermodynamicSystem.of(database)
                        .components(elements)
                        .build()
                        .models())
                .phases();
    }

    @ParameterizedTest
    @CsvSource({
        "oc_steel1, FE, MO, SI, 1300, 14",
        "oc_AlNiPt-2005, AL, NI, PT, 1500, 22",
    })
    void everyFieldIsFoundAndNoneIsMetastable(
            String name, String first, String second, String third, double temperature, int fields) throws Exception {
        List<CompiledPhase> phases = phases(name, first, second, third);
        IsothermalSection section =
                DiagramMapper.of(EquilibriumSpecs.of(phases)).isothermal(temperature);

        assertThat(section.gaps()).isEmpty();
        assertThat(section.fields()).hasSize(fields);
        EquilibriumSpecs dense = EquilibriumSpecs.of(phases, DENSE);
        PointWriter points = new PointWriter(dense);
        StabilityCheck check = new StabilityCheck(dense, section.pressure(), new double[0]);
        for (TwoPhaseField field : section.fields()) {
            for (int i = 0; i < field.tieLines().size(); i += 5) {
                TieSimplex tieLine = field.tieLines().get(i);
                StabilityCheck.Violation worst = check.worst(points.read(tieLine));
                assertThat(worst == null ? 0 : worst.force())
                        .as("%s + %s at %s", field.first(), field.second(), tieLine)
                        .isCloseTo(0, within(1e-2));
            }
        }
    }
}
