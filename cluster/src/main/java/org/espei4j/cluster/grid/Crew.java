package org.espei4j.cluster.grid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The workers that a run has now, in the order in which they came. Guarded by the dispatcher's lock.
final class Crew {

    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    private final Map<UUID, Workplace> workplaces = new LinkedHashMap<>();

    /// Takes note of the workers that are there now.
    void update(Map<UUID, Member> present) {
        for (Workplace gone : List.copyOf(workplaces.values())) {
            if (!present.containsKey(gone.id())) {
                workplaces.remove(gone.id());
                LOG.warn(
                        "Worker {} is gone; what it had (proposals: {}) is evaluated elsewhere.",
                        gone.member().title(),
                        gone.proposalsUnderWay());
            }
        }
        present.forEach((id, member) -> {
            if (!workplaces.containsKey(id)) {
                workplaces.put(id, new Workplace(id, member));
                LOG.info("Worker {} has joined (threads: {}).", member.title(), member.threads());
            }
        });
    }

    /// Names of the workers.
    List<String> names() {
        List<String> names = new ArrayList<>();
        workplaces.values().forEach(w -> names.add(w.member().name()));
        return names;
    }

    /// Proposals that are with a worker.
    int proposalsUnderWay() {
        int proposals = 0;
        for (Workplace workplace : workplaces.values()) {
            proposals += workplace.proposalsUnderWay();
        }
        return proposals;
    }

    /// Proposals that the workers have still to evaluate, as far as can be told.
    ///
    /// @param now time, ns
    /// @param seconds how long an evaluation takes, s
    double left(long now, double seconds) {
        double left = 0;
        for (Workplace workplace : workplaces.values()) {
            left += workplace.left(now, seconds);
        }
        return left;
    }

    /// Workers that can be sent requests.
    ///
    /// @param now time, ns
    int usable(long now) {
        int usable = 0;
        for (Workplace workplace : workplaces.values()) {
            usable += workplace.isUsable(now) ? 1 : 0;
        }
        return usable;
    }

    /// Evaluations that the usable workers can do at a time.
    ///
    /// @param now time, ns
    int threads(long now) {
        int threads = 0;
        for (Workplace workplace : workplaces.values()) {
            threads += workplace.isUsable(now) ? workplace.member().threads() : 0;
        }
        return threads;
    }

    /// Whether no worker can evaluate the problem.
    boolean isUnfit() {
        return workplaces.values().stream().allMatch(Workplace::isUnfit);
    }

    /// The worker with the most threads that have nothing to do, or else with the fewest portions that wait for its
    /// threads; absent if all have enough.
    ///
    /// @param ahead whether a portion may wait for each thread
    /// @param now time, ns
    @Nullable
    Workplace freest(boolean ahead, long now) {
        Workplace freest = null;
        for (Workplace workplace : workplaces.values()) {
            int least = ahead ? 1 - workplace.member().threads() : 1;
            if (workplace.isUsable(now)
                    && workplace.free() >= least
                    && (freest == null || workplace.free() > freest.free())) {
                freest = workplace;
            }
        }
        return freest;
    }
}
