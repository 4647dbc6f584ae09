package org.espei4j.assess.trace;

/// Autocovariance of a series by the fast Fourier transform (the Wiener–Khinchin theorem).
final class Autocovariance {

    private Autocovariance() {}

    /// Adds the autocovariance Σ_t (x_t − m)(x_{t+k} − m) / n, k = 0 … n − 1, to a vector.
    ///
    /// @param series x, length n
    /// @param mean m
    /// @param sum vector to which it is added; length n
    static void add(double[] series, double mean, double[] sum) {
        int size = Integer.highestOneBit(Math.max(1, 2 * series.length - 1)) << 1;
        double[] re = new double[size];
        double[] im = new double[size];
        for (int t = 0; t < series.length; t++) {
            re[t] = series[t] - mean;
        }
        transform(re, im);
        for (int f = 0; f < size; f++) {
            re[f] = re[f] * re[f] + im[f] * im[f];
            im[f] = 0.0;
        }
        // The spectrum of a real series is symmetric, so the forward transform serves as the inverse one too.
        transform(re, im);
        for (int k = 0; k < series.length; k++) {
            sum[k] += re[k] / size / series.length;
        }
    }

    /// Forward transform in place, radix 2 (J. W. Cooley, J. W. Tukey, Math. Comp. 19 (1965) 297–301).
    private static void transform(double[] re, double[] im) {
        int size = re.length;
        reverseBits(re, im);
        for (int length = 2; length <= size; length <<= 1) {
            int half = length / 2;
            for (int k = 0; k < half; k++) {
                double angle = -2.0 * Math.PI * k / length;
                double cos = Math.cos(angle);
                double sin = Math.sin(angle);
                for (int even = k; even < size; even += length) {
                    int odd = even + half;
                    double oddRe = re[odd] * cos - im[odd] * sin;
                    double oddIm = re[odd] * sin + im[odd] * cos;
                    re[odd] = re[even] - oddRe;
                    im[odd] = im[even] - oddIm;
                    re[even] += oddRe;
                    im[even] += oddIm;
                }
            }
        }
    }

    private static void reverseBits(double[] re, double[] im) {
        int shift = Integer.numberOfLeadingZeros(re.length) + 1;
        for (int i = 0; i < re.length; i++) {
            int j = re.length == 1 ? 0 : Integer.reverse(i) >>> shift;
            if (j > i) {
                double swapRe = re[i];
                re[i] = re[j];
                re[j] = swapRe;
                double swapIm = im[i];
                im[i] = im[j];
                im[j] = swapIm;
            }
        }
    }
}
