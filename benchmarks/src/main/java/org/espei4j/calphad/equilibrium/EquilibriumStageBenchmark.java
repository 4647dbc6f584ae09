package org.espei4j.calphad.equilibrium;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.espei4j.benchmarks.EquilibriumBenchmark;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.model.UnbuildablePhaseException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The stages of the equilibrium that [EquilibriumBenchmark] measures as a whole. It lives in the package of the solver
/// because its stages are nobody else's business.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EquilibriumStageBenchmark {

    private final double[] composition = {0.75, 0.25};
    private final double[] potentials = new double[2];
    private final boolean[] absentElements = new boolean[2];
    private WorkingPhase[] phases = new WorkingPhase[0];
    private SampledEnergies sampled;
    private StartingHull hull;
    private StableSets sets;
    private EquilibriumNewton newton;
    private EquilibriumState start;
    private double thermalEnergy;

    /// Builds the system and its solution at other fitted values, from which Newton's method starts.
    @Setup
    public void build() throws IOException, BadInputException, UnbuildablePhaseException {
        BoundSystem system = EquilibriumBenchmark.system();
        EquilibriumSpecs specs = system.specs();
        thermalEnergy = Tolerances.GAS_CONSTANT * system.temperature();
        phases = new WorkingPhase[specs.phases().size()];
        double[] theta = EquilibriumBenchmark.fittedValues();
        for (int p = 0; p < phases.length; p++) {
            phases[p] = new WorkingPhase(p, system.phase(p), specs.layout(p));
            phases[p].bindParameters(theta);
        }
        sampled = new SampledEnergies(system, phases);
        sampled.bindParameters(theta);
        hull = new StartingHull(sampled, specs, new GivenPotentials(composition.length));
        sets = new StableSets(phases);
        newton = new EquilibriumNewton(composition.length, thermalEnergy);
        EquilibriumSolver solver = system.solver();
        double[] other = theta.clone();
        for (int i = 0; i < other.length; i++) {
            other[i] *= 1 + 0.02 * Math.sin(i);
        }
        solver.bindParameters(other);
        if (!solver.solve(composition)) {
            throw new IllegalStateException("no equilibrium: " + solver.failure());
        }
        start = solver.state();
    }

    /// Lower hull of sampled constitutions, their energies known, and the composition sets made of it.
    @Benchmark
    public double globalStart() {
        hull.begin(composition, absentElements);
        hull.solve(Tolerances.HULL * thermalEnergy);
        hull.potentials(potentials, absentElements);
        hull.formSets(sets, potentials, absentElements);
        return potentials[0];
    }

    /// Newton's method from the solution at fitted values that differ by 2 %, without verification.
    @Benchmark
    public double newton() {
        start.restore(potentials, sets, absentElements);
        newton.solve(sets, potentials, composition);
        return potentials[0];
    }
}
