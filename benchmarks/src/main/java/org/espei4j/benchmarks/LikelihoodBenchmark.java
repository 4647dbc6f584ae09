package org.espei4j.benchmarks;

import java.util.concurrent.TimeUnit;
import org.espei4j.assess.residual.Likelihood;
import org.espei4j.assess.run.Assessment;
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

/// One log-likelihood of Cu-Mg, one thread, warm: every evaluation is of another parameter vector.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class LikelihoodBenchmark {

    private static final int PROPOSALS = 64;

    /// Standard deviation of the proposals relative to the start values.
    @Param({"0.01", "0.1"})
    public double deviation;

    private Likelihood.Evaluator evaluator;
    private double[][] proposals;
    private int next;

    /// Compiles the assessment.
    @Setup
    public void setUp() {
        Assessment assessment = CopperMagnesium.assessment();
        evaluator = assessment.likelihood().newEvaluator();
        proposals = CopperMagnesium.proposals(assessment, PROPOSALS, deviation);
    }

    /// The log-likelihood of the next proposal.
    @Benchmark
    public double logLikelihood() {
        next = (next + 1) % PROPOSALS;
        return evaluator.lnLikelihood(proposals[next]);
    }
}
