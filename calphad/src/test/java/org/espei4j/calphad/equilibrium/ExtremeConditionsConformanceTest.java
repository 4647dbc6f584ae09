package org.espei4j.calphad.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espei4j.calphad.equilibrium.GoldenEquilibria.GoldenSystem;
import org.espei4j.calphad.model.BoundPhase;
import org.junit.jupiter.api.Test;

/// All reference systems from 1 K to 6000 K at compositions down to 1e-10. There are no reference values: each solution is
/// checked by its mass balance and by the driving forces of all phases over a grid of their constitutions that is none of
/// those of the search.
class ExtremeConditionsConformanceTest {

    private static final double[] TEMPERATURES = {1, 10, 50, 100, 300, 1000, 2000, 4000, 6000};
    private static final double TRACE = 1e-10;
    /// Points per line between endmembers, and per free site fraction.
    private static final int DENSITY = 12;
    /// Phases with very many endmembers are checked at some of them.
    private static final int MOST_POINTS = 20_000;

    private final List<String> failures = new ArrayList<>();
    private int tried;

    @Test
    void everyEquilibriumIsFoundAndIsGlobal() throws IOException {
        List<GoldenSystem> systems = GoldenEquilibria.systems();
        assumeTrue(!systems.isEmpty(), "no reference equilibria in " + GoldenEquilibria.folder());
        for (GoldenSystem system : systems) {
            EquilibriumSpecs specs = system.specs();
            double pressure = system.json().get("P").asDouble();
            List<SampledPhase> grids = new ArrayList<>();
            for (int p = 0; p < specs.phases().size(); p++) {
                BoundPhase phase = specs.phases().get(p).bind(1000, pressure);
                grids.add(SampledPhase.of(phase, SamplingGrid.reference(DENSITY)));
            }
            for (double temperature : TEMPERATURES) {
                EquilibriumSolver solver = specs.bind(temperature, pressure).solver();
                solver.bindParameters(new double[0]);
                double[][] energies = energies(solver, grids);
                for (double[] x : compositions(specs.elements().size())) {
                    tried++;
                    String wrong = check(solver, x, grids, energies);
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

    private static double[][] energies(EquilibriumSolver solver, List<SampledPhase> grids) {
        double[][] energies = new double[grids.size()][];
        for (int p = 0; p < energies.length; p++) {
            BoundPhase phase = solver.system().phase(p);
            double[] workspace = phase.newWorkspace();
            phase.bindParameters(new double[0], workspace);
            DrivingForceGrid grid = DrivingForceGrid.of(phase, grids.get(p));
            energies[p] = new double[grid.size()];
            grid.energies(new double[0], workspace, energies[p]);
        }
        return energies;
    }

    private static String check(EquilibriumSolver solver, double[] x, List<SampledPhase> grids, double[][] energies) {
        if (!solver.solve(x)) {
            return "no solution: " + solver.failure();
        }
        for (int e = 0; e < x.length; e++) {
            double missing = x[e];
            for (int k = 0; k < solver.setCount(); k++) {
                missing -= solver.amount(k) * solver.elementAmount(k, e);
            }
            // Site fractions are at least 1e-14, so that every phase holds that much of each of its elements.
            if (!(Math.abs(missing) <= 1e-9 * x[e] + 1e-13)) {
                return "element %d: %.3g is missing".formatted(e, missing);
            }
        }
        for (int p = 0; p < energies.length; p++) {
            String below = pointBelowPlane(solver, x.length, grids.get(p), energies[p], p);
            if (!below.isEmpty()) {
                return below;
            }
        }
        return "";
    }

    private static String pointBelowPlane(
            EquilibriumSolver solver, int elements, SampledPhase grid, double[] energies, int phase) {
        double leastAtoms = solver.system().specs().layout(phase).leastAtoms;
        int stride = 1 + energies.length / MOST_POINTS;
        for (int j = 0; j < energies.length; j += stride) {
            double force = -energies[j];
            double size = Math.abs(force);
            for (int e = 0; e < elements; e++) {
                double part = solver.potential(e) * grid.fraction(e, j);
                force += part;
                size += Math.abs(part);
            }
            // What rounding leaves of potentials of 1e9 J/mol, as those of traces at 1 K are, is more than the
            // tolerance.
            if (force > 1e-5 + 1e-13 * size && grid.atoms(j) > leastAtoms) {
                return "%s at %s lies %.3g J/mol below the plane"
                        .formatted(grid.description().name(), Arrays.toString(grid.siteFractions(j)), force);
            }
        }
        return "";
    }
}
