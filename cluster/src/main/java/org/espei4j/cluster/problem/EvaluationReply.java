package org.espei4j.cluster.problem;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.assess.sample.Failure;

/// What a worker answers to an [EvaluationRequest].
///
/// @param outcome whether the worker could evaluate the problem at all
/// @param explanation why not, for the user; empty if it could
/// @param results one for each proposal, in their order; empty after a refusal
public record EvaluationReply(Outcome outcome, String explanation, List<Result> results) {

    /// Whether a worker could evaluate a problem at all.
    public enum Outcome {
        /// It could.
        EVALUATED,
        /// The scheduler does not have the documents of the problem (any more).
        DOCUMENTS_MISSING,
        /// The documents cannot be compiled.
        NOT_COMPILABLE
    }

    /// Result for one proposal.
    ///
    /// @param evaluation what came out
    /// @param seconds how long it took
    public record Result(Evaluation evaluation, double seconds) {}

    private static final int SMALLEST_RESULT = 8 + 8 + 8 + 1;

    /// Copies the list.
    public EvaluationReply {
        results = List.copyOf(results);
    }

    /// An answer with results.
    public static EvaluationReply of(List<Result> results) {
        return new EvaluationReply(Outcome.EVALUATED, "", results);
    }

    /// An answer of a worker that cannot evaluate the problem.
    ///
    /// @param outcome why, in one word
    /// @param explanation why, for the user
    public static EvaluationReply refused(Outcome outcome, String explanation) {
        return new EvaluationReply(outcome, explanation, List.of());
    }

    /// Layout: outcome, explanation, number of results; for each ln prior, ln likelihood, seconds, whether it
    /// failed, and then reason and detail.
    public byte[] toBytes() {
        byte[] explanationBytes = Fields.encodeText(explanation);
        List<byte[]> texts = new ArrayList<>();
        long length = 9L + explanationBytes.length + (long) SMALLEST_RESULT * results.size();
        for (Result result : results) {
            Optional<Failure> failure = result.evaluation().failure();
            byte[] reason = Fields.encodeText(failure.map(Failure::reason).orElse(""));
            byte[] detail = Fields.encodeText(failure.map(Failure::detail).orElse(""));
            texts.add(reason);
            texts.add(detail);
            length += failure.isPresent() ? 8L + reason.length + detail.length : 0;
        }
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(length));
        buffer.put((byte) outcome.ordinal());
        buffer.putInt(explanationBytes.length).put(explanationBytes).putInt(results.size());
        for (int i = 0; i < results.size(); i++) {
            Evaluation evaluation = results.get(i).evaluation();
            buffer.putDouble(evaluation.lnPrior()).putDouble(evaluation.lnLikelihood());
            buffer.putDouble(results.get(i).seconds());
            if (evaluation.failure().isEmpty()) {
                buffer.put((byte) 0);
            } else {
                buffer.put((byte) 1);
                for (byte[] text : List.of(texts.get(2 * i), texts.get(2 * i + 1))) {
                    buffer.putInt(text.length).put(text);
                }
            }
        }
        return buffer.array();
    }

    /// Reads the bytes of [#toBytes].
    ///
    /// @throws MalformedMessageException if the bytes have another layout or impossible numbers
    public static EvaluationReply ofBytes(byte[] bytes) throws MalformedMessageException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int ordinal = Fields.octet(buffer, "outcome");
        if (ordinal < 0 || ordinal >= Outcome.values().length) {
            throw new MalformedMessageException("outcome " + ordinal);
        }
        String explanation = Fields.text(buffer, "explanation");
        int count = Fields.count(buffer, SMALLEST_RESULT, "results");
        List<Result> results = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double lnPrior = Fields.real(buffer, "ln prior");
            double lnLikelihood = Fields.real(buffer, "ln likelihood");
            double seconds = Fields.real(buffer, "time");
            boolean failed = Fields.octet(buffer, "failure") != 0;
            try {
                Optional<Failure> failure = failed
                        ? Optional.of(new Failure(Fields.text(buffer, "reason"), Fields.text(buffer, "detail")))
                        : Optional.empty();
                results.add(new Result(new Evaluation(lnPrior, lnLikelihood, failure), seconds));
            } catch (IllegalArgumentException e) {
                throw new MalformedMessageException("result " + i + ": " + e.getMessage());
            }
        }
        Fields.requireEnd(buffer);
        return new EvaluationReply(Outcome.values()[ordinal], explanation, results);
    }
}
