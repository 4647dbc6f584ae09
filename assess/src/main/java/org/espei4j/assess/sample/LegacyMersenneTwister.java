package org.espei4j.assess.sample;

/// The random numbers of NumPy's legacy `RandomState`: the generator MT19937 and normal deviates by the polar
/// method.
///
/// It exists so that a deterministic run starts from the same ensemble as ESPEI. Sources: M. Matsumoto and T.
/// Nishimura, ACM Trans. Model. Comput. Simul. 8 (1998) 3–30; G. Marsaglia and T. A. Bray, SIAM Review 6 (1964)
/// 260–264. Not thread-safe.
public final class LegacyMersenneTwister {

    private static final int SIZE = 624;
    private static final int SHIFT = 397;

    private final int[] state = new int[SIZE];
    private int position = SIZE;
    private double spareGaussian;
    private boolean hasSpareGaussian;

    /// @param seed the seed, an unsigned 32-bit number
    public LegacyMersenneTwister(int seed) {
        state[0] = seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1_812_433_253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /// The next 32 random bits.
    public int nextInt() {
        if (position == SIZE) {
            twist();
        }
        int y = state[position++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int y = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
            state[i] = state[(i + SHIFT) % SIZE] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
        position = 0;
    }

    /// The next number in [0, 1), with 53 random bits from two 32-bit numbers.
    public double nextDouble() {
        int high = nextInt() >>> 5;
        int low = nextInt() >>> 6;
        return (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0;
    }

    /// The next standard normal deviate. The polar method makes two at a time: the second factor first, then the
    /// first.
    public double nextGaussian() {
        if (hasSpareGaussian) {
            hasSpareGaussian = false;
            return spareGaussian;
        }
        double x1;
        double x2;
        double r2;
        do {
            x1 = 2.0 * nextDouble() - 1.0;
            x2 = 2.0 * nextDouble() - 1.0;
            r2 = x1 * x1 + x2 * x2;
        } while (r2 >= 1.0 || r2 == 0.0);
        double factor = Math.sqrt(-2.0 * Math.log(r2) / r2);
        spareGaussian = factor * x1;
        hasSpareGaussian = true;
        return factor * x2;
    }
}
