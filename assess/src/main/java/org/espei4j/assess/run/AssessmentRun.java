package org.espei4j.assess.run;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.espei4j.assess.sample.EnsembleSampler;
import org.espei4j.assess.sample.InitialEnsemble;
import org.espei4j.assess.sample.ProposalExecutor;
import org.espei4j.assess.sample.SamplingListener;
import org.espei4j.assess.sample.SamplingProgress;
import org.espei4j.assess.sample.SamplingResult;
import org.espei4j.assess.sample.ScoredVector;
import org.espei4j.assess.trace.ChainState;
import org.espei4j.assess.trace.Posterior;
import org.espei4j.assess.trace.Restart;
import org.espei4j.assess.trace.Trace;
import org.espei4j.assess.trace.TraceRecorder;
import org.espei4j.assess.trace.UnwritableFileException;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.tdb.TdbWriter;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// A run from its settings to its output files: generates parameters, samples them, or does both in this order.
///
/// All inputs are read and checked before anything is computed, and nothing is written before that.
public final class AssessmentRun {

    private final RunSettings settings;
    private final RunListener listener;
    private final BooleanSupplier stop;
    private final ExecutorFactory executors;

    /// Makes the executor that a run file asks for.
    @FunctionalInterface
    public interface ExecutorFactory {

        /// An executor of proposals; the run closes it.
        ///
        /// @throws BadInputException if the run file asks for one that cannot be made
        ProposalExecutor executor(Scheduler scheduler, int cores, Assessment assessment, RunSettings settings)
                throws BadInputException;
    }

    /// @param stop asked between half-iterations whether to stop and save
    /// @param executors makes the executor of proposals
    public AssessmentRun(RunSettings settings, RunListener listener, BooleanSupplier stop, ExecutorFactory executors) {
        this.settings = settings;
        this.listener = listener;
        this.stop = stop;
        this.executors = executors;
    }

    /// Runs.
    ///
    /// @throws BadInputException if an input cannot be used; nothing was written then
    /// @throws IOException if an output cannot be written
    public RunOutcome execute() throws BadInputException, IOException {
        return execute(new Problems());
    }

    /// The same.
    ///
    /// @param problems warnings about the run file, which are told together with those about the other inputs
    public RunOutcome execute(Problems problems) throws BadInputException, IOException {
        OutputCheck.check(settings, problems);
        Optional<RunInputs> inputs = RunInputs.read(settings, problems);
        problems.throwIfErrors();
        RunInputs read = inputs.orElseThrow(() -> new IllegalStateException("inputs are missing without an error"));
        if (settings.sampling().isEmpty()) {
            listener.inputsAccepted();
            listener.noticed(problems.all());
            return generate(read);
        }
        try (OutputClaims _ = OutputClaims.of(settings)) {
            listener.inputsAccepted();
            listener.noticed(problems.all());
            return generateAndSample(settings.sampling().get(), read);
        }
    }

    private RunOutcome generate(RunInputs read) throws BadInputException, IOException {
        Problems more = new Problems();
        Database database = InitialDatabase.of(settings, read, listener, more);
        listener.noticed(more.all());
        write(database, settings.output().database());
        return RunOutcome.generated(settings.output().database());
    }

    private RunOutcome generateAndSample(SamplingSettings sampling, RunInputs read)
            throws BadInputException, IOException {
        Problems more = new Problems();
        Database database = InitialDatabase.of(settings, read, listener, more);
        AssessmentSetup setup = AssessmentSetup.of(settings, read, database, more);
        listener.noticed(more.all());
        listener.leftOut("likelihood", setup.leftOut());
        if (settings.generation().isPresent()) {
            write(database, settings.output().startDatabase());
        }
        return sample(sampling, setup.assessment());
    }

    private void write(Database database, Path file) throws IOException {
        try {
            TdbWriter.write(database, file);
        } catch (IOException refused) {
            throw new UnwritableFileException(file, refused);
        }
        listener.databaseWritten(file);
    }

    private RunOutcome sample(SamplingSettings sampling, Assessment assessment) throws BadInputException, IOException {
        Start start = start(sampling, assessment);
        listener.immobile(InitialEnsemble.immobileParameters(start.positions(), assessment.parameterNames()));
        Trace trace = Trace.allocate(start.positions().length, sampling.iterations(), assessment.dimension());
        TraceRecorder.Files files = new TraceRecorder.Files(
                settings.output().traceFile(), settings.output().probabilityFile());
        TraceRecorder.Origin origin =
                new TraceRecorder.Origin(assessment.parameterNames(), start.seed(), start.iterationsDone());
        try (ProposalExecutor executor =
                        executors.executor(sampling.scheduler(), sampling.cores(), assessment, settings);
                TraceRecorder recorder = new TraceRecorder(trace, files, origin, sampling.saveInterval())) {
            listener.samplingStarts(
                    assessment, start.positions().length, sampling.iterations(), executor.description());
            EnsembleSampler sampler = new EnsembleSampler(executor, start.seed());
            SamplingListener both = new BothListeners(recorder, listener);
            SamplingResult result = start.restart().isPresent()
                    ? sampler.resume(
                            start.restart().get().ensemble(), start.iterationsDone(), sampling.iterations(), both, stop)
                    : sampler.run(start.positions(), sampling.iterations(), both, stop);
            finish(recorder, assessment, result);
            return new RunOutcome(
                    writeBest(assessment, result),
                    Optional.of(result),
                    Posterior.of(trace, assessment.parameterNames()));
        }
    }

    /// Saves the chains; if that fails, the best database is written all the same, because it may be all that is left of
    /// a long run.
    private void finish(TraceRecorder recorder, Assessment assessment, SamplingResult result) throws IOException {
        try {
            recorder.finish();
        } catch (IOException lost) {
            Optional<Path> written = writeBest(assessment, result);
            throw written.isEmpty()
                    ? lost
                    : new IOException(lost.getMessage() + ". The best parameters are in " + written.get(), lost);
        }
    }

    /// Where the chains start and which random numbers move them.
    ///
    /// @param positions by chain and parameter
    /// @param restart state of the run that is continued
    private record Start(double[][] positions, long seed, Optional<ChainState> restart) {

        long iterationsDone() {
            return restart.map(ChainState::iterations).orElse(0L);
        }
    }

    private Start start(SamplingSettings sampling, Assessment assessment) throws BadInputException {
        long seed = sampling.deterministic() ? InitialEnsemble.DETERMINISTIC_SEED : new SecureRandom().nextLong();
        return switch (sampling.start()) {
            case ChainStart.Restart restart -> {
                Restart found = Restart.from(restart.trace(), assessment.parameterNames());
                tellOfSurplus(restart.trace(), found);
                yield new Start(
                        found.positions(), found.state().map(ChainState::seed).orElse(seed), found.state());
            }
            case ChainStart.Ensemble ensemble ->
                new Start(
                        InitialEnsemble.around(
                                assessment.startValues(),
                                assessment.dimension() * ensemble.chainsPerParameter(),
                                ensemble.standardDeviation(),
                                (int) seed),
                        seed,
                        Optional.empty());
        };
    }

    /// The stopped run was killed between the writing of its trace and of its state.
    private void tellOfSurplus(Path trace, Restart restart) {
        if (restart.surplus() > 0) {
            int counted = restart.state().map(ChainState::traceIterations).orElse(0);
            listener.noticed(List.of(Problem.warning(
                    SourcePlace.of(trace.toString()),
                    "the trace holds " + (counted + restart.surplus()) + " iterations, its state is that after "
                            + counted,
                    "as many, but for a run that was killed while it saved",
                    "The iterations after " + counted
                            + " are done again, with the same result: leave those of the old files out "
                            + "where you join old and new ones.")));
        }
    }

    /// @return the file that was written, if there is a vector with a probability above zero
    private Optional<Path> writeBest(Assessment assessment, SamplingResult result) throws IOException {
        Optional<ScoredVector> best = result.last()
                .map(SamplingProgress::best)
                .filter(found -> found.lnProbability() > Double.NEGATIVE_INFINITY);
        if (best.isEmpty()) {
            return Optional.empty();
        }
        write(
                assessment.databaseWith(best.get().parameters()),
                settings.output().database());
        return Optional.of(settings.output().database());
    }

    /// Records first, then shows.
    private record BothListeners(SamplingListener first, SamplingListener second) implements SamplingListener {

        @Override
        public void started(SamplingProgress progress) {
            first.started(progress);
            second.started(progress);
        }

        @Override
        public void iterationCompleted(SamplingProgress progress) {
            first.iterationCompleted(progress);
            second.iterationCompleted(progress);
        }
    }
}
