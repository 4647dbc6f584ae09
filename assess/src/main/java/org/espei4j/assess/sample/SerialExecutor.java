package org.espei4j.assess.sample;

import java.util.ArrayList;
import java.util.List;

/// Evaluates in the calling thread.
final class SerialExecutor implements ProposalExecutor {

    private final GuardedEvaluator evaluator;

    SerialExecutor(LogPosterior posterior) {
        this.evaluator = new GuardedEvaluator(posterior);
    }

    @Override
    public List<Evaluation> evaluate(double[][] proposals) throws InterruptedException {
        List<Evaluation> results = new ArrayList<>(proposals.length);
        for (double[] proposal : proposals) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped between two proposals");
            }
            results.add(evaluator.evaluate(proposal.clone()));
        }
        return results;
    }

    @Override
    public String description() {
        return "1 thread";
    }

    @Override
    public void close() {
        // Holds nothing but memory.
    }
}
