package org.espei4j.assess.sample;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An evaluator that survives a breakdown of the evaluation: an exception, exhausted memory or a stack overflow
/// becomes a named failure ([Failure#EVALUATION_ERROR]) with the exception as detail, and the next evaluation
/// starts with fresh scratch memory. Every executor evaluates through it, so that all of them treat a breakdown
/// alike. Owned by one thread at a time.
public final class GuardedEvaluator implements LogPosterior.Evaluator {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedEvaluator.class);

    private final LogPosterior posterior;
    private LogPosterior.@Nullable Evaluator evaluator;
    private boolean reported;

    /// @param posterior the function to evaluate; its evaluator is made at the first use, in the thread that uses
    ///     it
    public GuardedEvaluator(LogPosterior posterior) {
        this.posterior = posterior;
    }

    @Override
    public Evaluation evaluate(double[] parameters) {
        try {
            LogPosterior.Evaluator current = evaluator;
            if (current == null) {
                current = posterior.newEvaluator();
                evaluator = current;
            }
            return current.evaluate(parameters);
        } catch (RuntimeException | Error breakdown) {
            evaluator = null;
            if (reported) {
                LOG.debug("The evaluation of a parameter vector broke down again.", breakdown);
            } else {
                reported = true;
                LOG.error("The evaluation of a parameter vector broke down; the vector is rejected.", breakdown);
            }
            return Evaluation.broken(breakdown);
        }
    }
}
