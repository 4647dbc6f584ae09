package org.espei4j.benchmarks;

import java.util.concurrent.TimeUnit;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.PhaseEnergy;
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

/// From the energy as an expression to a compiled phase: differentiation, factoring, scheduling.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PhaseCompilationBenchmark {

    /// Which phase.
    @Param({"BINARY_LIQUID", "TERNARY_MAGNET", "ALLOY_LIQUID", "ORDERED_FCC"})
    public SyntheticPhase phase = SyntheticPhase.BINARY_LIQUID;

    private PhaseEnergy energy;

    /// Builds the expression.
    @Setup
    public void build() {
        energy = phase.energy();
    }

    /// Compiles it.
    @Benchmark
    public CompiledPhase compile() {
        return CompiledPhase.of(energy, phase.parameters());
    }
}
