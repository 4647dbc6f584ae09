package org.espei4j.assess.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Evaluates with a fixed number of threads of this process. Each thread takes the next proposal when it has
/// finished one, so that uneven evaluation times leave no thread idle while proposals wait; which thread
/// evaluates which proposal has no influence on a result.
final class ThreadPoolProposalExecutor implements ProposalExecutor {

    private final GuardedEvaluator[] evaluators;
    private final ExecutorService pool;

    ThreadPoolProposalExecutor(LogPosterior posterior, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, not " + threads);
        }
        evaluators = new GuardedEvaluator[threads];
        Arrays.setAll(evaluators, i -> new GuardedEvaluator(posterior));
        // Daemons, so that a run that ends in the middle of an evaluation does not keep the program alive.
        pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("evaluation-", 1).daemon().factory());
    }

    @Override
    public List<Evaluation> evaluate(double[][] proposals) throws InterruptedException {
        Evaluation[] results = new Evaluation[proposals.length];
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        int lanes = Math.min(evaluators.length, proposals.length);
        for (int lane = 0; lane < lanes; lane++) {
            GuardedEvaluator evaluator = evaluators[lane];
            running.add(pool.submit(() -> {
                for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
                    results[i] = evaluator.evaluate(proposals[i].clone());
                }
            }));
        }
        try {
            await(running);
        } catch (InterruptedException interrupted) {
            // An evaluator belongs to one thread at a time, and a following batch may come: wait for the
            // evaluations in progress (milliseconds), start no other.
            next.set(results.length);
            awaitUninterruptibly(running);
            throw interrupted;
        }
        return List.of(results);
    }

    private static void await(List<Future<?>> running) throws InterruptedException {
        for (Future<?> lane : running) {
            try {
                lane.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("an evaluation thread ended with an error", e.getCause());
            }
        }
    }

    private static void awaitUninterruptibly(List<Future<?>> running) {
        boolean interrupted = false;
        while (true) {
            try {
                await(running);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String description() {
        return evaluators.length == 1 ? "1 thread" : evaluators.length + " threads";
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
