package org.espei4j.assess.sample;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.espei4j.assess.sample.SamplingResult.Outcome;

/// Affine-invariant ensemble sampler with stretch moves.
///
/// Method: J. Goodman, J. Weare, Comm. App. Math. Comp. Sci. 5 (2010) 65–80, in the form that moves one half of
/// the ensemble against the other, so that the moves of a half can be evaluated at once (D. Foreman-Mackey et
/// al., Publ. Astron. Soc. Pac. 125 (2013) 306–312). In an iteration the chains of the first half, then those of
/// the second, move:
///
/// | symbol | meaning |
/// | --- | --- |
/// | a = 2 | largest stretch |
/// | u, u' | random numbers in [0, 1) |
/// | z = ((a − 1) u + 1)² / a | stretch, of density ∝ 1/√z between 1/a and a |
/// | x, c | position of the chain, and of a random chain of the other half |
/// | q = c − z (c − x) | proposed position |
///
/// q is accepted if (d − 1) ln z + ln p(q) − ln p(x) > ln u'. A position of probability zero is never accepted;
/// from such a position every other is. All random numbers are drawn here, so that the chains do not depend on
/// the executor.
public final class EnsembleSampler {

    private static final double LARGEST_STRETCH = 2.0;

    private final ProposalExecutor executor;
    private final long seed;

    /// @param executor evaluates the proposals; not closed by the sampler
    /// @param seed seed of the moves
    public EnsembleSampler(ProposalExecutor executor, long seed) {
        this.executor = executor;
        this.seed = seed;
    }

    /// Samples from start positions, which are evaluated first.
    ///
    /// @param start positions by chain and parameter d; an even number of chains, at least 2d
    /// @param iterations number of iterations, ≥ 0
    /// @param listener told of every iteration
    /// @param stop asked between half-iterations; once it says true, the run ends with the last complete
    ///     iteration. An interrupt of the calling thread does the same, and also ends a batch of evaluations; the
    ///     interrupt status is then cleared
    /// @throws IllegalArgumentException if there are too few chains or an odd number of them
    public SamplingResult run(double[][] start, int iterations, SamplingListener listener, BooleanSupplier stop) {
        requireChains(start.length, start[0].length);
        List<Evaluation> evaluations;
        try {
            evaluations = executor.evaluate(start);
        } catch (InterruptedException e) {
            return new SamplingResult(Outcome.INTERRUPTED, "Stopped before the start was evaluated.", Optional.empty());
        } catch (ProposalExecutionException e) {
            return new SamplingResult(Outcome.EXECUTOR_FAILED, e.getMessage(), Optional.empty());
        }
        double[] lnProbabilities =
                evaluations.stream().mapToDouble(Evaluation::lnProbability).toArray();
        return run(
                Ensemble.of(start, lnProbabilities),
                EvaluationTally.NONE.plus(evaluations),
                0,
                iterations,
                listener,
                stop);
    }

    /// Goes on from the state of a stopped run with the same seed, exactly as that run would have gone on.
    ///
    /// @param ensemble positions and log-probabilities after the last iteration
    /// @param iterationsDone number of iterations done since the seed was set
    /// @param iterations number of further iterations, ≥ 0
    /// @param listener told of every iteration
    /// @param stop as in [#run(double\[\]\[\], int, SamplingListener, BooleanSupplier)]
    public SamplingResult resume(
            Ensemble ensemble, long iterationsDone, int iterations, SamplingListener listener, BooleanSupplier stop) {
        requireChains(ensemble.chains(), ensemble.dimension());
        return run(ensemble, EvaluationTally.NONE, iterationsDone, iterations, listener, stop);
    }

    /// Whether a number of chains can sample: an even number, at least two per parameter.
    public static boolean canSample(int chains, int dimension) {
        return chains >= 2 * dimension && chains % 2 == 0;
    }

    private static void requireChains(int chains, int dimension) {
        if (!canSample(chains, dimension)) {
            throw new IllegalArgumentException(
                    "chains must be an even number of at least " + 2 * dimension + ", not " + chains);
        }
    }

    private SamplingResult run(
            Ensemble start,
            EvaluationTally startTally,
            long iterationsDone,
            int iterations,
            SamplingListener listener,
            BooleanSupplier stop) {
        int best = start.best();
        ScoredVector bestVector = new ScoredVector(start.position(best), start.lnProbability(best));
        SamplingProgress progress = new SamplingProgress(0, iterations, start, 0, 0, bestVector, startTally);
        listener.started(progress);
        if (bestVector.lnProbability() == Double.NEGATIVE_INFINITY) {
            return new SamplingResult(Outcome.NO_START, noStart(startTally), Optional.of(progress));
        }
        Walk walk = new Walk(start, new StretchMoveRandom(seed, start.chains() / 2, iterationsDone), startTally);
        try {
            while (progress.iteration() < iterations) {
                for (int half = 0; half < 2; half++) {
                    if (stop.getAsBoolean()) {
                        return stopped(progress);
                    }
                    walk.move(half, executor);
                }
                progress = walk.finishIteration(progress);
                listener.iterationCompleted(progress);
            }
        } catch (InterruptedException e) {
            return stopped(progress);
        } catch (ProposalExecutionException e) {
            return new SamplingResult(Outcome.EXECUTOR_FAILED, e.getMessage(), Optional.of(progress));
        }
        return new SamplingResult(Outcome.COMPLETED, "", Optional.of(progress));
    }

    private static SamplingResult stopped(SamplingProgress progress) {
        String message = "Stopped after " + progress.iteration() + " of " + progress.iterations() + " iterations.";
        return new SamplingResult(Outcome.INTERRUPTED, message, Optional.of(progress));
    }

    private static String noStart(EvaluationTally tally) {
        StringBuilder text = new StringBuilder("No start position has a probability above zero, so no chain can move.");
        if (tally.outsidePrior() > 0) {
            text.append(' ').append(tally.outsidePrior()).append(" are outside the prior.");
        }
        tally.failures().forEach((reason, count) -> {
            text.append(' ').append(count.count()).append(" failed: ").append(reason);
            text.append(count.firstDetail().isEmpty() ? "." : " (first: " + count.firstDetail() + ").");
        });
        return text.toString();
    }

    /// The moving ensemble.
    private static final class Walk {

        private final double[][] positions;
        private final double[] lnProbabilities;
        private final StretchMoveRandom random;
        private final StretchMoveRandom.Draws draws;
        private final double[] stretches;
        private EvaluationTally tally;
        private int acceptedNow;

        Walk(Ensemble start, StretchMoveRandom random, EvaluationTally tally) {
            this.positions = start.positions();
            this.lnProbabilities = start.lnProbabilities();
            this.random = random;
            int half = positions.length / 2;
            this.draws = new StretchMoveRandom.Draws(half);
            this.stretches = new double[half];
            this.tally = tally;
        }

        /// Offers one move to every chain of a half (0 or 1).
        void move(int half, ProposalExecutor executor) throws InterruptedException, ProposalExecutionException {
            random.draw(draws);
            int size = draws.partner.length;
            int first = half * size;
            int firstPartner = (1 - half) * size;
            double[][] proposals = new double[size][];
            for (int k = 0; k < size; k++) {
                double root = (LARGEST_STRETCH - 1.0) * draws.stretch[k] + 1.0;
                stretches[k] = root * root / LARGEST_STRETCH;
                proposals[k] = stretch(positions[first + k], positions[firstPartner + draws.partner[k]], stretches[k]);
            }
            List<Evaluation> evaluations = executor.evaluate(proposals);
            if (evaluations.size() != size) {
                throw new IllegalStateException(evaluations.size() + " results for " + size + " proposals");
            }
            tally = tally.plus(evaluations);
            for (int k = 0; k < size; k++) {
                decide(first + k, proposals[k], evaluations.get(k).lnProbability(), k);
            }
        }

        private static double[] stretch(double[] position, double[] partner, double stretch) {
            double[] proposal = new double[position.length];
            for (int i = 0; i < proposal.length; i++) {
                proposal[i] = partner[i] - stretch * (partner[i] - position[i]);
            }
            return proposal;
        }

        private void decide(int chain, double[] proposal, double lnProbability, int k) {
            if (lnProbability == Double.NEGATIVE_INFINITY) {
                return;
            }
            double lnRatio = (proposal.length - 1) * Math.log(stretches[k]) + lnProbability - lnProbabilities[chain];
            if (lnRatio > Math.log(draws.acceptance[k])) {
                positions[chain] = proposal;
                lnProbabilities[chain] = lnProbability;
                acceptedNow++;
            }
        }

        /// Progress after both halves have moved.
        SamplingProgress finishIteration(SamplingProgress before) {
            Ensemble ensemble = Ensemble.of(positions, lnProbabilities);
            int best = ensemble.best();
            ScoredVector bestVector =
                    ensemble.lnProbability(best) > before.best().lnProbability()
                            ? new ScoredVector(ensemble.position(best), ensemble.lnProbability(best))
                            : before.best();
            int accepted = acceptedNow;
            acceptedNow = 0;
            return new SamplingProgress(
                    before.iteration() + 1,
                    before.iterations(),
                    ensemble,
                    before.accepted() + accepted,
                    accepted,
                    bestVector,
                    tally);
        }
    }
}
