package org.espei4j.assess.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Writes arrays of 64-bit reals as `.npy` files: format 1.0, little-endian, C order. The same numbers give the
/// same bytes, which are those that `numpy.save` writes.
public final class NpyFile {

    private static final int BUFFER_BYTES = 1 << 16;

    private NpyFile() {}

    /// Writes a whole array.
    ///
    /// @param file the file, replaced as a whole
    /// @param values numbers in C order
    /// @param shape length of each axis; their product is the length of `values`
    /// @throws IOException if it cannot be written; then the old content is still there
    public static void write(Path file, double[] values, int... shape) throws IOException {
        writeRows(file, new double[][] {values}, values.length, values.length, shape);
    }

    /// Writes an array whose rows are only partly filled; the rest of each row is zero.
    ///
    /// @param file the file, replaced as a whole
    /// @param rows beginning of each row, in C order
    /// @param filled how many numbers of each row to take
    /// @param rowLength how many numbers a row has
    /// @param shape length of each axis; their product is the number of rows times the row length
    /// @throws IOException if it cannot be written; then the old content is still there
    static void writeRows(Path file, double[][] rows, long filled, long rowLength, int... shape) throws IOException {
        long[] axes = new long[shape.length];
        long elements = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            axes[axis] = shape[axis];
            elements *= shape[axis];
        }
        if (elements != rows.length * rowLength) {
            throw new IllegalArgumentException(rows.length + " rows of " + rowLength + " for " + NpyReader.text(shape));
        }
        byte[] header = NpyHeader.encode(axes);
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (AtomicFile atomic = AtomicFile.open(file)) {
            FileChannel channel = atomic.channel();
            channel.write(ByteBuffer.wrap(header));
            for (int row = 0; row < rows.length; row++) {
                channel.position(header.length + 8L * row * rowLength);
                writeNumbers(channel, buffer, rows[row], (int) filled);
            }
            // What is skipped reads as zeros and costs neither time nor space; only the end has to be marked.
            long end = header.length + 8 * elements;
            if (channel.size() < end) {
                channel.write(ByteBuffer.allocate(1), end - 1);
            }
            atomic.commit();
        }
    }

    private static void writeNumbers(FileChannel channel, ByteBuffer buffer, double[] numbers, int count)
            throws IOException {
        for (int done = 0; done < count; ) {
            int block = Math.min(count - done, BUFFER_BYTES / 8);
            buffer.clear();
            buffer.asDoubleBuffer().put(numbers, done, block);
            buffer.limit(8 * block);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            done += block;
        }
    }
}
