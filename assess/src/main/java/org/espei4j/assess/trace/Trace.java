package org.espei4j.assess.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.espei4j.assess.sample.Ensemble;
import org.espei4j.assess.sample.ScoredVector;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Positions and log-probabilities of all chains at all iterations. The start positions are not part of it.
///
/// Room for all iterations is made at the beginning; iterations that are not done are zeros in the files.
/// Iterations are appended by one thread; others may read what [#completed] said before.
public final class Trace {

    private final int iterations;
    private final int dimension;
    /// By chain, then by iteration · dimension + parameter.
    private final double[][] positions;
    /// By chain, then by iteration.
    private final double[][] lnProbabilities;

    private volatile int completed;

    private Trace(int iterations, int dimension, double[][] positions, double[][] lnProbabilities, int completed) {
        this.iterations = iterations;
        this.dimension = dimension;
        this.positions = positions;
        this.lnProbabilities = lnProbabilities;
        this.completed = completed;
    }

    /// An empty trace.
    ///
    /// @param chains number of chains
    /// @param iterations number of iterations for which room is made; see [#bytes]
    /// @param dimension number of parameters
    public static Trace allocate(int chains, int iterations, int dimension) {
        int perChain = Math.multiplyExact(iterations, dimension);
        return new Trace(iterations, dimension, new double[chains][perChain], new double[chains][iterations], 0);
    }

    /// Memory in bytes that a trace needs.
    public static long bytes(int chains, int iterations, int dimension) {
        return 8L * chains * iterations * (dimension + 1L);
    }

    /// Reads a trace and its log-probabilities from `.npy` files of the shapes (chains, iterations, parameters)
    /// and (chains, iterations). Iterations at the end that are zero throughout count as not done.
    ///
    /// @throws BadInputException if a file cannot be read or the two do not belong together
    public static Trace read(Path traceFile, Path probabilityFile) throws BadInputException {
        try (NpyReader trace = NpyReader.open(traceFile);
                NpyReader probability = NpyReader.open(probabilityFile)) {
            int[] shape = requireAxes(traceFile, trace.shape(), "chains, iterations, parameters");
            int[] other = requireAxes(probabilityFile, probability.shape(), "chains, iterations");
            if (other[0] != shape[0] || other[1] != shape[1]) {
                throw problem(
                        probabilityFile,
                        "the array has shape " + NpyReader.text(other) + ", the trace " + traceFile + " has "
                                + NpyReader.text(shape),
                        "shape " + NpyReader.text(shape[0], shape[1]),
                        "Maybe the files are of different runs.");
            }
            return filled(shape, rows(traceFile, trace, shape), rows(probabilityFile, probability, other));
        }
    }

    /// Reads a trace without its log-probabilities, which are then zero.
    ///
    /// @throws BadInputException if the file cannot be read or does not hold a trace
    public static Trace read(Path traceFile) throws BadInputException {
        try (NpyReader trace = NpyReader.open(traceFile)) {
            int[] shape = requireAxes(traceFile, trace.shape(), "chains, iterations, parameters");
            return filled(shape, rows(traceFile, trace, shape), new double[shape[0]][shape[1]]);
        }
    }

    private static int[] requireAxes(Path file, int[] shape, String axes) throws BadInputException {
        if (shape.length != axes.split(",").length) {
            throw problem(file, "the array has shape " + NpyReader.text(shape), "an array of (" + axes + ")", "");
        }
        if (shape[0] == 0 || shape[shape.length - 1] == 0) {
            throw problem(file, "the array of shape " + NpyReader.text(shape) + " is empty", "a sampled trace", "");
        }
        return shape;
    }

    private static double[][] rows(Path file, NpyReader reader, int[] shape) throws BadInputException {
        long perChain = 1;
        for (int axis = 1; axis < shape.length; axis++) {
            perChain *= shape[axis];
        }
        if (perChain > Integer.MAX_VALUE - 8) {
            throw problem(file, "a chain has " + perChain + " numbers", "fewer than 2^31", "Thin the trace.");
        }
        double[][] rows = new double[shape[0]][];
        for (int chain = 0; chain < rows.length; chain++) {
            rows[chain] = reader.next((int) perChain);
        }
        return rows;
    }

    private static Trace filled(int[] shape, double[][] positions, double[][] lnProbabilities) {
        int completed = 0;
        for (int chain = 0; chain < positions.length; chain++) {
            completed = Math.max(completed, Math.floorDiv(lastNonZero(positions[chain]), shape[2]) + 1);
            completed = Math.max(completed, lastNonZero(lnProbabilities[chain]) + 1);
        }
        return new Trace(shape[1], shape[2], positions, lnProbabilities, completed);
    }

    /// Index of the last number that is not zero; −1 if all are zero.
    private static int lastNonZero(double[] numbers) {
        int last = numbers.length - 1;
        while (last >= 0 && numbers[last] == 0.0) {
            last--;
        }
        return last;
    }

    private static BadInputException problem(Path file, String found, String expected, String mend) {
        return new BadInputException(Problem.error(SourcePlace.of(file.toString()), found, expected, mend));
    }

    /// Appends an iteration.
    ///
    /// @throws IllegalStateException if all iterations for which there is room are done
    public void append(Ensemble ensemble) {
        int iteration = completed;
        if (iteration == iterations || ensemble.chains() != chains() || ensemble.dimension() != dimension) {
            throw new IllegalStateException("no room for an ensemble of " + ensemble.chains() + " chains and "
                    + ensemble.dimension() + " parameters after iteration " + iteration + " of " + iterations);
        }
        for (int chain = 0; chain < positions.length; chain++) {
            for (int i = 0; i < dimension; i++) {
                positions[chain][iteration * dimension + i] = ensemble.value(chain, i);
            }
            lnProbabilities[chain][iteration] = ensemble.lnProbability(chain);
        }
        completed = iteration + 1;
    }

    /// Number of chains.
    public int chains() {
        return positions.length;
    }

    /// Number of iterations for which there is room.
    public int iterations() {
        return iterations;
    }

    /// Number of iterations that are done.
    public int completed() {
        return completed;
    }

    /// Number of parameters.
    public int dimension() {
        return dimension;
    }

    /// One parameter of one chain at one iteration, all counted from 0.
    public double value(int chain, int iteration, int parameter) {
        return positions[chain][iteration * dimension + parameter];
    }

    /// Log-probability of a chain at an iteration; finite or −∞.
    public double lnProbability(int chain, int iteration) {
        return lnProbabilities[chain][iteration];
    }

    /// Positions of all chains at an iteration, by chain and parameter, as a copy.
    public double[][] positions(int iteration) {
        double[][] copy = new double[positions.length][];
        for (int chain = 0; chain < copy.length; chain++) {
            copy[chain] = vector(chain, iteration);
        }
        return copy;
    }

    private double[] vector(int chain, int iteration) {
        return Arrays.copyOfRange(positions[chain], iteration * dimension, (iteration + 1) * dimension);
    }

    /// The trace without room for iterations that are not done.
    public Trace truncated() {
        double[][] shortPositions = new double[chains()][];
        double[][] shortProbabilities = new double[chains()][];
        int done = completed;
        for (int chain = 0; chain < positions.length; chain++) {
            shortPositions[chain] = Arrays.copyOf(positions[chain], done * dimension);
            shortProbabilities[chain] = Arrays.copyOf(lnProbabilities[chain], done);
        }
        return new Trace(done, dimension, shortPositions, shortProbabilities, done);
    }

    /// The best different parameter vectors, best first; of equal log-probabilities that of the earlier
    /// iteration, then of the lower chain.
    ///
    /// @param count how many at most
    public List<ScoredVector> best(int count) {
        record Place(int chain, int iteration, double lnProbability) {}
        List<Place> places = new ArrayList<>();
        for (int iteration = 0; iteration < completed; iteration++) {
            for (int chain = 0; chain < positions.length; chain++) {
                // A rejected move repeats the position; leaving it out here keeps the list short.
                if (iteration == 0 || !sameAsBefore(chain, iteration)) {
                    places.add(new Place(chain, iteration, lnProbabilities[chain][iteration]));
                }
            }
        }
        places.sort(Comparator.comparingDouble(Place::lnProbability).reversed());
        Set<ScoredVector> seen = new HashSet<>();
        List<ScoredVector> best = new ArrayList<>();
        for (Place place : places) {
            if (best.size() == count) {
                break;
            }
            ScoredVector vector = new ScoredVector(vector(place.chain(), place.iteration()), place.lnProbability());
            if (seen.add(vector)) {
                best.add(vector);
            }
        }
        return best;
    }

    private boolean sameAsBefore(int chain, int iteration) {
        int here = iteration * dimension;
        return Arrays.equals(positions[chain], here, here + dimension, positions[chain], here - dimension, here);
    }

    /// Saves the positions as an array (chains, iterations, parameters).
    ///
    /// @param file the file, replaced as a whole
    /// @param done how many iterations to save; the rest is zeros
    /// @throws IOException if it cannot be written; then the old content is still there
    void savePositions(Path file, int done) throws IOException {
        long rowLength = (long) iterations * dimension;
        NpyFile.writeRows(file, positions, (long) done * dimension, rowLength, chains(), iterations, dimension);
    }

    /// Saves the log-probabilities as an array (chains, iterations).
    ///
    /// @param file the file, replaced as a whole
    /// @param done how many iterations to save; the rest is zeros
    /// @throws IOException if it cannot be written; then the old content is still there
    void saveLnProbabilities(Path file, int done) throws IOException {
        NpyFile.writeRows(file, lnProbabilities, done, iterations, chains(), iterations);
    }
}
