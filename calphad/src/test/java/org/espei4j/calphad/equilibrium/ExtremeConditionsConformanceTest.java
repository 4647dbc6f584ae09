package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espei4j.calphad.equilibrium.GoldenEquilibria.GoldenSystem;
import org.junit.jupiter.api.Test;

/// All reference systems from 1 K to 6000 K at compositions down to 1e-10. There are no reference values: each solution is
/// checked by its mass balance and by the driving forces of all phases over a grid of their constitutions that is none of
/// those of the search.
class ExtremeConditionsConformanceTest {

    private static final double[] TEMPERATURES = {1, 10, 50, 100, 300, 1000, 2000, 4000, 6000};
    private static final double TRACE = 1e-10;

    private final List<String> failures = new ArrayList<>();
    private int tried;

    @Test
    void everyEquilibriumIsFoundAndIsGlobal() throws IOException {
        List<GoldenSystem> systems = GoldenEquilibria.systems();
        assumeTrue(!systems.isEmpty(), "no reference equilibria in " + GoldenEquilibria.folder());
        for (GoldenSystem system : systems) {
            EquilibriumSpecs specs = system.specs();
            double pressure = system.json().get("P").asDouble();
            DenseGrids grids = new DenseGrids(specs, pressure);
            for (double temperature : TEMPERATURES) {
                EquilibriumSolver solver = specs.bind(temperature, pressure).solver();
                solver.bindParameters(new double[0]);
                grids.bind(solver);
                for (double[] x : compositions(specs.elements().size())) {
                    tried++;
                    String wrong = grids.check(solver, x);
                    if (!wrong.isEmpty()) {
                        failures.add(
                                "%s T=%s X=%s: %s".formatted(system.name(), temperature, Arrays.toString(x), wrong));
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(3600);
        assertThat(failures).as(() -> String.join("\n", failures)).isEmpty();
    }

    /// One element nearly pure; one element a trace, the others in equal and in unequal parts; and amounts that fall evenly
    /// by ten orders of magnitude.
    private static List<double[]> compositions(int elements) {
        List<double[]> all = new ArrayList<>();
        for (int e = 0; e < elements; e++) {
            double[] pure = new double[elements];
            double[] equal = new double[elements];
            double[] unequal = new double[elements];
            double[] falling = new double[elements];
            for (int i = 0; i < elements; i++) {
                pure[i] = i == e ? 1 : TRACE;
                equal[i] = i == e ? TRACE : 1;
                unequal[i] = i == e ? TRACE : 1 + (7 * i + 3 * e) % 5;
                falling[(e + i) % elements] = Math.pow(TRACE, (double) i / Math.max(1, elements - 1));
            }
            for (double[] x : List.of(pure, equal, unequal, falling)) {
                double sum = Arrays.stream(x).sum();
                all.add(Arrays.stream(x).map(part -> part / sum).toArray());
            }
        }
        return all;
    }
}
