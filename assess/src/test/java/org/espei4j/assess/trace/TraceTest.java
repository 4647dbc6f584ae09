package org.espei4j.assess.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.espei4j.assess.sample.Ensemble;
import org.espei4j.assess.sample.ScoredVector;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {

    @TempDir
    private Path folder;

    /// Two chains, two parameters, room for five iterations, three of them done.
    private static Trace trace() {
        Trace trace = Trace.allocate(2, 5, 2);
        trace.append(Ensemble.of(new double[][] {{1, 2}, {3, 4}}, new double[] {-10, Double.NEGATIVE_INFINITY}));
        trace.append(Ensemble.of(new double[][] {{1, 2}, {5, 6}}, new double[] {-10, -7}));
        trace.append(Ensemble.of(new double[][] {{0, 8}, {5, 6}}, new double[] {-7, -7}));
        return trace;
    }

    @Test
    void iterationsAreKeptInTheirOrder() {
        Trace trace = trace();
        assertThat(trace.completed()).isEqualTo(3);
        assertThat(trace.positions(2)).isEqualTo(new double[][] {{0, 8}, {5, 6}});
        assertThat(trace.value(1, 0, 1)).isEqualTo(4);
        assertThat(trace.lnProbability(1, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(trace.truncated().iterations()).isEqualTo(3);
        assertThat(trace.truncated().positions(2)).isEqualTo(trace.positions(2));
        assertThat(Trace.bytes(2, 5, 2)).isEqualTo(8 * 2 * 5 * 3);
    }

    @Test
    void thereIsNoRoomBeyondTheEndNorForOtherEnsembles() {
        Trace trace = Trace.allocate(2, 1, 2);
        assertThatIllegalStateException()
                .isThrownBy(() -> trace.append(Ensemble.of(new double[][] {{1, 2}}, new double[1])));
        trace.append(Ensemble.of(new double[][] {{1, 2}, {3, 4}}, new double[2]));
        assertThatIllegalStateException()
                .isThrownBy(() -> trace.append(Ensemble.of(new double[][] {{1, 2}, {3, 4}}, new double[2])));
    }

    @Test
    void savedAndReadItIsTheSameAndKnowsWhatIsNotDone() throws Exception {
        Path positions = folder.resolve("trace.npy");
        Path probabilities = folder.resolve("lnprob.npy");
        trace().savePositions(positions, 3);
        trace().saveLnProbabilities(probabilities, 3);
        Trace read = Trace.read(positions, probabilities);
        assertThat(read.chains()).isEqualTo(2);
        assertThat(read.iterations()).isEqualTo(5);
        assertThat(read.dimension()).isEqualTo(2);
        assertThat(read.completed()).isEqualTo(3);
        for (int iteration = 0; iteration < 3; iteration++) {
            assertThat(read.positions(iteration)).isEqualTo(trace().positions(iteration));
            assertThat(read.lnProbability(0, iteration)).isEqualTo(trace().lnProbability(0, iteration));
            assertThat(read.lnProbability(1, iteration)).isEqualTo(trace().lnProbability(1, iteration));
        }
    }

    @Test
    void onlyIterationsAskedForAreSaved() throws Exception {
        Path positions = folder.resolve("trace.npy");
        trace().savePositions(positions, 2);
        assertThat(Trace.read(positions).completed()).isEqualTo(2);
    }

    /// A parameter that is 0 in some chain or in all of them is a value like any other (row 4 of the defects).
    @Test
    void zerosInsideADoneIterationAreValues() throws Exception {
        Trace trace = Trace.allocate(2, 3, 2);
        trace.append(Ensemble.of(new double[][] {{1, 0}, {2, 0}}, new double[] {-1, -1}));
        trace.append(Ensemble.of(new double[][] {{0, 0}, {3, 0}}, new double[] {-1, -1}));
        Path positions = folder.resolve("trace.npy");
        trace.savePositions(positions, 2);
        Trace read = Trace.read(positions);
        assertThat(read.completed()).isEqualTo(2);
        assertThat(read.positions(1)).isEqualTo(new double[][] {{0, 0}, {3, 0}});
    }

    @Test
    void aTraceOfZerosHasNothingDone() throws Exception {
        Path positions = folder.resolve("trace.npy");
        Trace.allocate(2, 3, 3).savePositions(positions, 0);
        assertThat(Trace.read(positions).completed()).isZero();
        assertThat(Trace.read(positions).best(3)).isEmpty();
    }

    @Test
    void filesThatDoNotBelongTogetherAreRefused() throws Exception {
        Path positions = folder.resolve("trace.npy");
        Path probabilities = folder.resolve("lnprob.npy");
        trace().savePositions(positions, 3);
        NpyFile.write(probabilities, new double[8], 2, 4);
        assertThatThrownBy(() -> Trace.read(positions, probabilities))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("(2, 4)")
                .hasMessageContaining("(2, 5, 2)");
        assertThatThrownBy(() -> Trace.read(probabilities))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("(chains, iterations, parameters)");
        NpyFile.write(positions, new double[0], 0, 4, 2);
        assertThatThrownBy(() -> Trace.read(positions)).hasMessageContaining("is empty");
    }

    @Test
    void theBestVectorsAreDifferentAndSorted() {
        assertThat(trace().best(1)).containsExactly(new ScoredVector(new double[] {5, 6}, -7));
        assertThat(trace().best(10))
                .containsExactly(
                        new ScoredVector(new double[] {5, 6}, -7),
                        new ScoredVector(new double[] {0, 8}, -7),
                        new ScoredVector(new double[] {1, 2}, -10),
                        new ScoredVector(new double[] {3, 4}, Double.NEGATIVE_INFINITY));
    }

    /// After one iteration the best is that of the iteration, not a vector of zeros (row 3 of the defects).
    @Test
    void oneIterationIsEnough() {
        Trace trace = Trace.allocate(2, 1, 1);
        trace.append(Ensemble.of(new double[][] {{4}, {5}}, new double[] {-3, -2}));
        assertThat(trace.best(1)).containsExactly(new ScoredVector(new double[] {5}, -2));
    }
}
