package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.espei4j.calphad.equilibrium.GoldenEquilibria.GoldenSystem;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A solution must not depend on where the search for it started: every reference point is solved at a temperature 3 %
/// higher, from scratch and from its solution at the original temperature.
class WarmStartConformanceTest {

    @Test
    void startFromNeighbouringTemperatureGivesTheSameEquilibrium() throws IOException {
        List<GoldenSystem> systems = GoldenEquilibria.systems();
        assumeTrue(!systems.isEmpty(), "no reference equilibria in " + GoldenEquilibria.folder());
        for (GoldenSystem system : systems) {
            EquilibriumSpecs specs = system.specs();
            for (JsonNode point : system.points()) {
                double temperature = point.get("T").asDouble();
                double pressure = system.json().get("P").asDouble();
                double[] composition = system.composition(point, specs.elements());
                EquilibriumSolver here = specs.bind(temperature, pressure).solver();
                here.bindParameters(new double[0]);
                if (!here.solve(composition)) {
                    continue;
                }
                EquilibriumState start = here.state();
                EquilibriumSolver cold =
                        specs.bind(1.03 * temperature, pressure).solver();
                cold.bindParameters(new double[0]);
                boolean solved = cold.solve(composition);
                EquilibriumSolver warm = cold.system().solver();
                warm.bindParameters(new double[0]);
                assertThat(warm.solveFrom(start, composition))
                        .as("%s T=%s X=%s", system.name(), temperature, point.get("X"))
                        .isEqualTo(solved);
                if (solved) {
                    assertThat(warm.energy())
                            .as("%s T=%s X=%s", system.name(), temperature, point.get("X"))
                            .isCloseTo(cold.energy(), within(1e-6));
                }
            }
        }
    }
}
