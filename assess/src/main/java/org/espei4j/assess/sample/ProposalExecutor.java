package org.espei4j.assess.sample;

import java.util.List;

/// Evaluates batches of proposed parameter vectors, in this process or elsewhere.
///
/// The results do not depend on the implementation, on the number of its threads or workers, or on the order in
/// which they finish. Used by one thread at a time.
public interface ProposalExecutor extends AutoCloseable {

    /// Evaluates all proposals.
    ///
    /// A vector whose evaluation fails or breaks down gives an [Evaluation] with a [Failure].
    ///
    /// @param proposals parameter vectors; read only, not kept after the return
    /// @return one evaluation for each proposal, in the order of the proposals
    /// @throws InterruptedException if the calling thread is interrupted; the batch is given up
    /// @throws ProposalExecutionException if the executor has become unable to evaluate, e.g. because a cluster
    ///     is gone
    List<Evaluation> evaluate(double[][] proposals) throws InterruptedException, ProposalExecutionException;

    /// What evaluates, for a log, e.g. `4 threads`.
    String description();

    /// Frees threads and connections; can be called several times.
    @Override
    void close();

    /// An executor that evaluates in the calling thread, one proposal after the other.
    static ProposalExecutor serial(LogPosterior posterior) {
        return new SerialExecutor(posterior);
    }

    /// An executor with a fixed number of threads of this process.
    ///
    /// @param posterior the function to evaluate
    /// @param threads number of threads, ≥ 1
    static ProposalExecutor threads(LogPosterior posterior, int threads) {
        return new ThreadPoolProposalExecutor(posterior, threads);
    }
}
