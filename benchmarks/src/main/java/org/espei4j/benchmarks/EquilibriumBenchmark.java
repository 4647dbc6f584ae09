package org.espei4j.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbReader;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.BoundSystem;
import org.espei4j.calphad.equilibrium.EquilibriumSolver;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.equilibrium.EquilibriumState;
import org.espei4j.calphad.equilibrium.SinglePhaseSolver;
import org.espei4j.calphad.model.CompiledPhase;
import org.espei4j.calphad.model.ModelOptions;
import org.espei4j.calphad.model.PhaseModel;
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

/// One equilibrium of a binary system with five phases: liquid and Laves phase at 1000 K. Every call has new fitted values,
/// as in an assessment, so that binding and sampled energies count.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EquilibriumBenchmark {

    private static final List<String> SYMBOLS = List.of("VV0001", "VV0002", "VV0003", "VV0004", "VV0005", "VV0006");
    private static final double[] START = {-35000, 6, -4500, -22000, -54000, -28000};

    private final double[] composition = {0.75, 0.25};
    private final double[][] proposals = new double[64][];
    private EquilibriumSolver solver;
    private SinglePhaseSolver liquid;
    private EquilibriumState state;
    private int next;

    /// The system at 1000 K.
    public static BoundSystem system() throws IOException, BadInputException, UnbuildablePhaseException {
        String text;
        try (InputStream stream = EquilibriumBenchmark.class.getResourceAsStream("binary.tdb")) {
            text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.US_ASCII);
        }
        Database database = TdbReader.parseOrThrow(text, "binary.tdb");
        ModelOptions options = ModelOptions.standard().withFittingSymbols(SYMBOLS);
        List<CompiledPhase> phases = new ArrayList<>();
        for (String phase : List.of("AB2", "FCC_A1", "HCP_A3", "LAVES_C15", "LIQUID")) {
            PhaseModel model = PhaseModel.of(database, phase, List.of("A", "B", "VA"), options);
            phases.add(CompiledPhase.of(model.energy(), SYMBOLS));
        }
        return EquilibriumSpecs.of(phases).bind(1000, 101_325);
    }

    /// Fitted values of the system.
    public static double[] fittedValues() {
        return START.clone();
    }

    /// Builds the system.
    @Setup
    public void build() throws IOException, BadInputException, UnbuildablePhaseException {
        BoundSystem system = system();
        solver = system.solver();
        liquid = system.singlePhase(4);
        for (int p = 0; p < proposals.length; p++) {
            proposals[p] = START.clone();
            for (int i = 0; i < START.length; i++) {
                proposals[p][i] *= 1 + 0.02 * Math.sin(p * 7.0 + i);
            }
        }
        solver.bindParameters(START);
        if (!solver.solve(composition) || solver.setCount() != 2) {
            throw new IllegalStateException("not the two-phase equilibrium meant: " + solver.failure());
        }
        state = solver.state();
    }

    /// Binding of all phases to fitted values alone.
    @Benchmark
    public void bind() {
        solver.bindParameters(proposals[next++ & 63]);
    }

    /// From the sampled energies on.
    @Benchmark
    public double cold() {
        solver.bindParameters(proposals[next++ & 63]);
        solver.solve(composition);
        return solver.energy();
    }

    /// From the solution for other fitted values, verified.
    @Benchmark
    public double warm() {
        solver.bindParameters(proposals[next++ & 63]);
        solver.solveFrom(state, composition);
        return solver.energy();
    }

    /// Energy of the liquid alone.
    @Benchmark
    public double alone() {
        liquid.bindParameters(proposals[next++ & 63]);
        liquid.solve(composition);
        return liquid.molarEnergy();
    }
}
