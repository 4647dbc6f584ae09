package org.espei4j.cluster.grid;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.assess.sample.Failure;
import org.espei4j.cluster.grid.ProposalBatch.Portion;
import org.espei4j.cluster.problem.EvaluationReply;
import org.espei4j.cluster.problem.MalformedMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What became of one portion, and what follows from it: its results are recorded, or its proposals go back into
/// their batch or are given up. What follows is done by [Dispatcher#settle], under the dispatcher's lock.
final class PortionReply implements Courier.Reply {

    private static final Logger LOG = LoggerFactory.getLogger(PortionReply.class);

    /// A proposal that has been lost with so many workers one after the other is given up: it may be what kills
    /// them.
    private static final int MOST_LOSSES = 8;

    /// A proposal over which so many workers broke down without dying is given up.
    private static final int MOST_BREAKDOWNS = 2;

    private final Dispatcher dispatcher;
    private final Workplace workplace;
    private final Portion portion;

    /// @param dispatcher who has sent the portion
    /// @param workplace where it was sent
    /// @param portion what was sent
    PortionReply(Dispatcher dispatcher, Workplace workplace, Portion portion) {
        this.dispatcher = dispatcher;
        this.workplace = workplace;
        this.portion = portion;
    }

    @Override
    public void answered(byte[] reply) {
        EvaluationReply parsed;
        try {
            parsed = EvaluationReply.ofBytes(reply);
        } catch (MalformedMessageException e) {
            brokeDown(e);
            return;
        }
        settle(() -> accept(parsed));
    }

    @Override
    public void workerLost() {
        settle(() -> {
            for (int place : portion.batch().putBack(portion, MOST_LOSSES)) {
                LOG.error("A proposal was lost with {} workers one after the other; it is rejected.", MOST_LOSSES);
                Failure failure = new Failure("workers-lost", "lost with " + MOST_LOSSES + " workers");
                portion.batch().record(place, Evaluation.failed(Double.NEGATIVE_INFINITY, failure));
            }
        });
    }

    @Override
    public void cutOff() {
        settle(this::putBackUnharmed);
    }

    /// Not the proposals' fault, so it does not count against them: on a machine that is overloaded, or between hosts
    /// with a firewall, it may happen to the same ones again and again.
    @Override
    public void unreachable(Exception error) {
        settle(() -> {
            putBackUnharmed();
            LOG.warn(
                    "Worker {} is a member, but cannot be reached; it gets nothing for {} s. Is there a firewall between it and this"
                            + " run? ({})",
                    workplace.member().title(),
                    TimeUnit.NANOSECONDS.toSeconds(workplace.markUnreachable(dispatcher.now())),
                    error.getMessage());
        });
    }

    @Override
    public void brokeDown(Exception error) {
        LOG.warn(
                "Worker {} broke down over proposals ({}).",
                workplace.member().title(),
                portion.places().length,
                error);
        settle(() -> {
            for (int place : portion.batch().putBack(portion, MOST_BREAKDOWNS)) {
                portion.batch().record(place, Evaluation.broken(error));
            }
        });
    }

    private void settle(Runnable consequence) {
        dispatcher.settle(workplace, portion, consequence);
    }

    private void putBackUnharmed() {
        portion.batch().putBackUnharmed(portion);
    }

    private void accept(EvaluationReply reply) {
        workplace.markReached();
        switch (reply.outcome()) {
            case EVALUATED -> record(reply.results());
            case DOCUMENTS_MISSING -> {
                putBackUnharmed();
                dispatcher.documentsAreMissing();
            }
            case NOT_COMPILABLE -> {
                putBackUnharmed();
                LOG.warn(
                        "Worker {} cannot compile the problem: {}",
                        workplace.member().title(),
                        reply.explanation());
                dispatcher.cannotCompile(workplace, reply.explanation());
            }
        }
    }

    private void record(List<EvaluationReply.Result> results) {
        int[] places = portion.places();
        if (results.size() != places.length) {
            LOG.warn(
                    "Worker {} has sent {} results for {} proposals.",
                    workplace.member().title(),
                    results.size(),
                    places.length);
            workplace.markUnfit();
            putBackUnharmed();
            return;
        }
        for (int i = 0; i < places.length; i++) {
            dispatcher.evaluated(results.get(i).seconds());
            portion.batch().record(places[i], results.get(i).evaluation());
        }
    }
}
