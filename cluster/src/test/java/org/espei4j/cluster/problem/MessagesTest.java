package org.espei4j.cluster.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.espei4j.assess.sample.Evaluation;
import org.espei4j.assess.sample.Failure;
import org.espei4j.cluster.problem.EvaluationReply.Outcome;
import org.espei4j.cluster.problem.EvaluationReply.Result;
import org.junit.jupiter.api.Test;

/// The bytes that travel, good ones and bad ones.
class MessagesTest {

    private static final ProblemDocuments DOCUMENTS = ProblemDocuments.of(Map.of(
            "database.tdb", "ELEMENT CU !".getBytes(StandardCharsets.UTF_8),
            "größe", new byte[] {0, -1, 5},
            "empty", new byte[0]));

    private static final double[][] PROPOSALS = {{1, -0.0, Double.MIN_VALUE}, {Double.MAX_VALUE, Math.PI, -7}};

    private static final EvaluationReply REPLY = EvaluationReply.of(List.of(
            new Result(Evaluation.of(-1.5, -1e300), 0.25),
            new Result(Evaluation.outsidePrior(), 0),
            new Result(Evaluation.failed(-3, new Failure("not-converged", "vertex 3 of größe.json")), 1e-9)));

    @Test
    void documentsComeThroughAsTheyWere() throws MalformedMessageException {
        ProblemDocuments read = ProblemDocuments.ofBytes(DOCUMENTS.toBytes());
        assertThat(read.names()).containsExactly("database.tdb", "empty", "größe");
        assertThat(read.text("database.tdb")).contains("ELEMENT CU !");
        assertThat(read.content("größe").orElseThrow()).containsExactly(0, -1, 5);
        assertThat(read.content("other")).isEmpty();
        assertThat(read.digest()).isEqualTo(DOCUMENTS.digest()).hasSize(64);
        assertThat(read.size()).isEqualTo(15);
    }

    @Test
    void digestsDependOnEveryByteAndOnNames() {
        byte[] one = {1};
        assertThat(ProblemDocuments.of(Map.of("a", one)).digest())
                .isNotEqualTo(ProblemDocuments.of(Map.of("b", one)).digest())
                .isNotEqualTo(ProblemDocuments.of(Map.of("a", new byte[] {2})).digest())
                .isEqualTo(ProblemDocuments.of(Map.of("a", one)).digest());
        // The same bytes, cut elsewhere.
        assertThat(ProblemDocuments.of(Map.of("ab", "c".getBytes(StandardCharsets.UTF_8)))
                        .digest())
                .isNotEqualTo(ProblemDocuments.of(Map.of("a", "bc".getBytes(StandardCharsets.UTF_8)))
                        .digest());
    }

    @Test
    void namesOfDocumentsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProblemDocuments.of(Map.of("", new byte[0])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProblemDocuments.of(Map.of("n".repeat(5000), new byte[0])));
    }

    @Test
    void requestsComeThroughToTheLastBit() throws MalformedMessageException {
        EvaluationRequest read =
                EvaluationRequest.ofBytes(new EvaluationRequest(DOCUMENTS.digest(), PROPOSALS).toBytes());
        assertThat(read.problem()).isEqualTo(DOCUMENTS.digest());
        assertThat(Arrays.stream(read.proposals())
                        .map(p -> Arrays.stream(p)
                                .mapToLong(Double::doubleToRawLongBits)
                                .toArray()))
                .containsExactly(Arrays.stream(PROPOSALS)
                        .map(p -> Arrays.stream(p)
                                .mapToLong(Double::doubleToRawLongBits)
                                .toArray())
                        .toArray(long[][]::new));
        EvaluationRequest none =
                EvaluationRequest.ofBytes(new EvaluationRequest(DOCUMENTS.digest(), new double[0][]).toBytes());
        assertThat(none.proposals()).isEmpty();
    }

    @Test
    void repliesComeThroughToTheLastBit() throws MalformedMessageException {
        assertThat(EvaluationReply.ofBytes(REPLY.toBytes())).isEqualTo(REPLY);
        EvaluationReply refused = EvaluationReply.refused(Outcome.NOT_COMPILABLE, "line 3: überflüssig");
        assertThat(EvaluationReply.ofBytes(refused.toBytes())).isEqualTo(refused);
    }

    @Test
    void aVeryLongExplanationIsCut() throws MalformedMessageException {
        EvaluationReply refused = EvaluationReply.refused(Outcome.NOT_COMPILABLE, "x".repeat(1_000_000));
        assertThat(EvaluationReply.ofBytes(refused.toBytes()).explanation()).hasSize(65_536);
    }

    @Test
    void impossibleNumbersAreMalformed() {
        byte[] nan =
                EvaluationReply.of(List.of(new Result(Evaluation.of(0, 0), 0))).toBytes();
        ByteBuffer.wrap(nan).putDouble(9, Double.NaN);
        assertThatThrownBy(() -> EvaluationReply.ofBytes(nan)).isInstanceOf(MalformedMessageException.class);
    }

    /// A count that overflows when it is multiplied must not make the reader allocate.
    @Test
    void hugeCountsAreMalformed() {
        for (int count : new int[] {Integer.MAX_VALUE, 1 << 30, -1, 1 << 29}) {
            for (int dimension : new int[] {Integer.MAX_VALUE, 1 << 30, 1 << 31, 8, 0}) {
                byte[] bytes = ByteBuffer.allocate(40 + 16)
                        .position(32)
                        .putInt(count)
                        .putInt(dimension)
                        .array();
                assertThatThrownBy(() -> EvaluationRequest.ofBytes(bytes))
                        .isInstanceOf(MalformedMessageException.class);
            }
        }
    }

    /// Cut and damaged messages are malformed or say something else; nothing else happens, and nothing large is
    /// allocated.
    @Test
    void damagedBytesAreNeverMoreThanMalformed() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        List<byte[]> messages = List.of(
                DOCUMENTS.toBytes(), new EvaluationRequest(DOCUMENTS.digest(), PROPOSALS).toBytes(), REPLY.toBytes());
        int malformed = 0;
        for (int trial = 0; trial < 30_000; trial++) {
            byte[] bytes = messages.get(trial % 3).clone();
            if (random.nextBoolean()) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            for (int k = random.nextInt(4); k > 0 && bytes.length > 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? 0x7f : random.nextInt(256));
            }
            try {
                switch (trial % 3) {
                    case 0 -> ProblemDocuments.ofBytes(bytes);
                    case 1 -> EvaluationRequest.ofBytes(bytes);
                    default -> EvaluationReply.ofBytes(bytes);
                }
            } catch (MalformedMessageException expected) {
                malformed++;
            }
        }
        assertThat(malformed).isGreaterThan(10_000);
    }
}
