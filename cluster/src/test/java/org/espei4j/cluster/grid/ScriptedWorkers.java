package org.espei4j.cluster.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.cluster.problem.EvaluationReply;
import org.espei4j.cluster.problem.EvaluationReply.Outcome;
import org.espei4j.cluster.problem.EvaluationReply.Result;
import org.espei4j.cluster.problem.EvaluationRequest;
import org.espei4j.cluster.problem.MalformedMessageException;
import org.junit.jupiter.api.BeforeEach;

/// A dispatcher and workers that do what a test wants: what they are sent is kept until the test answers it.
abstract class ScriptedWorkers {

    static final String PROBLEM = "ab".repeat(32);

    /// A request that is on its way.
    record Sent(UUID worker, EvaluationRequest request, Courier.Reply reply) {

        void answer() {
            answer(1.0);
        }

        /// @param seconds how long each evaluation is said to have taken
        void answer(double seconds) {
            List<Result> results = new ArrayList<>();
            for (double[] proposal : request.proposals()) {
                results.add(new Result(Evaluation.of(0, -1 - proposal[0]), seconds));
            }
            reply.answered(EvaluationReply.of(results).toBytes());
        }

        void refuse(Outcome outcome) {
            reply.answered(EvaluationReply.refused(outcome, "because").toBytes());
        }
    }

    final Deque<Sent> sent = new ArrayDeque<>();
    final Map<UUID, Member> present = new LinkedHashMap<>();
    int documentsMissing;
    long now;
    Dispatcher dispatcher = newDispatcher();

    Dispatcher newDispatcher() {
        return new Dispatcher(PROBLEM, this::send, () -> documentsMissing++, () -> now);
    }

    void send(UUID worker, byte[] request, Courier.Reply reply) {
        try {
            sent.add(new Sent(worker, EvaluationRequest.ofBytes(request), reply));
        } catch (MalformedMessageException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void open() {
        dispatcher.open();
    }

    UUID join(int threads) {
        UUID id = new UUID(0, present.size() + 1);
        present.put(id, new Member(Member.Role.WORKER, "w" + present.size(), threads, "1", "host", 1, ""));
        dispatcher.setWorkers(present);
        return id;
    }

    void leave(UUID worker) {
        present.remove(worker);
        dispatcher.setWorkers(present);
    }

    static double[][] proposals(int count) {
        double[][] proposals = new double[count][1];
        for (int i = 0; i < count; i++) {
            proposals[i][0] = i;
        }
        return proposals;
    }

    ProposalBatch begin(int count) {
        ProposalBatch batch = new ProposalBatch(proposals(count));
        dispatcher.begin(batch);
        return batch;
    }

    static void assertComplete(ProposalBatch batch, int count) {
        assertThat(batch.missing()).isZero();
        List<Evaluation> results = batch.results();
        for (int i = 0; i < count; i++) {
            assertThat(results.get(i)).isEqualTo(Evaluation.of(0, -1 - i));
        }
    }
}
