package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random alloys of many elements in large databases, from 300 K to 6000 K, of which some have traces down to 1e-11. There are
/// no reference values; see [DenseGrids].
class RandomAlloysConformanceTest {

    private static final double PRESSURE = 101_325;
    /// Compositions at each temperature: even, with traces, with fractions of all orders of magnitude.
    private static final int KINDS = 3;

    private static EquilibriumSpecs specs(String database, String components) throws Exception {
        Path file = GoldenEquilibria.folder().resolve("data/tdb/" + database + ".tdb");
        assumeTrue(Files.exists(file), "no database " + file);
        return EquilibriumSpecs.of(ThermodynamicSystem.of(TdbReader.read(file).database())
                .components(List.of(components.split(" ")))
                .options(ModelOptions.reference())
                .build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COST507       | 12 | AL CR CU FE MG MN NI SI TI ZN VA
            mc_fecocrnbti | 12 | AL C CO CR FE MN MO NB NI TI VA
            oc_steel1     | 25 | C CR FE MO SI V VA
            """)
    void everyEquilibriumIsFoundAndIsGlobal(String database, int temperatures, String components) throws Exception {
        EquilibriumSpecs specs = specs(database, components);
        DenseGrids grids = new DenseGrids(specs, PRESSURE);
        RandomGenerator random = RandomSystems.generator(20261123);
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < temperatures; i++) {
            // More cold ones, where more phases take part.
            double temperature = 300 + 5700 * random.nextDouble() * random.nextDouble();
            EquilibriumSolver solver = specs.bind(temperature, PRESSURE).solver();
            solver.bindParameters(new double[0]);
            grids.bind(solver);
            for (int kind = 0; kind < KINDS; kind++) {
                double[] x = composition(specs.elements().size(), kind, random);
                String wrong = grids.check(solver, x);
                if (!wrong.isEmpty()) {
                    failures.add("T=%s X=%s: %s".formatted(temperature, Arrays.toString(x), wrong));
                }
            }
        }
        assertThat(failures).as(() -> String.join("\n", failures)).isEmpty();
    }

    /// Disordered bcc in ten elements, which the liquid and fcc hide; and a narrow miscibility gap of a Laves phase, whose two
    /// sets full steps make one.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1607.87 | 0.197646 2.5e-7  0.01188 0.75339 1.1e-7   1.7e-7  1.4e-8  7.3e-7  4.7e-10 0.037081
            751.11  | 5.3e-7   9.1e-11 0.002501 5.76e-4 1.3e-10 0.25286 7.8e-11 0.058418 5.5e-5 0.685589
            585.85  | 0        0       0.05909169387 0  0.27110451265 0.30809345892 0.15202636010 0 0.09729577735 0.11241248068
            """)
    void alloysThatAreEasilyMissedAreFound(double temperature, String fractions) throws Exception {
        EquilibriumSpecs specs = specs("COST507", "AL CR CU FE MG MN NI SI TI ZN VA");
        double[] x = Arrays.stream(fractions.split(" +"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double sum = Arrays.stream(x).sum();
        EquilibriumSolver solver = specs.bind(temperature, PRESSURE).solver();
        solver.bindParameters(new double[0]);
        DenseGrids grids = new DenseGrids(specs, PRESSURE);
        grids.bind(solver);
        assertThat(grids.check(solver, Arrays.stream(x).map(part -> part / sum).toArray()))
                .isEmpty();
    }

    private static double[] composition(int elements, int kind, RandomGenerator random) {
        double[] x = new double[elements];
        for (int e = 0; e < elements; e++) {
            double even = -Math.log(random.nextDouble());
            x[e] = switch (kind) {
                case 0 -> even;
                case 1 -> random.nextInt(3) == 0 ? 1e-10 : even;
                default -> Math.max(1e-11, Math.pow(even, 4));
            };
        }
        double sum = Arrays.stream(x).sum();
        return Arrays.stream(x).map(part -> part / sum).toArray();
    }
}
