package org.espei4j.assess.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NpyFileTest {

    @TempDir
    private Path folder;

    /// Reference: the bytes of `numpy.save("a.npy", numpy.array([[1.5, -2.0]]))`, NumPy 1.24.
    @Test
    void bytesAreThoseOfNumPy() throws IOException {
        Path file = folder.resolve("a.npy");
        NpyFile.write(file, new double[] {1.5, -2}, 1, 2);
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), }";
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.write(HexFormat.of().parseHex("934e554d5059010076" + "00"));
        expected.write((header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        expected.write(HexFormat.of().parseHex("000000000000f83f" + "00000000000000c0"));
        assertThat(Files.readAllBytes(file)).isEqualTo(expected.toByteArray());
    }

    private static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadToTheLastBit(long seed) throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int[] shape = new int[1 + random.nextInt(4)];
        int size = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = 1 + random.nextInt(12);
            size *= shape[axis];
        }
        double[] values = new double[size];
        Arrays.setAll(values, i -> Double.longBitsToDouble(random.nextLong()));
        values[0] = Double.NEGATIVE_INFINITY;
        Path file = folder.resolve("a.npy");
        NpyFile.write(file, values, shape);
        assertThat(Files.size(file) % 64).isEqualTo(values.length * 8L % 64);
        try (NpyReader reader = NpyReader.open(file)) {
            assertThat(reader.shape()).isEqualTo(shape);
            int first = random.nextInt(size);
            assertThat(reader.next(first)).isEqualTo(Arrays.copyOf(values, first));
            assertThat(reader.next(size - first)).isEqualTo(Arrays.copyOfRange(values, first, size));
        }
    }

    @Test
    void largeArraysAreWrittenInBlocks() throws Exception {
        double[] values = new double[50_000];
        Arrays.setAll(values, Math::sqrt);
        Path file = folder.resolve("large.npy");
        NpyFile.write(file, values, 500, 100);
        try (NpyReader reader = NpyReader.open(file)) {
            assertThat(reader.next(50_000)).isEqualTo(values);
        }
    }

    @Test
    void partlyFilledRowsEndInZeros() throws Exception {
        Path file = folder.resolve("rows.npy");
        NpyFile.writeRows(file, new double[][] {{1, 2, 3}, {4, 5, 6}}, 2, 4, 2, 2, 2);
        try (NpyReader reader = NpyReader.open(file)) {
            assertThat(reader.next(8)).containsExactly(1, 2, 0, 0, 4, 5, 0, 0);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NpyFile.writeRows(file, new double[][] {{1, 2, 3}}, 2, 4, 2, 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'descr': '<f4', 'fortran_order': False, 'shape': (2,), }   | type <f4
                    {'descr': '>f8', 'fortran_order': False, 'shape': (2,), }   | type >f8
                    {'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (2,), } | type [('a', '<f8')]
                    {'descr': '<f8', 'fortran_order': True, 'shape': (2, 1), }  | Fortran order
                    {'descr': '<f8', 'fortran_order': False, 'shape': (3,), }   | bytes, but its header announces an array of shape (3,)
                    {'descr': '<f8', 'fortran_order': False, 'shape': (1,), }   | Maybe several arrays
                    {'descr': '<f8', 'fortran_order': False, 'shape': (9999999999,), } | less than 2^31
                    {'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,), } | cannot be understood
                    import os                                                   | cannot be understood
                    """)
    void arraysOfOtherKindsAreRefused(String header, String message) throws IOException {
        Path file = folder.resolve("other.npy");
        Files.write(file, npy(1, header, new double[] {1, 2}));
        assertThatThrownBy(() -> NpyReader.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"2", "3"})
    void laterFormatsAreRead(int version) throws Exception {
        Path file = folder.resolve("later.npy");
        byte[] bytes = npy(version, "{'shape': (2L,)}", new double[] {1, 2});
        Files.write(file, bytes);
        assertThatThrownBy(() -> NpyReader.open(file)).hasMessageContaining("cannot be understood");
        Files.write(
                file, npy(version, "{'descr': '<f8', 'fortran_order': False, 'shape': (2L,)}\n", new double[] {1, 2}));
        try (NpyReader reader = NpyReader.open(file)) {
            assertThat(reader.shape()).containsExactly(2);
            assertThat(reader.next(2)).containsExactly(1, 2);
        }
    }

    private static byte[] npy(int version, String header, double[] values) {
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer buffer = ByteBuffer.allocate(8 + (version == 1 ? 2 : 4) + text.length + 8 * values.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            buffer.putShort((short) text.length);
        } else {
            buffer.putInt(text.length);
        }
        buffer.put(text);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return buffer.array();
    }

    @Test
    void aFileCutAnywhereIsNotTakenForAWholeOne() throws Exception {
        Path file = folder.resolve("cut.npy");
        NpyFile.write(file, new double[] {1, 2, 3}, 3);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> NpyReader.open(file)).isInstanceOf(BadInputException.class);
        }
    }

    @Test
    void filesThatAreNoArraysAreNamed() throws IOException {
        Path absent = folder.resolve("absent.npy");
        assertThatThrownBy(() -> NpyReader.open(absent))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("does not exist");
        Path text = folder.resolve("text.npy");
        Files.writeString(text, "1, 2, 3");
        assertThatThrownBy(() -> NpyReader.open(text)).hasMessageContaining("not a NumPy array");
        Path future = folder.resolve("future.npy");
        Files.write(future, npy(4, "{}", new double[0]));
        assertThatThrownBy(() -> NpyReader.open(future)).hasMessageContaining("format 4");
        assertThatThrownBy(() -> NpyReader.open(folder)).isInstanceOf(BadInputException.class);
    }

    @Test
    void damagedFilesNeverGiveAnythingButAProblem() throws Exception {
        Path file = folder.resolve("damaged.npy");
        NpyFile.write(file, new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
        byte[] whole = Files.readAllBytes(file);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        for (int trial = 0; trial < 2000; trial++) {
            byte[] damaged = whole.clone();
            for (int k = 1 + random.nextInt(3); k > 0; k--) {
                damaged[random.nextInt(128)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try (NpyReader reader = NpyReader.open(file)) {
                assertThat(Arrays.stream(reader.shape()).reduce(1, (a, b) -> a * b))
                        .isEqualTo(6);
            } catch (BadInputException expected) {
                assertThat(expected.problems()).hasSize(1);
            }
        }
    }
}
