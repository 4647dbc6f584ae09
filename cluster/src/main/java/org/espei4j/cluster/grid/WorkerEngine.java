package org.espei4j.cluster.grid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.assess.sample.GuardedEvaluator;
import org.espei4j.assess.sample.LogPosterior;
import org.espei4j.cluster.problem.EvaluationReply;
import org.espei4j.cluster.problem.EvaluationReply.Outcome;
import org.espei4j.cluster.problem.EvaluationRequest;
import org.espei4j.cluster.problem.MalformedMessageException;
import org.espei4j.cluster.problem.ProblemCompiler;
import org.espei4j.cluster.problem.ProblemDocuments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a worker does with requests: it takes the documents of a problem once, compiles them once, and evaluates.
/// Used by as many threads as the worker offers.
final class WorkerEngine {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerEngine.class);

    /// Where a job finds the engine in its node's local map.
    static final String KEY = "espei4j.engine";

    /// Problems kept compiled: that of the run that is on, and one more for a run that takes turns with it.
    private static final int KEPT_PROBLEMS = 2;

    /// Gives the documents of a problem; empty if the scheduler does not have them.
    @FunctionalInterface
    interface Documents {
        Optional<ProblemDocuments> fetch(String digest) throws MalformedMessageException;
    }

    private final ProblemCompiler compiler;
    private final Documents documents;
    private final Path folder;
    private final Map<String, CompiledProblem> problems = new LinkedHashMap<>(4, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompiledProblem> eldest) {
            return size() > KEPT_PROBLEMS;
        }
    };
    private final WorkerTally tally = new WorkerTally();

    /// A turn for each thread that the worker offers. Ignite has more threads for requests: the next one waits here for
    /// its turn, parsed, and begins as soon as the one before is evaluated, while that one's results are being sent.
    private final Semaphore turns;

    /// @param threads how many evaluations it does at a time
    /// @param compiler compiles problems
    /// @param documents gives their documents
    /// @param folder for temporary files
    WorkerEngine(int threads, ProblemCompiler compiler, Documents documents, Path folder) {
        this.turns = new Semaphore(threads, true);
        this.compiler = compiler;
        this.documents = documents;
        this.folder = folder;
    }

    /// What this worker has done so far.
    WorkerTally tally() {
        return tally;
    }

    /// Answers a request.
    ///
    /// @param request bytes of an [EvaluationRequest]
    /// @return bytes of an [EvaluationReply]
    /// @throws MalformedMessageException if the request is none
    byte[] answer(byte[] request) throws MalformedMessageException, InterruptedException {
        EvaluationRequest parsed = EvaluationRequest.ofBytes(request);
        return evaluate(parsed).toBytes();
    }

    private EvaluationReply evaluate(EvaluationRequest request) throws InterruptedException {
        turns.acquire();
        try {
            tally.begin();
            try {
                return problem(request.problem()).answer(request.proposals());
            } finally {
                tally.end();
            }
        } finally {
            turns.release();
        }
    }

    private CompiledProblem problem(String digest) {
        synchronized (problems) {
            return problems.computeIfAbsent(digest, CompiledProblem::new);
        }
    }

    private void forget(String digest) {
        synchronized (problems) {
            problems.remove(digest);
        }
    }

    /// A problem that is compiled by the first thread that needs it, while the others wait.
    private final class CompiledProblem {

        private final String digest;
        private final ConcurrentLinkedQueue<GuardedEvaluator> idle = new ConcurrentLinkedQueue<>();
        private Optional<LogPosterior> posterior = Optional.empty();
        private Optional<EvaluationReply> refusal = Optional.empty();

        CompiledProblem(String digest) {
            this.digest = digest;
        }

        EvaluationReply answer(double[][] proposals) throws InterruptedException {
            synchronized (this) {
                if (posterior.isEmpty() && refusal.isEmpty()) {
                    compile();
                }
                if (refusal.isPresent()) {
                    return refusal.get();
                }
            }
            GuardedEvaluator free = idle.poll();
            GuardedEvaluator evaluator = free != null ? free : new GuardedEvaluator(posterior.orElseThrow());
            try {
                return evaluate(evaluator, proposals);
            } finally {
                idle.add(evaluator);
            }
        }

        private void compile() {
            try {
                Optional<ProblemDocuments> fetched = documents.fetch(digest);
                if (fetched.isEmpty()) {
                    refuse(Outcome.DOCUMENTS_MISSING, "the scheduler does not have its documents");
                    return;
                }
                LOG.info("Received a problem of {} bytes.", fetched.get().size());
                tally.received();
                long start = System.nanoTime();
                posterior = Optional.of(compiler.compile(fetched.get(), folder));
                LOG.info("Compiled the problem in {} s.", String.format("%.1f", (System.nanoTime() - start) * 1e-9));
            } catch (Exception | Error e) {
                // Whatever a compiler does wrong, the worker lives on and says so.
                LOG.error("The problem cannot be compiled.", e);
                refuse(Outcome.NOT_COMPILABLE, e.getMessage() == null ? e.toString() : e.getMessage());
            }
        }

        private void refuse(Outcome outcome, String explanation) {
            refusal = Optional.of(EvaluationReply.refused(outcome, explanation));
            forget(digest);
        }

        private EvaluationReply evaluate(GuardedEvaluator evaluator, double[][] proposals) throws InterruptedException {
            List<EvaluationReply.Result> results = new ArrayList<>(proposals.length);
            for (double[] proposal : proposals) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("the run does not need the results any more");
                }
                long start = System.nanoTime();
                Evaluation evaluation = evaluator.evaluate(proposal);
                double seconds = (System.nanoTime() - start) * 1e-9;
                tally.evaluated(seconds, evaluation.failure().isPresent());
                results.add(new EvaluationReply.Result(evaluation, seconds));
            }
            return EvaluationReply.of(results);
        }
    }
}
