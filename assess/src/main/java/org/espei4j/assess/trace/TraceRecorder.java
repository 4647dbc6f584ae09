package org.espei4j.assess.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.espei4j.assess.sample.SamplingListener;
import org.espei4j.assess.sample.SamplingProgress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records a sampling run in a [Trace] and saves it every so many iterations: positions, log-probabilities, and
/// the state from which the run can go on.
///
/// Saving does not stop the sampler: it happens in a thread of its own, one save at a time; if the disk is slower
/// than the sampler, an interval's save is left out in favour of a later one. [#finish] saves what is left. A
/// save that fails is reported and tried again at the next interval.
public final class TraceRecorder implements SamplingListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TraceRecorder.class);

    private final Trace trace;
    private final Files files;
    private final Origin origin;
    private final int saveInterval;
    private final ExecutorService saver = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("trace-saver").daemon().factory());
    private @Nullable Future<?> saving;
    private @Nullable SamplingProgress last;

    /// Where a run is saved.
    ///
    /// @param trace file of the positions; absent: they are not saved, and the state neither
    /// @param probability file of the log-probabilities; absent: they are not saved
    public record Files(Optional<Path> trace, Optional<Path> probability) {}

    /// What a run starts from, for its state.
    ///
    /// @param parameterNames names of the parameters, in their order
    /// @param seed seed of the moves
    /// @param iterationsDone iterations done since the seed was set, before this run
    public record Origin(List<String> parameterNames, long seed, long iterationsDone) {}

    /// @param trace empty trace with room for all iterations
    /// @param files where to save it
    /// @param origin what the run starts from
    /// @param saveInterval save after every so many iterations, ≥ 1
    public TraceRecorder(Trace trace, Files files, Origin origin, int saveInterval) {
        if (saveInterval < 1) {
            throw new IllegalArgumentException("save interval must be at least 1, not " + saveInterval);
        }
        this.trace = trace;
        this.files = files;
        this.origin = origin;
        this.saveInterval = saveInterval;
    }

    /// What has been recorded.
    public Trace trace() {
        return trace;
    }

    @Override
    public void iterationCompleted(SamplingProgress progress) {
        trace.append(progress.ensemble());
        last = progress;
        if (progress.iteration() % saveInterval == 0 && (saving == null || saving.isDone())) {
            int done = trace.completed();
            saving = saver.submit(() -> saveOrWarn(progress, done));
        }
    }

    private void saveOrWarn(SamplingProgress progress, int done) {
        try {
            save(progress, done);
        } catch (IOException | RuntimeException e) {
            String reason = e instanceof IOException ? e.getMessage() : e.toString();
            LOG.warn("The chains could not be saved after iteration {}: {}. The run goes on.", done, reason);
        }
    }

    private void save(SamplingProgress progress, int done) throws IOException {
        if (files.trace().isPresent()) {
            write(files.trace().get(), file -> trace.savePositions(file, done));
        }
        if (files.probability().isPresent()) {
            write(files.probability().get(), file -> trace.saveLnProbabilities(file, done));
        }
        if (files.trace().isPresent()) {
            long iterations = origin.iterationsDone() + progress.iteration();
            write(
                    ChainState.besides(files.trace().get()),
                    new ChainState(origin.parameterNames(), origin.seed(), iterations, done, progress.ensemble())
                            ::write);
        }
    }

    @FunctionalInterface
    private interface FileWriter {
        void write(Path file) throws IOException;
    }

    private static void write(Path file, FileWriter writer) throws UnwritableFileException {
        try {
            writer.write(file);
        } catch (IOException refused) {
            throw new UnwritableFileException(file, refused);
        }
    }

    /// Saves everything recorded so far and ends the saving thread. A run without a complete iteration leaves no
    /// files.
    ///
    /// An interrupt does not cut it short: it is called when a run has been interrupted.
    ///
    /// @throws IOException if it cannot be saved
    public void finish() throws IOException {
        SamplingProgress latest = last;
        if (latest != null) {
            int done = trace.completed();
            // In the saving thread, because an interrupt would close the file that its thread writes.
            saving = saver.submit(() -> {
                save(latest, done);
                return done;
            });
        }
        Optional<Throwable> breakdown = awaitSaving();
        saver.shutdown();
        if (breakdown.isPresent()) {
            throw breakdown.get() instanceof IOException refused
                    ? refused
                    : new IOException("saving the chains broke down", breakdown.get());
        }
    }

    /// Waits for a save in progress and ends the saving thread; nothing further is saved.
    @Override
    public void close() {
        awaitSaving();
        saver.shutdown();
    }

    private Optional<Throwable> awaitSaving() {
        Future<?> current = saving;
        boolean interrupted = false;
        Optional<Throwable> breakdown = Optional.empty();
        while (current != null) {
            try {
                current.get();
                current = null;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                breakdown = Optional.ofNullable(e.getCause());
                current = null;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return breakdown;
    }
}
