package org.espei4j.benchmarks;

import java.lang.management.ManagementFactory;
import org.espei4j.assess.residual.Likelihood;
import org.espei4j.assess.run.Assessment;

/// Measures the heap in use before and after many log-likelihoods of Cu-Mg, after a warm-up; it must not grow.
///
/// `java -cp … org.espei4j.benchmarks.HeapGrowth [number]`, by default 10,000.
public final class HeapGrowth {

    private static final int WARM_UP = 500;
    private static final int PROPOSALS = 500;

    private HeapGrowth() {}

    /// Prints the heap in use, in bytes, before and after, and the time of one likelihood.
    ///
    /// @param arguments number of likelihoods
    public static void main(String[] arguments) throws InterruptedException {
        int number = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        Assessment assessment = CopperMagnesium.assessment();
        Likelihood.Evaluator evaluator = assessment.likelihood().newEvaluator();
        double[][] proposals = CopperMagnesium.proposals(assessment, PROPOSALS, 0.1);
        evaluate(evaluator, proposals, WARM_UP);
        long before = heapInUse();
        long start = System.nanoTime();
        evaluate(evaluator, proposals, number);
        double milliseconds = (System.nanoTime() - start) / 1e6;
        long after = heapInUse();
        System.out.printf("heap before %,d bytes%n", before);
        System.out.printf("heap after %,d further likelihoods %,d bytes (%+,d)%n", number, after, after - before);
        System.out.printf("%.3f ms per likelihood%n", milliseconds / number);
    }

    private static void evaluate(Likelihood.Evaluator evaluator, double[][] proposals, int number) {
        for (int i = 0; i < number; i++) {
            evaluator.lnLikelihood(proposals[i % proposals.length]);
        }
    }

    private static long heapInUse() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
