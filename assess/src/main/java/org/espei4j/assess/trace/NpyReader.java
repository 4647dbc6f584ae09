package org.espei4j.assess.trace;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Reads an array of 64-bit reals from a `.npy` file (formats 1.0, 2.0 and 3.0, little-endian, C order), from its
/// beginning to its end. Not thread-safe.
@SuppressWarnings("UnusedException") // a problem report says everything in its own words
public final class NpyReader implements AutoCloseable {

    private static final int LARGEST_HEADER = 1 << 20;
    private static final String TRUNCATED = "Maybe copying it was cut short; copy it again.";

    private final Path file;
    private final DataInputStream input;
    private final int[] shape;

    private NpyReader(Path file, DataInputStream input, int[] shape) {
        this.file = file;
        this.input = input;
        this.shape = shape;
    }

    /// Opens a file and reads its header.
    ///
    /// @throws BadInputException if it cannot be read, is not such an array, or is longer or shorter than its
    ///     header says
    public static NpyReader open(Path file) throws BadInputException {
        try {
            DataInputStream input = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
            try {
                return open(file, input);
            } catch (IOException | BadInputException e) {
                input.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw problem(file, "the file does not exist", "a NumPy array file (.npy)", "");
        } catch (EOFException e) {
            throw problem(file, "the file ends inside its header", "a NumPy array file (.npy)", TRUNCATED);
        } catch (IOException e) {
            throw problem(file, "the file cannot be read (" + e.getMessage() + ")", "a NumPy array file (.npy)", "");
        }
    }

    private static NpyReader open(Path file, DataInputStream input) throws IOException, BadInputException {
        byte[] start = input.readNBytes(NpyHeader.MAGIC.length);
        if (!Arrays.equals(start, NpyHeader.MAGIC)) {
            throw problem(file, "the file is not a NumPy array", "a file that numpy.save has written (.npy)", "");
        }
        int major = input.readUnsignedByte();
        input.readUnsignedByte();
        if (major < 1 || major > 3) {
            throw problem(file, "the array has format " + major, "format 1, 2 or 3", "");
        }
        int versionOne = input.readUnsignedByte() | input.readUnsignedByte() << 8;
        int length =
                major == 1 ? versionOne : versionOne | input.readUnsignedByte() << 16 | input.readUnsignedByte() << 24;
        if (length < 0 || length > LARGEST_HEADER) {
            throw problem(
                    file, "the array's header has " + Integer.toUnsignedLong(length) + " bytes", "a short one", "");
        }
        byte[] header = new byte[length];
        input.readFully(header);
        int headerBytes = NpyHeader.MAGIC.length + (major == 1 ? 4 : 6) + length;
        int[] shape = checkedShape(file, new String(header, StandardCharsets.UTF_8));
        checkSize(file, shape, headerBytes);
        return new NpyReader(file, input, shape);
    }

    private static int[] checkedShape(Path file, String header) throws BadInputException {
        Optional<NpyHeader.Content> parsed = NpyHeader.parse(header);
        if (parsed.isEmpty()) {
            throw problem(file, "the array's header cannot be understood", "a file written by numpy.save", "");
        }
        NpyHeader.Content content = parsed.get();
        if (!content.type().equals(NpyHeader.REAL_64)) {
            throw problem(
                    file,
                    "the array has elements of type " + content.type(),
                    "64-bit reals (" + NpyHeader.REAL_64 + ")",
                    "Convert it with array.astype('" + NpyHeader.REAL_64 + "').");
        }
        if (content.fortranOrder()) {
            throw problem(file, "the array is in Fortran order", "C order", "Convert it with numpy.ascontiguousarray.");
        }
        int[] shape = new int[content.shape().length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = (int) content.shape()[axis];
            if (shape[axis] != content.shape()[axis]) {
                throw problem(file, "axis " + axis + " has length " + content.shape()[axis], "less than 2^31", "");
            }
        }
        return shape;
    }

    private static void checkSize(Path file, int[] shape, int headerBytes) throws IOException, BadInputException {
        long size = Files.size(file);
        double expected =
                headerBytes + 8.0 * Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
        if (size != expected) {
            throw problem(
                    file,
                    "the file has " + size + " bytes, but its header announces an array of shape " + text(shape),
                    String.format(Locale.ROOT, "%.0f bytes", expected),
                    size < expected ? TRUNCATED : "Maybe several arrays were written into one file.");
        }
    }

    /// Length of each axis, as a copy.
    public int[] shape() {
        return shape.clone();
    }

    /// A shape as NumPy writes it, e.g. `(44, 100, 22)`.
    static String text(int... shape) {
        String inside = Arrays.toString(shape);
        return "(" + inside.substring(1, inside.length() - 1) + (shape.length == 1 ? ",)" : ")");
    }

    /// The next numbers, in C order.
    ///
    /// @param count how many, at most as many as are left
    /// @throws BadInputException if they cannot be read
    public double[] next(int count) throws BadInputException {
        double[] numbers = new double[count];
        try {
            for (int done = 0; done < count; ) {
                int block = Math.min(count - done, 4096);
                byte[] bytes = new byte[8 * block];
                input.readFully(bytes);
                ByteBuffer.wrap(bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asDoubleBuffer()
                        .get(numbers, done, block);
                done += block;
            }
        } catch (IOException e) {
            throw problem(file, "the file cannot be read to its end", "an unchanging file", TRUNCATED);
        }
        return numbers;
    }

    private static BadInputException problem(Path file, String found, String expected, String mend) {
        return new BadInputException(Problem.error(SourcePlace.of(file.toString()), found, expected, mend));
    }

    @Override
    public void close() throws BadInputException {
        try {
            input.close();
        } catch (IOException e) {
            throw problem(file, "the file cannot be closed (" + e.getMessage() + ")", "a readable file", "");
        }
    }
}
