package org.espei4j.cluster.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.assess.sample.Failure;
import org.espei4j.cluster.problem.EvaluationReply;
import org.espei4j.cluster.problem.EvaluationReply.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The dispatcher with workers that do what a test wants.
class DispatcherTest extends ScriptedWorkers {

    @Test
    void everyThreadGetsOnePortionAndTheNextWithEachAnswer() throws InterruptedException {
        join(2);
        UUID single = join(1);
        ProposalBatch batch = begin(5);
        assertThat(sent).hasSize(3);
        assertThat(sent.stream().filter(s -> s.worker().equals(single))).hasSize(1);
        assertThat(dispatcher.situation()).isEqualTo(new Dispatcher.Situation(2, 3, 0, 2, 3));
        while (!sent.isEmpty()) {
            sent.removeLast().answer();
        }
        assertThat(dispatcher.awaitComplete(batch, 1)).isTrue();
        assertComplete(batch, 5);
        assertThat(dispatcher.situation().evaluations()).isEqualTo(5);
    }

    @Test
    void aWorkerThatJoinsGetsWorkAtOnce() {
        begin(3);
        assertThat(sent).isEmpty();
        join(1);
        assertThat(sent).hasSize(1);
        join(4);
        assertThat(sent).hasSize(3);
    }

    @Test
    void whatALostWorkerHadGoesToTheOthers() {
        UUID doomed = join(1);
        join(1);
        ProposalBatch batch = begin(4);
        Sent lost =
                sent.stream().filter(s -> s.worker().equals(doomed)).findFirst().orElseThrow();
        sent.remove(lost);
        leave(doomed);
        lost.reply().workerLost();
        while (!sent.isEmpty()) {
            assertThat(sent.getFirst().worker()).isNotEqualTo(doomed);
            sent.removeFirst().answer();
        }
        assertComplete(batch, 4);
    }

    @Test
    void withoutAWorkerTheBatchWaitsAndGoesOnWhenOneJoins() throws InterruptedException {
        UUID only = join(1);
        ProposalBatch batch = begin(2);
        Sent lost = sent.removeFirst();
        leave(only);
        lost.reply().workerLost();
        assertThat(dispatcher.awaitComplete(batch, 10)).isFalse();
        assertThat(dispatcher.situation()).isEqualTo(new Dispatcher.Situation(2, 0, 0, 0, 0));
        join(1);
        while (!sent.isEmpty()) {
            sent.removeFirst().answer();
        }
        assertComplete(batch, 2);
    }

    /// A proposal that kills its worker must not kill them all.
    @Test
    void aProposalThatIsLostAgainAndAgainIsRejectedByName() {
        ProposalBatch batch = begin(2);
        int deaths = 0;
        while (batch.missing() > 0) {
            UUID worker = join(1);
            Sent order = sent.removeFirst();
            if (order.request().proposals()[0][0] == 0) {
                leave(worker);
                order.reply().workerLost();
                deaths++;
            } else {
                order.answer();
            }
        }
        assertThat(deaths).isEqualTo(8);
        assertThat(batch.results().get(0).failure().map(Failure::reason)).contains("workers-lost");
        assertThat(batch.results().get(1)).isEqualTo(Evaluation.of(0, -2));
    }

    @Test
    void aBreakdownIsTriedOnceMoreAndThenANamedFailure() {
        join(1);
        ProposalBatch batch = begin(1);
        sent.removeFirst().reply().brokeDown(new IllegalStateException("boom"));
        assertThat(batch.missing()).isEqualTo(1);
        sent.removeFirst().reply().brokeDown(new IllegalStateException("boom"));
        assertThat(batch.results().getFirst().failure().orElseThrow().detail()).contains("boom");
    }

    /// Nothing is held against the proposals, however often it happens, and a worker that cannot be reached does not hold
    /// up a batch again and again.
    @Test
    void aWorkerThatCannotBeReachedIsLeftAloneForLongerEachTimeAndHarmsNoProposal() {
        UUID reachable = join(1);
        UUID hidden = join(1);
        ProposalBatch batch = begin(100);
        long rest = 5_000_000_000L;
        for (int i = 0; i < 5; i++) {
            unreachable(hidden);
            assertThat(sent).allMatch(s -> s.worker().equals(reachable));
            assertThat(dispatcher.situation().fitWorkers()).isEqualTo(1);
            now += rest - 1;
            dispatcher.lookAgain();
            assertThat(sent).hasSize(1);
            now += 1;
            dispatcher.lookAgain();
            assertThat(sent).hasSize(2);
            rest *= 2;
        }
        take(hidden).answer();
        unreachable(hidden);
        now += 5_000_000_000L;
        dispatcher.lookAgain();
        assertThat(sent).hasSize(2);
        while (!sent.isEmpty()) {
            sent.removeFirst().answer();
        }
        assertComplete(batch, 100);
    }

    private Sent take(UUID worker) {
        Sent request =
                sent.stream().filter(s -> s.worker().equals(worker)).findFirst().orElseThrow();
        sent.remove(request);
        return request;
    }

    private void unreachable(UUID worker) {
        take(worker).reply().unreachable(new IllegalStateException("no way"));
    }

    @Test
    void beingCutOffHarmsNoProposal() {
        join(1);
        ProposalBatch batch = begin(1);
        for (int i = 0; i < 20; i++) {
            dispatcher.suspend();
            sent.removeFirst().reply().cutOff();
            assertThat(sent).isEmpty();
            dispatcher.open();
        }
        sent.removeFirst().answer();
        assertComplete(batch, 1);
    }

    @Test
    void missingDocumentsStopTheDispatchUntilTheyAreThere() {
        join(1);
        join(1);
        ProposalBatch batch = begin(3);
        sent.removeFirst().refuse(Outcome.DOCUMENTS_MISSING);
        sent.removeFirst().refuse(Outcome.DOCUMENTS_MISSING);
        assertThat(documentsMissing).isEqualTo(1);
        assertThat(sent).isEmpty();
        dispatcher.open();
        while (!sent.isEmpty()) {
            sent.removeFirst().answer();
        }
        assertComplete(batch, 3);
    }

    @Test
    void aWorkerThatCannotCompileTheProblemGetsNoMoreAndTheLastOneEndsTheRun() {
        UUID first = join(1);
        ProposalBatch batch = begin(2);
        join(1);
        Sent toFirst = sent.removeFirst();
        assertThat(toFirst.worker()).isEqualTo(first);
        Sent toSecond = sent.removeFirst();
        toFirst.refuse(Outcome.NOT_COMPILABLE);
        assertThat(dispatcher.refusal()).isEmpty();
        assertThat(sent).isEmpty();
        toSecond.refuse(Outcome.NOT_COMPILABLE);
        assertThat(dispatcher.refusal().orElseThrow()).contains("w1").contains("because");
        assertThat(batch.missing()).isEqualTo(2);
    }

    @Test
    void malformedAndWrongAnswersDoNoHarm() {
        join(1);
        UUID liar = join(1);
        ProposalBatch batch = begin(2);
        Sent honest = sent.removeFirst();
        Sent lying = sent.removeFirst();
        assertThat(lying.worker()).isEqualTo(liar);
        lying.reply().answered(EvaluationReply.of(List.of()).toBytes());
        honest.reply().answered(new byte[] {1, 2, 3});
        while (!sent.isEmpty()) {
            assertThat(sent.getFirst().worker()).isNotEqualTo(liar);
            sent.removeFirst().answer();
        }
        assertComplete(batch, 2);
    }

    @Test
    void answersToABatchThatIsOverAreIgnored() {
        join(1);
        ProposalBatch old = begin(2);
        Sent late = sent.removeFirst();
        dispatcher.end();
        ProposalBatch next = begin(1);
        assertThat(sent).isEmpty();
        late.answer();
        assertThat(old.missing()).isEqualTo(2);
        sent.removeFirst().answer();
        assertComplete(next, 1);
    }

    /// Short evaluations travel together, at first in large portions and, where their times vary, at the end alone.
    @Test
    void portionsShrinkTowardsTheEnd() {
        join(1);
        join(1);
        begin(1);
        sent.removeFirst().answer(1e-3);
        begin(100);
        List<Integer> sizes = new ArrayList<>();
        while (!sent.isEmpty()) {
            Sent order = sent.removeFirst();
            sizes.add(order.request().proposals().length);
            order.answer(sizes.size() % 2 == 0 ? 0.5e-3 : 1.5e-3);
        }
        assertThat(sizes.stream().mapToInt(i -> i).sum()).isEqualTo(100);
        assertThat(sizes).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(sizes.getFirst()).isBetween(10, 20);
        assertThat(sizes.getLast()).isEqualTo(1);
    }

    /// Where times are known to be all the same, every thread gets its equal share at once.
    @Test
    void evaluationsThatTakeTheSameTimeTravelInEqualShares() {
        join(1);
        join(2);
        for (int known = 0; known < 20; known++) {
            begin(1);
            sent.removeFirst().answer(5e-3);
        }
        ProposalBatch batch = begin(33);
        assertThat(sizes()).containsExactly(11, 11, 11);
        sent.removeFirst().answer(5e-3);
        sent.removeFirst().answer(5e-3);
        sent.removeFirst().answer(5e-3);
        assertComplete(batch, 33);
        begin(100_000);
        // Not more than what takes a second, and as much again sent ahead.
        assertThat(sizes()).containsExactly(200, 200, 200, 200, 200, 200);
    }

    @Test
    void theShareOfALostWorkerGoesOutOneByOneWhateverIsKnownOfTimes() {
        join(1);
        UUID lost = join(1);
        for (int known = 0; known < 20; known++) {
            begin(1);
            sent.removeFirst().answer(5e-3);
        }
        ProposalBatch batch = begin(40);
        assertThat(sizes()).containsExactly(20, 20);
        List<Sent> gone = sent.stream().filter(s -> s.worker().equals(lost)).toList();
        sent.removeAll(gone);
        leave(lost);
        gone.forEach(s -> s.reply().workerLost());
        join(1);
        // What was lost goes out one by one.
        assertThat(sizes()).containsExactly(20, 1);
        while (!sent.isEmpty()) {
            sent.removeFirst().answer(5e-3);
        }
        assertComplete(batch, 40);
    }

    private List<Integer> sizes() {
        return sent.stream().map(s -> s.request().proposals().length).toList();
    }

    /// A thread that has answered finds the next portion at its door, as long as enough are left for all; the last
    /// ones go to threads that have nothing to do.
    @Test
    void shortEvaluationsAreSentAheadButNotTheLast() {
        join(1);
        join(2);
        begin(1);
        sent.removeFirst().answer(0.05);
        ProposalBatch batch = begin(12);
        assertThat(sent).hasSize(6);
        assertThat(batch.waiting()).isEqualTo(6);
        int most = 6;
        while (!sent.isEmpty()) {
            sent.removeFirst().answer(0.05);
            assertThat(sent).hasSizeLessThanOrEqualTo(most);
            if (batch.waiting() <= 3) {
                most = Math.min(most, Math.max(3, sent.size()));
            }
        }
        assertComplete(batch, 12);
        begin(1);
        sent.removeFirst().answer(60);
        begin(12);
        // Long evaluations wait here, where whoever is free first gets them.
        assertThat(sent).hasSize(3);
    }

    /// A worker that dies takes what was sent ahead with it; what comes back goes to threads that have nothing to do.
    @Test
    void whatWasLostIsNotSentAhead() {
        UUID doomed = join(1);
        begin(1);
        sent.removeFirst().answer(0.01);
        begin(8);
        assertThat(sent).hasSize(2);
        List<Sent> lost = List.copyOf(sent);
        sent.clear();
        leave(doomed);
        lost.forEach(s -> s.reply().workerLost());
        join(1);
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().request().proposals()).hasDimensions(1, 1);
    }

    private static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /// Whatever happens to workers, every proposal gets its own result, no worker has more than its threads, or twice
    /// as many where evaluations are short, and no proposal is with two workers.
    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsLostWhateverHappens(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int count = 1 + random.nextInt(60);
        double seconds = seed % 2 == 0 ? 1.0 : 0.01;
        ProposalBatch batch = begin(count);
        List<UUID> workers = new ArrayList<>();
        Map<UUID, Integer> threads = new HashMap<>();
        int steps = 0;
        while (batch.missing() > 0) {
            int what = steps++ > 2000 ? 0 : random.nextInt(20);
            if (workers.isEmpty() || what == 19) {
                int n = 1 + random.nextInt(3);
                UUID id = new UUID(1, steps);
                present.put(id, new Member(Member.Role.WORKER, "w" + steps, n, "1", "host", 1, ""));
                dispatcher.setWorkers(present);
                workers.add(id);
                threads.put(id, n);
            } else if (what == 18 && steps < 400) {
                UUID gone = workers.remove(random.nextInt(workers.size()));
                List<Sent> its =
                        sent.stream().filter(s -> s.worker().equals(gone)).toList();
                sent.removeAll(its);
                if (random.nextBoolean()) {
                    leave(gone);
                }
                its.forEach(s -> s.reply().workerLost());
                leave(gone);
            } else if (!sent.isEmpty()) {
                List<Sent> all = new ArrayList<>(sent);
                Sent chosen = all.get(random.nextInt(all.size()));
                sent.remove(chosen);
                chosen.answer(seconds);
            }
            checkNobodyIsOverloaded(threads, seed % 2 == 0 ? 1 : 2);
        }
        List<Evaluation> results = batch.results();
        for (int i = 0; i < count; i++) {
            boolean rejected = results.get(i)
                    .failure()
                    .map(Failure::reason)
                    .filter("workers-lost"::equals)
                    .isPresent();
            assertThat(rejected || results.get(i).equals(Evaluation.of(0, -1 - i)))
                    .isTrue();
        }
    }

    private void checkNobodyIsOverloaded(Map<UUID, Integer> threads, int portionsPerThread) {
        Map<UUID, Integer> load = new HashMap<>();
        Set<Double> underWay = new HashSet<>();
        for (Sent order : sent) {
            load.merge(order.worker(), 1, Integer::sum);
            for (double[] proposal : order.request().proposals()) {
                assertThat(underWay.add(proposal[0])).isTrue();
            }
        }
        load.forEach((worker, portions) ->
                assertThat(portions).isLessThanOrEqualTo(portionsPerThread * threads.get(worker)));
    }
}
