package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Binary diagrams of published databases that were once incomplete: narrow gaps in solutions, the same phases on both
/// sides of a compound, maxima, energies that jump at a melting point.
class BinaryFieldsConformanceTest {

    /// Without nickel only the magnetism of chromium tells the two phases of this database apart, and near pure aluminium nothing
    /// does: rounding decides which one an equilibrium has.
    @Test
    @Timeout(60)
    void phasesOfNearlyTheSameEnergyAreNotSearchedForEver() throws Exception {
        BinaryDiagram diagram = DiagramMapper.of(specs("issue43", "AL", "CR")).binary(300, 2500);

        assertThat(diagram.fields()).isEmpty();
        assertThat(diagram.gaps()).isEmpty();
        assertThat(diagram.notes())
                .singleElement()
                .asString()
                .startsWith("FCC_A1 and GAMMA_PRIME have the same energy at ");
    }

    private static EquilibriumSpecs specs(String name, String first, String second) throws Exception {
        Path file = GoldenDiagrams.folder().resolve("data/tdb/" + name + ".tdb");
        assumeTrue(Files.exists(file), "the reference folder is absent: " + file);
        Database database = TdbReader.read(file).database();
        return EquilibriumSpecs.of(ThermodynamicSystem.of(database)
                .components(first, second)
                .build()
                .models());
    }

    @ParameterizedTest
    @CsvSource({
        "COST507, CR, NI",
        "COST507, C, LI",
        "COST507, CR, Y",
        "COST507, CU, LI",
        "COST507, HF, ZR",
        "COST507, MO, ZR",
        "COST507, CU, ZN",
        "oc_SGTE-unary1991-2010, AC, LA",
        "oc_AlNiPt-2005, AL, PT",
        "kawin_AlScZr, AL, SC",
        "kawin_AlScZr, AL, ZR",
        "alcrni, AL, CR"
    })
    void everyEquilibriumBelongsToItsField(String name, String first, String second) throws Exception {
        EquilibriumSpecs specs = specs(name, first, second);
        BinaryDiagram diagram = DiagramMapper.of(specs).binary(300, 2500);

        assertThat(diagram.gaps()).isEmpty();
        RandomEquilibria.assertComplete(specs, diagram, 300);
    }
}
