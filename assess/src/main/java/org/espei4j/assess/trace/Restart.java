package org.espei4j.assess.trace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.espei4j.assess.sample.EnsembleSampler;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Where a stopped run goes on.
///
/// With the state beside the trace, it goes on exactly as if it had never stopped ([EnsembleSampler#resume]).
/// From a trace alone, which may be ESPEI's, the last complete iteration becomes the start of a new run
/// ([EnsembleSampler#run]).
///
/// @param positions start positions by chain and parameter
/// @param state state of the stopped run, if it stands beside the trace
/// @param surplus iterations at the end of the trace that the run does again, because they are younger than the state
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Restart(double[][] positions, Optional<ChainState> state, int surplus) {

    /// Finds out from the files of a stopped run where it goes on.
    ///
    /// @param traceFile its trace
    /// @param parameterNames names of the parameters to be fitted, in their order
    /// @throws BadInputException if a file cannot be read, or does not belong to these parameters
    public static Restart from(Path traceFile, List<String> parameterNames) throws BadInputException {
        Trace trace = Trace.read(traceFile);
        if (trace.dimension() != parameterNames.size()) {
            throw problem(
                    traceFile,
                    "the trace has " + trace.dimension() + " parameters",
                    parameterNames.size() + ", which are " + String.join(", ", parameterNames),
                    "Maybe the database or the list of symbols has changed.");
        }
        if (trace.completed() == 0) {
            throw problem(traceFile, "the trace holds no complete iteration", "at least one", "Start a new run.");
        }
        if (!EnsembleSampler.canSample(trace.chains(), trace.dimension())) {
            throw problem(
                    traceFile,
                    "the trace has " + trace.chains() + " chains",
                    "an even number of at least " + 2 * trace.dimension() + ", two per parameter",
                    "");
        }
        Path stateFile = ChainState.besides(traceFile);
        if (!Files.exists(stateFile)) {
            return new Restart(trace.positions(trace.completed() - 1), Optional.empty(), 0);
        }
        ChainState state = new ChainStateReader(stateFile).read();
        requireMatch(stateFile, state, traceFile, trace, parameterNames);
        return new Restart(
                state.ensemble().positions(), Optional.of(state), trace.completed() - state.traceIterations());
    }

    /// The state is written after the trace, so that the trace may be ahead of it if the program was killed in
    /// between.
    private static void requireMatch(
            Path stateFile, ChainState state, Path traceFile, Trace trace, List<String> parameterNames)
            throws BadInputException {
        String mend = "Delete the state file to restart from the trace alone.";
        if (!state.parameterNames().equals(parameterNames)) {
            throw problem(
                    stateFile,
                    "the state is of the parameters " + String.join(", ", state.parameterNames()),
                    String.join(", ", parameterNames),
                    mend);
        }
        int inTrace = state.traceIterations();
        boolean matches = inTrace <= trace.completed()
                && (inTrace == 0
                        || Arrays.deepEquals(
                                trace.positions(inTrace - 1), state.ensemble().positions()));
        if (!matches) {
            throw problem(
                    stateFile,
                    "the state does not belong to the trace " + traceFile,
                    "positions that are those of iteration " + inTrace + " of the trace",
                    mend);
        }
    }

    private static BadInputException problem(Path file, String found, String expected, String mend) {
        return new BadInputException(Problem.error(SourcePlace.of(file.toString()), found, expected, mend));
    }
}
