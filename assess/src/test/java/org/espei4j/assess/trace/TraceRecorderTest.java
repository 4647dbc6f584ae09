package org.espei4j.assess.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.espei4j.assess.sample.EnsembleSampler;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.assess.sample.InitialEnsemble;
import org.espei4j.assess.sample.LogPosterior;
import org.espei4j.assess.sample.ProposalExecutor;
import org.espei4j.assess.sample.SamplingResult;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recording, saving and restarting, with the sampler.
class TraceRecorderTest {

    private static final List<String> NAMES = List.of("VV0000", "VV0001");

    private static final LogPosterior TARGET = new LogPosterior() {
        @Override
        public List<String> parameterNames() {
            return NAMES;
        }

        @Override
        public Evaluator newEvaluator() {
            return theta -> theta[0] < 0
                    ? Evaluation.outsidePrior()
                    : Evaluation.of(0, -0.5 * (theta[0] - 1) * (theta[0] - 1) - theta[1] * theta[1]);
        }
    };

    private static final double[][] START = InitialEnsemble.around(new double[] {1, -2}, 8, 0.5, 3);
    private static final long SEED = -4_611_686_018_427_387_905L;

    @TempDir
    private Path folder;

    private Path positions;
    private Path probabilities;

    @BeforeEach
    void nameFiles() {
        positions = folder.resolve("trace.npy");
        probabilities = folder.resolve("lnprob.npy");
    }

    private TraceRecorder recorder(int iterations, long done, int interval) {
        return new TraceRecorder(
                Trace.allocate(8, iterations, 2),
                new TraceRecorder.Files(Optional.of(positions), Optional.of(probabilities)),
                new TraceRecorder.Origin(NAMES, SEED, done),
                interval);
    }

    private static Trace whole(int iterations) {
        Trace trace = Trace.allocate(8, iterations, 2);
        try (ProposalExecutor executor = ProposalExecutor.serial(TARGET)) {
            new EnsembleSampler(executor, SEED).run(START, iterations, p -> trace.append(p.ensemble()), () -> false);
        }
        return trace;
    }

    private SamplingResult stopAfter(int completed, int iterations) throws IOException {
        AtomicInteger halves = new AtomicInteger();
        try (ProposalExecutor executor = ProposalExecutor.serial(TARGET);
                TraceRecorder recorder = recorder(iterations, 0, 1)) {
            SamplingResult result = new EnsembleSampler(executor, SEED)
                    .run(START, iterations, recorder, () -> halves.incrementAndGet() > 2 * completed + 1);
            recorder.finish();
            return result;
        }
    }

    @Test
    void filesHoldWhatWasSampled() throws Exception {
        stopAfter(7, 20);
        Trace read = Trace.read(positions, probabilities);
        assertThat(read.iterations()).isEqualTo(20);
        assertThat(read.completed()).isEqualTo(7);
        Trace whole = whole(20);
        for (int iteration = 0; iteration < 7; iteration++) {
            assertThat(read.positions(iteration)).isEqualTo(whole.positions(iteration));
        }
        try (var names = Files.list(folder)) {
            assertThat(names.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("trace.npy", "lnprob.npy", "trace.state.json");
        }
    }

    @Test
    void theSameRunGivesTheSameBytes() throws Exception {
        stopAfter(7, 20);
        byte[] trace = Files.readAllBytes(positions);
        byte[] lnprob = Files.readAllBytes(probabilities);
        byte[] state = Files.readAllBytes(ChainState.besides(positions));
        stopAfter(7, 20);
        assertThat(Files.readAllBytes(positions)).isEqualTo(trace);
        assertThat(Files.readAllBytes(probabilities)).isEqualTo(lnprob);
        assertThat(Files.readAllBytes(ChainState.besides(positions))).isEqualTo(state);
    }

    @Test
    void aRestartGoesOnAsIfTheRunHadNeverStopped() throws Exception {
        stopAfter(7, 20);
        Restart restart = Restart.from(positions, NAMES);
        ChainState state = restart.state().orElseThrow();
        assertThat(state.iterations()).isEqualTo(7);
        assertThat(state.seed()).isEqualTo(SEED);
        assertThat(restart.positions()).isEqualTo(whole(7).positions(6));
        assertThat(restart.surplus()).isZero();
        Path firstTrace = positions;
        positions = folder.resolve("trace-2.npy");
        probabilities = folder.resolve("lnprob-2.npy");
        try (ProposalExecutor executor = ProposalExecutor.threads(TARGET, 2);
                TraceRecorder recorder = recorder(13, state.iterations(), 5)) {
            new EnsembleSampler(executor, state.seed())
                    .resume(state.ensemble(), state.iterations(), 13, recorder, () -> false);
            recorder.finish();
        }
        Trace whole = whole(20);
        Trace second = Trace.read(positions, probabilities);
        assertThat(second.completed()).isEqualTo(13);
        for (int iteration = 0; iteration < 13; iteration++) {
            assertThat(second.positions(iteration)).isEqualTo(whole.positions(7 + iteration));
            for (int chain = 0; chain < 8; chain++) {
                assertThat(second.lnProbability(chain, iteration)).isEqualTo(whole.lnProbability(chain, 7 + iteration));
            }
        }
        assertThat(Restart.from(positions, NAMES).state().orElseThrow().iterations())
                .isEqualTo(20);
        assertThat(Restart.from(firstTrace, NAMES).state().orElseThrow().iterations())
                .isEqualTo(7);
    }

    /// A trace that another program has written has no state beside it.
    @Test
    void aTraceAloneIsEnoughForANewStart() throws Exception {
        stopAfter(7, 20);
        Files.delete(ChainState.besides(positions));
        Restart restart = Restart.from(positions, NAMES);
        assertThat(restart.state()).isEmpty();
        assertThat(restart.positions()).isEqualTo(whole(7).positions(6));
    }

    /// The program may be killed after the trace has been saved and before the state has.
    @Test
    void aTraceAheadOfItsStateIsTakenBackToTheState() throws Exception {
        stopAfter(6, 20);
        byte[] state = Files.readAllBytes(ChainState.besides(positions));
        stopAfter(7, 20);
        Files.write(ChainState.besides(positions), state);
        Restart restart = Restart.from(positions, NAMES);
        assertThat(restart.state().orElseThrow().iterations()).isEqualTo(6);
        assertThat(restart.positions()).isEqualTo(whole(7).positions(5));
        assertThat(restart.surplus()).isEqualTo(1);
    }

    @Test
    void aStateOfAnotherRunIsRefused() throws Exception {
        stopAfter(9, 20);
        byte[] state = Files.readAllBytes(ChainState.besides(positions));
        stopAfter(7, 20);
        Files.write(ChainState.besides(positions), state);
        assertThatThrownBy(() -> Restart.from(positions, NAMES))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("does not belong to the trace")
                .hasMessageContaining("Delete the state file");
    }

    @Test
    void aTraceOfOtherParametersIsRefused() throws Exception {
        stopAfter(7, 20);
        assertThatThrownBy(() -> Restart.from(positions, List.of("VV0000")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("the trace has 2 parameters");
        assertThatThrownBy(() -> Restart.from(positions, List.of("VV0000", "VV0002")))
                .hasMessageContaining("VV0000, VV0001; expected VV0000, VV0002");
        NpyFile.write(positions, new double[] {1, 2, 3, 4, 5, 6}, 3, 1, 2);
        assertThatThrownBy(() -> Restart.from(positions, NAMES)).hasMessageContaining("3 chains");
        NpyFile.write(positions, new double[16], 8, 1, 2);
        assertThatThrownBy(() -> Restart.from(positions, NAMES)).hasMessageContaining("no complete iteration");
    }

    @Test
    void damagedStatesAreNamed() throws Exception {
        stopAfter(7, 20);
        Path file = ChainState.besides(positions);
        String good = Files.readString(file);
        List<String> bad = List.of(
                "",
                "{",
                "[]",
                "{\"type\": \"other\"}",
                good.replace("\"version\":1", "\"version\":2"),
                good.replace("\"seed\":\"-", "\"seed\":\"x"),
                good.replace("\"iterations\":7", "\"iterations\":3"),
                good.replace("\"lnprob\":[", "\"lnprob\":[1,"),
                good.replace("\"lnprob\"", "\"lnprobs\""),
                good.replace("[\"VV0000\",", "["),
                good.replaceFirst("\\[\\[[-0-9.eE]+,", "[["));
        for (String text : bad) {
            assertThat(text).isNotEqualTo(good);
            Files.writeString(file, text);
            assertThatThrownBy(() -> Restart.from(positions, NAMES))
                    .as(text)
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    @Test
    void positionsOfProbabilityZeroSurviveSaving() throws Exception {
        TraceRecorder recorder = recorder(1, 0, 1);
        double[][] start = InitialEnsemble.around(new double[] {0.1, -2}, 8, 3, 3);
        try (ProposalExecutor executor = ProposalExecutor.serial(TARGET)) {
            new EnsembleSampler(executor, SEED).run(start, 1, recorder, () -> false);
        }
        recorder.finish();
        double[] lnProbabilities =
                Restart.from(positions, NAMES).state().orElseThrow().ensemble().lnProbabilities();
        assertThat(lnProbabilities).contains(Double.NEGATIVE_INFINITY);
        assertThat(Trace.read(positions, probabilities).lnProbability(0, 0)).isEqualTo(lnProbabilities[0]);
    }

    @Test
    void runsThatDoNothingOrSaveNothingLeaveNoFiles() throws Exception {
        try (TraceRecorder recorder = recorder(5, 0, 1)) {
            recorder.finish();
        }
        TraceRecorder silent = new TraceRecorder(
                Trace.allocate(8, 5, 2),
                new TraceRecorder.Files(Optional.empty(), Optional.empty()),
                new TraceRecorder.Origin(NAMES, SEED, 0),
                1);
        try (ProposalExecutor executor = ProposalExecutor.serial(TARGET)) {
            new EnsembleSampler(executor, SEED).run(START, 5, silent, () -> false);
        }
        silent.finish();
        assertThat(silent.trace().completed()).isEqualTo(5);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDiskThatRefusesDoesNotStopTheRunButItsEnd() throws Exception {
        positions = folder.resolve("missing/trace.npy");
        TraceRecorder recorder = recorder(5, 0, 1);
        try (ProposalExecutor executor = ProposalExecutor.serial(TARGET)) {
            new EnsembleSampler(executor, SEED).run(START, 5, recorder, () -> false);
        }
        assertThat(recorder.trace().completed()).isEqualTo(5);
        assertThatThrownBy(recorder::finish).isInstanceOf(IOException.class);
    }

    /// Somebody presses Ctrl-C twice.
    @Test
    void anInterruptDoesNotCutTheLastSaveShort() throws Exception {
        TraceRecorder recorder = recorder(5, 0, 100);
        try (ProposalExecutor executor = ProposalExecutor.serial(TARGET)) {
            new EnsembleSampler(executor, SEED).run(START, 5, recorder, () -> false);
        }
        assertThat(positions).doesNotExist();
        Thread.currentThread().interrupt();
        recorder.finish();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Trace.read(positions, probabilities).completed()).isEqualTo(5);
    }
}
