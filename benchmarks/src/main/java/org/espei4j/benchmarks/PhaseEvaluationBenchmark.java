package org.espei4j.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.espei4j.calphad.model.BoundPhase;
import org.espei4j.calphad.model.CompiledPhase;
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

/// What one phase costs: binding, energy and derivatives, as bytecode.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Despei4j.compile.patience=1")
public class PhaseEvaluationBenchmark {

    private static final int POINTS = 64;

    /// Which phase.
    @Param({"BINARY_LIQUID", "TERNARY_MAGNET", "ALLOY_LIQUID", "ORDERED_FCC"})
    public SyntheticPhase phase = SyntheticPhase.BINARY_LIQUID;

    private CompiledPhase compiled;
    private BoundPhase bound;
    private double[] theta;
    private double[] workspace;
    private double[][] points;
    private double[] gradient;
    private double[] hessian;
    private double[] slopes;
    private int next;
    private double temperature = 1000;

    /// Compiles the phase.
    @Setup
    public void compile() {
        compiled = phase.compile();
        bound = compiled.bind(temperature, 101325);
        theta = phase.fittedValues();
        workspace = bound.newWorkspace();
        bound.bindParameters(theta, workspace);
        int n = compiled.description().siteFractionCount();
        double[] all = phase.points(compiled, POINTS);
        points = new double[POINTS][];
        for (int p = 0; p < POINTS; p++) {
            points[p] = Arrays.copyOfRange(all, p * n, p * n + n);
        }
        gradient = new double[n];
        hessian = new double[n * n];
        slopes = new double[theta.length];
    }

    private double[] point() {
        next = (next + 1) & (POINTS - 1);
        return points[next];
    }

    /// A new temperature.
    @Benchmark
    public BoundPhase bind() {
        temperature = temperature > 1500 ? 500 : temperature + 1;
        return compiled.bind(temperature, 101325);
    }

    /// New fitted values.
    @Benchmark
    public double[] bindParameters() {
        bound.bindParameters(theta, workspace);
        return workspace;
    }

    /// The energy alone.
    @Benchmark
    public double energy() {
        return bound.energy(workspace, point());
    }

    /// Energy and slopes.
    @Benchmark
    public double gradient() {
        return bound.gradient(workspace, point(), gradient);
    }

    /// Energy, slopes and curvatures.
    @Benchmark
    public double hessian() {
        return bound.hessian(workspace, point(), gradient, hessian);
    }

    /// Slopes in the fitted values.
    @Benchmark
    public double[] parameterGradient() {
        bound.parameterGradient(theta, workspace, point(), slopes);
        return slopes;
    }
}
