package org.espei4j.calphad.equilibrium;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Scrambled Halton sequences: quasi-random points that fill the unit cube evenly.
///
/// The coordinate of point i in a dimension with base b and multiplier m is the radical inverse of i in base b with each
/// digit multiplied by m modulo b (Chi, Mascagni and Warnock 2005). Dimensions beyond the tabulated ones use the next
/// prime and its first primitive root that is not 1 as multiplier.
final class ScrambledHalton {

    private static final String RESOURCE = "scrambled-halton.txt";
    private static final int[][] TABLE = read();

    private ScrambledHalton() {}

    /// The coordinate of a point in one dimension, strictly between 0 and 1.
    ///
    /// @param index number of the point, 1 or more
    /// @param dimension dimension, counted from 0
    /// @param count number of points of the whole sequence; decides how many digits are used
    static double coordinate(int index, int dimension, int count) {
        int[] row = dimension < TABLE.length ? TABLE[dimension] : beyondTable(dimension);
        long base = row[0];
        long multiplier = row[1];
        int digits = (int) Math.ceil(Math.log(count + 1.0) / Math.log(base));
        double value = 0;
        double weight = 1.0 / base;
        long rest = index;
        for (int j = 0; j < digits; j++) {
            value += multiplier * rest % base * weight;
            weight /= base;
            rest /= base;
        }
        return value;
    }

    private static int[] beyondTable(int dimension) {
        int prime = TABLE[TABLE.length - 1][0];
        for (int d = TABLE.length; d <= dimension; d++) {
            do {
                prime += 2;
            } while (!isPrime(prime));
        }
        return new int[] {prime, primitiveRoot(prime)};
    }

    private static boolean isPrime(int candidate) {
        for (int divisor = 3; divisor * divisor <= candidate; divisor += 2) {
            if (candidate % divisor == 0) {
                return false;
            }
        }
        return true;
    }

    private static int primitiveRoot(int prime) {
        for (int root = 2; ; root++) {
            long power = root;
            int order = 1;
            while (power != 1) {
                power = power * root % prime;
                order++;
            }
            if (order == prime - 1) {
                return root;
            }
        }
    }

    private static int[][] read() {
        List<int[]> rows = new ArrayList<>();
        InputStream stream = Objects.requireNonNull(ScrambledHalton.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    int space = line.indexOf(' ');
                    rows.add(new int[] {
                        Integer.parseInt(line.substring(0, space)),
                        Integer.parseInt(line.substring(space + 1).strip())
                    });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.toArray(int[][]::new);
    }
}
