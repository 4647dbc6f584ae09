package org.espei4j.cluster.problem;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// Asks a worker to evaluate some proposals of a problem.
///
/// @param problem digest of the problem's documents, see [ProblemDocuments#digest]
/// @param proposals parameter vectors, all of one length
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EvaluationRequest(String problem, double[][] proposals) {

    private static final int DIGEST_BYTES = 32;

    /// Layout: digest (32 bytes), number of proposals, number of parameters, numbers.
    public byte[] toBytes() {
        int dimension = proposals.length == 0 ? 0 : proposals[0].length;
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(DIGEST_BYTES + 8L + 8L * proposals.length * dimension));
        buffer.put(HexFormat.of().parseHex(problem)).putInt(proposals.length).putInt(dimension);
        for (double[] proposal : proposals) {
            for (double value : proposal) {
                buffer.putDouble(value);
            }
        }
        return buffer.array();
    }

    /// Reads the bytes of [#toBytes].
    ///
    /// @throws MalformedMessageException if the bytes have another layout
    public static EvaluationRequest ofBytes(byte[] bytes) throws MalformedMessageException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        String problem = HexFormat.of().formatHex(Fields.bytes(buffer, DIGEST_BYTES));
        int count = Fields.integer(buffer, "number of proposals");
        int dimension = Fields.integer(buffer, "number of parameters");
        int most = buffer.remaining() / Double.BYTES;
        boolean possible = count >= 0 && count <= most && dimension >= (count == 0 ? 0 : 1) && dimension <= most;
        if (!possible || (long) Double.BYTES * count * dimension != buffer.remaining()) {
            throw new MalformedMessageException(
                    count + " proposals of " + dimension + " parameters in " + buffer.remaining() + " bytes");
        }
        double[][] proposals = new double[count][dimension];
        for (double[] proposal : proposals) {
            for (int i = 0; i < dimension; i++) {
                proposal[i] = buffer.getDouble();
            }
        }
        return new EvaluationRequest(problem, proposals);
    }
}
