package org.espei4j.cluster.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.espei4j.assess.sample.EnsembleSampler;
import org.espei4j.assess.sample.InitialEnsemble;
import org.espei4j.assess.sample.ProposalExecutor;
import org.espei4j.assess.sample.SamplingResult;
import org.espei4j.assess.trace.ChainState;
import org.espei4j.assess.trace.Restart;
import org.espei4j.assess.trace.Trace;
import org.espei4j.assess.trace.TraceRecorder;
import org.espei4j.cluster.SyntheticProblem;
import org.espei4j.cluster.TestMember;
import org.espei4j.cluster.contact.SchedulerContact;
import org.espei4j.cluster.grid.ClusterExecutor;

/// A run of the synthetic problem, in this process or one of its own, with a trace and restart, as the program
/// does it.
public final class SyntheticRun {

    static final SyntheticProblem PROBLEM = new SyntheticProblem(4, 5, 50, 100_000);
    private static final int CHAINS = 16;
    private static final long SEED = 1769;

    private SyntheticRun() {}

    /// Samples on a cluster.
    ///
    /// @param arguments scheduler file, trace file, iterations, and the trace of a stopped run if one is to be
    ///     continued
    public static void main(String... arguments) throws Exception {
        Path schedulerFile = Path.of(arguments[0]);
        Optional<Path> restart = arguments.length > 3 ? Optional.of(Path.of(arguments[3])) : Optional.empty();
        ClusterExecutor.Settings settings = new ClusterExecutor.Settings(
                SchedulerContact.ofFile(schedulerFile, SchedulerContact.Proof.NONE),
                "synthetic",
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(40),
                TestMember.VERSION);
        try (ClusterExecutor executor = ClusterExecutor.connect(settings, PROBLEM.documents())) {
            SamplingResult result = sample(executor, Path.of(arguments[1]), Integer.parseInt(arguments[2]), restart);
            if (result.outcome() != SamplingResult.Outcome.COMPLETED) {
                throw new IllegalStateException(result.outcome() + " " + result.message());
            }
        }
    }

    /// Samples with an executor, and saves every iteration.
    static SamplingResult sample(ProposalExecutor executor, Path trace, int iterations, Optional<Path> restart)
            throws Exception {
        List<String> names = PROBLEM.parameterNames();
        Optional<ChainState> state =
                restart.isPresent() ? Restart.from(restart.get(), names).state() : Optional.empty();
        long done = state.map(ChainState::iterations).orElse(0L);
        Path probability = trace.resolveSibling(trace.getFileName() + ".lnprob.npy");
        try (TraceRecorder recorder = new TraceRecorder(
                Trace.allocate(CHAINS, iterations, names.size()),
                new TraceRecorder.Files(Optional.of(trace), Optional.of(probability)),
                new TraceRecorder.Origin(names, SEED, done),
                1)) {
            EnsembleSampler sampler = new EnsembleSampler(executor, SEED);
            double[][] start = InitialEnsemble.around(new double[] {1, 2, 3, 4}, CHAINS, 0.5, 3);
            SamplingResult result = state.isPresent()
                    ? sampler.resume(state.get().ensemble(), done, iterations, recorder, () -> false)
                    : sampler.run(start, iterations, recorder, () -> false);
            recorder.finish();
            return result;
        }
    }

    /// The trace of one thread without any cluster, evaluated without waiting.
    static Trace serialTrace(Path folder, int iterations) throws Exception {
        Path file = folder.resolve("serial.npy");
        try (ProposalExecutor serial = ProposalExecutor.serial(new SyntheticProblem(4, 0, 0, 0))) {
            sample(serial, file, iterations, Optional.empty());
        }
        return Trace.read(file, file.resolveSibling("serial.npy.lnprob.npy"));
    }
}
