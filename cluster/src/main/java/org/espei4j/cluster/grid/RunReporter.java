package org.espei4j.cluster.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.espei4j.assess.sample.SamplingListener;
import org.espei4j.assess.sample.SamplingProgress;
import org.espei4j.cluster.status.RunStatus;

/// Keeps what a run can say about itself. Thread-safe.
final class RunReporter implements SamplingListener {

    private static final int MOST_ROWS = 200;
    private static final int MOST_CHAINS = 64;

    /// Weight of the newest iteration in the estimate of the time left. Workers come and go, so that the mean of the
    /// whole run would not do.
    private static final double NEWEST = 0.1;

    private final Member member;
    private final long start = System.nanoTime();
    private final List<Integer> iterations = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
    private int stride = 1;
    private long lastIteration = start;
    private double secondsPerIteration;
    private int iteration;
    private int asked;
    private double acceptanceRatio;
    private double bestLnProbability = Double.NEGATIVE_INFINITY;
    private Map<String, Long> failures = Map.of();

    RunReporter(Member member) {
        this.member = member;
    }

    @Override
    public synchronized void started(SamplingProgress progress) {
        lastIteration = System.nanoTime();
        take(progress);
    }

    @Override
    public synchronized void iterationCompleted(SamplingProgress progress) {
        long now = System.nanoTime();
        double seconds = (now - lastIteration) * 1e-9;
        lastIteration = now;
        secondsPerIteration =
                secondsPerIteration == 0.0 ? seconds : (1 - NEWEST) * secondsPerIteration + NEWEST * seconds;
        take(progress);
        if (iteration % stride == 0) {
            double[] row = new double[Math.min(MOST_CHAINS, progress.ensemble().chains())];
            for (int chain = 0; chain < row.length; chain++) {
                // A tenth of a thousandth is more than a picture shows, and shorter to send.
                row[chain] = Math.rint(1e4 * progress.ensemble().lnProbability(chain)) / 1e4;
            }
            iterations.add(iteration);
            rows.add(row);
            if (rows.size() > MOST_ROWS) {
                thin();
            }
        }
    }

    private void take(SamplingProgress progress) {
        iteration = progress.iteration();
        asked = progress.iterations();
        acceptanceRatio = progress.acceptanceRatio();
        bestLnProbability = progress.best().lnProbability();
        Map<String, Long> counts = new TreeMap<>();
        progress.tally().failures().forEach((reason, count) -> counts.put(reason, count.count()));
        failures = counts;
    }

    /// Keeps every other row.
    private void thin() {
        stride *= 2;
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (iterations.get(i) % stride != 0) {
                iterations.remove(i);
                rows.remove(i);
            }
        }
    }

    /// What the run can say now.
    ///
    /// @param waiting proposals that wait for a worker
    /// @param underWay proposals that are with a worker
    /// @param evaluations evaluations done
    synchronized RunStatus status(int waiting, int underWay, long evaluations) {
        double elapsed = (System.nanoTime() - start) * 1e-9;
        double remaining = secondsPerIteration == 0.0 ? -1 : secondsPerIteration * (asked - iteration);
        return new RunStatus(
                member.name(),
                member.host(),
                member.process(),
                iteration,
                asked,
                acceptanceRatio,
                bestLnProbability,
                waiting,
                underWay,
                evaluations,
                failures,
                elapsed,
                remaining,
                new RunStatus.Traces(iterations, rows));
    }
}
