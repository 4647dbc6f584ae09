package org.espei4j.cluster.grid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.espei4j.assess.sample.Evaluation;
import org.jspecify.annotations.Nullable;

/// The proposals of one batch: which are waiting, which are with a worker, and what came out. Guarded by the
/// dispatcher's lock.
final class ProposalBatch {

    /// Some proposals that go to a worker together.
    ///
    /// @param batch where they belong
    /// @param places their places in the batch
    record Portion(ProposalBatch batch, int[] places) {

        double[][] proposals() {
            double[][] proposals = new double[places.length][];
            for (int i = 0; i < places.length; i++) {
                proposals[i] = batch.proposals[places[i]];
            }
            return proposals;
        }
    }

    private final double[][] proposals;
    private final @Nullable Evaluation[] results;
    private final int[] losses;
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private int missing;

    ProposalBatch(double[][] proposals) {
        this.proposals = proposals;
        this.results = new Evaluation[proposals.length];
        this.losses = new int[proposals.length];
        this.missing = proposals.length;
        for (int i = 0; i < proposals.length; i++) {
            waiting.add(i);
        }
    }

    /// Number of proposals that wait for a worker.
    int waiting() {
        return waiting.size();
    }

    /// Number of proposals without a result.
    int missing() {
        return missing;
    }

    /// Takes the first waiting proposals.
    ///
    /// @param most how many at most; at least one is taken
    Portion take(int most) {
        int[] places = new int[Math.min(most, waiting.size())];
        for (int i = 0; i < places.length; i++) {
            places[i] = waiting.removeFirst();
        }
        return new Portion(this, places);
    }

    /// Puts proposals back whose worker was lost; they go out next, one by one, so that one that kills its worker
    /// is found.
    ///
    /// @return places of proposals that have been lost so often that no other worker should get them
    List<Integer> putBack(Portion portion, int mostLosses) {
        List<Integer> hopeless = new ArrayList<>();
        for (int i = portion.places().length - 1; i >= 0; i--) {
            int place = portion.places()[i];
            if (++losses[place] >= mostLosses) {
                hopeless.add(place);
            } else {
                waiting.addFirst(place);
            }
        }
        return hopeless;
    }

    /// Puts proposals back that no worker has begun to evaluate.
    void putBackUnharmed(Portion portion) {
        for (int i = portion.places().length - 1; i >= 0; i--) {
            waiting.addFirst(portion.places()[i]);
        }
    }

    /// Whether the next waiting proposal has been lost with a worker before.
    boolean nextWasLost() {
        return !waiting.isEmpty() && losses[waiting.getFirst()] > 0;
    }

    /// Records a result.
    void record(int place, Evaluation result) {
        if (results[place] == null) {
            missing--;
        }
        results[place] = result;
    }

    /// All results in the order of the proposals.
    ///
    /// @throws NullPointerException if any is missing
    List<Evaluation> results() {
        return List.copyOf(Arrays.asList(results));
    }
}
