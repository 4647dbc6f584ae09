package org.espei4j.assess.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The head of a `.npy` file: what it holds and in which order.
final class NpyHeader {

    /// First bytes of every file.
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /// Type text of the only element type that is written and read: 64-bit little-endian real.
    static final String REAL_64 = "<f8";

    private static final int ALIGNMENT = 64;
    private static final Pattern DICTIONARY = Pattern.compile(
            "\\{\\s*'descr'\\s*:\\s*(?:'([^']*)'|(\\[.*\\]))\\s*,\\s*'fortran_order'\\s*:\\s*(True|False)\\s*,"
                    + "\\s*'shape'\\s*:\\s*\\(\\s*((?:\\d+L?\\s*,?\\s*)*)\\)\\s*,?\\s*\\}\\s*");

    private NpyHeader() {}

    /// What the header's dictionary says.
    ///
    /// @param type element type as NumPy writes it
    /// @param fortranOrder whether the first index varies fastest
    /// @param shape length of each axis
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(String type, boolean fortranOrder, long[] shape) {}

    /// The complete header of a file of 64-bit reals in C order, format 1.0; its length is a multiple of 64.
    static byte[] encode(long... shape) {
        String axes = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
        if (shape.length > 1) {
            axes = axes.substring(0, axes.length() - 1);
        }
        String dictionary = "{'descr': '" + REAL_64 + "', 'fortran_order': False, 'shape': (" + axes + "), }";
        int before = MAGIC.length + 4;
        int length = (before + dictionary.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - before;
        byte[] header = new byte[before + length];
        Arrays.fill(header, (byte) ' ');
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        header[6] = 1;
        header[7] = 0;
        header[8] = (byte) length;
        header[9] = (byte) (length >>> 8);
        byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, header, before, text.length);
        header[header.length - 1] = '\n';
        return header;
    }

    /// Reads the dictionary of a header; empty if it is none.
    static Optional<Content> parse(String dictionary) {
        Matcher matcher = DICTIONARY.matcher(dictionary);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String type = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        String[] axes = matcher.group(4).replace("L", "").split("[\\s,]+", -1);
        try {
            long[] shape = IntStream.range(0, axes.length)
                    .filter(i -> !axes[i].isEmpty())
                    .mapToLong(i -> Long.parseLong(axes[i]))
                    .toArray();
            return Optional.of(new Content(type, matcher.group(3).equals("True"), shape));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
