package org.espei4j.cluster;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.assess.sample.LogPosterior;
import org.espei4j.cluster.problem.ProblemCompiler;
import org.espei4j.cluster.problem.ProblemDocuments;

/// A problem for tests: a normal density whose evaluation takes a time that depends on the proposal.
///
/// @param dimension number of parameters
/// @param shortestMillis shortest evaluation
/// @param longestMillis longest evaluation
/// @param ballast bytes of a document that means nothing
public record SyntheticProblem(int dimension, double shortestMillis, double longestMillis, int ballast)
        implements LogPosterior {

    /// A first parameter above this makes the evaluation throw, exhaust the memory, or end the process.
    public static final double THROWS = 1e6;

    public static final double EXHAUSTS_MEMORY = 2e6;
    public static final double KILLS_PROCESS = 3e6;

    public ProblemDocuments documents() {
        Map<String, byte[]> documents = new HashMap<>();
        documents.put(
                "settings", (dimension + " " + shortestMillis + " " + longestMillis).getBytes(StandardCharsets.UTF_8));
        byte[] bytes = new byte[ballast];
        Arrays.fill(bytes, (byte) 'x');
        documents.put("ballast", bytes);
        return ProblemDocuments.of(documents);
    }

    /// What a worker's [java.util.ServiceLoader] finds.
    public static final class Compiler implements ProblemCompiler {

        @Override
        public LogPosterior compile(ProblemDocuments documents, Path temporary) {
            String[] settings = documents.text("settings").orElseThrow().split(" ");
            return new SyntheticProblem(
                    Integer.parseInt(settings[0]),
                    Double.parseDouble(settings[1]),
                    Double.parseDouble(settings[2]),
                    documents.content("ballast").orElseThrow().length);
        }
    }

    @Override
    public List<String> parameterNames() {
        return IntStream.range(0, dimension).mapToObj(i -> "P" + i).toList();
    }

    @Override
    public Evaluator newEvaluator() {
        return this::evaluate;
    }

    /// How long an evaluation takes.
    public double millis(double[] theta) {
        double fraction = Math.abs(Arrays.hashCode(theta) * 0x9e3779b97f4a7c15L >>> 11) * 0x1p-53;
        return shortestMillis + (longestMillis - shortestMillis) * fraction;
    }

    private Evaluation evaluate(double[] theta) {
        if (theta[0] >= KILLS_PROCESS) {
            Runtime.getRuntime().halt(9);
        }
        if (theta[0] >= EXHAUSTS_MEMORY) {
            long[][] hoard = new long[1 << 20][];
            for (int i = 0; i < hoard.length; i++) {
                hoard[i] = new long[1 << 24];
            }
        }
        if (theta[0] >= THROWS) {
            throw new IllegalStateException("synthetic breakdown");
        }
        long end = System.nanoTime() + (long) (1e6 * millis(theta));
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        double sum = 0;
        for (double x : theta) {
            sum += x * x;
        }
        return Evaluation.of(0, -0.5 * sum);
    }
}
