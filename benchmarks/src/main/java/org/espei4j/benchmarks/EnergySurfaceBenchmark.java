package org.espei4j.benchmarks;

import java.util.concurrent.TimeUnit;
import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.EnergySurface;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Energies of 2,000 constitutions of one phase.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EnergySurfaceBenchmark {

    private static final int POINTS = 2000;

    /// Which phase.
    @Param({"BINARY_LIQUID", "TERNARY_MAGNET", "ALLOY_LIQUID", "ORDERED_FCC"})
    public SyntheticPhase phase = SyntheticPhase.BINARY_LIQUID;

    private CompiledPhase compiled;
    private BoundPhase bound;
    private double[] points;
    private double[] theta;
    private double[] workspace;
    private EnergySurface surface;
    private double[] energies;
    private double temperature = 1000;

    /// Compiles the phase.
    @Setup
    public void compile() {
        compiled = phase.compile();
        points = phase.points(compiled, POINTS);
        theta = phase.fittedValues();
        bound = compiled.bind(temperature, 101325);
        workspace = bound.newWorkspace();
        bound.bindParameters(theta, workspace);
        surface = bound.surface(points);
        energies = new double[POINTS];
    }

    /// A new temperature for points that are known.
    @Benchmark
    public EnergySurface newTemperature() {
        temperature = temperature > 1500 ? 500 : temperature + 1;
        return compiled.bind(temperature, 101325).surface(points);
    }

    /// New fitted values.
    @Benchmark
    public double[] newParameters() {
        bound.bindParameters(theta, workspace);
        surface.energies(theta, workspace, energies);
        return energies;
    }
}
