package org.espei4j.assess.selection;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// Weighted linear least squares with an optional ridge: the coefficients c that minimise `Σ wᵢ (A c − b)ᵢ² + α |c|²`.
///
/// Without a ridge, and where several c do equally well, the shortest of them. Which columns depend on each other is
/// decided after each has been divided by its length: functions of temperature differ by twelve orders of magnitude,
/// and a decision on the matrix as it is would take small columns for dependent ones.
///
/// Method: singular value decomposition; Golub and Van Loan, *Matrix Computations*, 4th ed. (2013), sections 5.5 and
/// 6.1.4.
final class LinearFit {

    private static final double EPSILON = Math.ulp(1.0);

    private LinearFit() {}

    /// @param matrix one row per sample, one column per coefficient
    /// @param response right-hand side, one number per sample
    /// @param weights not negative, one per sample
    /// @param ridge α, not negative
    /// @return the coefficients
    static double[] solve(double[][] matrix, double[] response, double[] weights, double ridge) {
        int samples = matrix.length;
        int columns = matrix[0].length;
        DMatrixRMaj a = new DMatrixRMaj(samples, columns);
        double[] b = new double[samples];
        for (int i = 0; i < samples; i++) {
            double root = Math.sqrt(weights[i]);
            b[i] = root * response[i];
            for (int j = 0; j < columns; j++) {
                a.set(i, j, root * matrix[i][j]);
            }
        }
        return ridge > 0 ? withRidge(a, b, ridge) : shortest(a, b);
    }

    private static double[] withRidge(DMatrixRMaj a, double[] b, double ridge) {
        SingularValues svd = SingularValues.of(a);
        double smallest = svd.value(svd.rank() - 1);
        if (svd.rank() == 0 || ridge < EPSILON * smallest * smallest) {
            return shortest(a, b);
        }
        return svd.solve(b, svd.rank(), ridge);
    }

    private static double[] shortest(DMatrixRMaj a, double[] b) {
        double[] lengths = new double[a.numCols];
        DMatrixRMaj scaled = a.copy();
        for (int j = 0; j < a.numCols; j++) {
            lengths[j] = length(a, j);
            for (int i = 0; lengths[j] > 0 && i < a.numRows; i++) {
                scaled.set(i, j, a.get(i, j) / lengths[j]);
            }
        }
        SingularValues svd = SingularValues.of(scaled);
        if (svd.rank() < a.numCols) {
            return SingularValues.of(a).solve(b, svd.rank(), 0);
        }
        double[] coefficients = svd.solve(b, svd.rank(), 0);
        for (int j = 0; j < coefficients.length; j++) {
            coefficients[j] /= lengths[j];
        }
        return coefficients;
    }

    private static double length(DMatrixRMaj a, int column) {
        double sum = 0;
        for (int i = 0; i < a.numRows; i++) {
            sum = Math.hypot(sum, a.get(i, column));
        }
        return sum;
    }

    /// A decomposition `A = U S Vᵀ` with the singular values from large to small.
    private static final class SingularValues {

        private final DMatrixRMaj u;
        private final DMatrixRMaj v;
        private final double[] values;
        private final int[] order;
        private final int rank;

        private SingularValues(SingularValueDecomposition_F64<DMatrixRMaj> svd) {
            u = svd.getU(null, false);
            v = svd.getV(null, false);
            values = svd.getSingularValues();
            order = IntStream.range(0, svd.numberOfSingularValues())
                    .boxed()
                    .sorted((i, j) -> Double.compare(values[j], values[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double limit = Math.max(u.numRows, v.numRows) * EPSILON * value(0);
            int above = 0;
            while (above < order.length && value(above) > limit) {
                above++;
            }
            rank = above;
        }

        static SingularValues of(DMatrixRMaj a) {
            SingularValueDecomposition_F64<DMatrixRMaj> svd =
                    DecompositionFactory_DDRM.svd(a.numRows, a.numCols, true, true, true);
            if (!svd.decompose(a.copy())) {
                throw new ArithmeticException("the singular value decomposition does not converge");
            }
            return new SingularValues(svd);
        }

        int rank() {
            return rank;
        }

        double value(int index) {
            return index < 0 || index >= order.length ? 0 : values[order[index]];
        }

        /// `Σ vₖ sₖ/(sₖ² + α) (uₖ·b)` over the largest singular values.
        double[] solve(double[] b, int count, double ridge) {
            double[] x = new double[v.numRows];
            for (int k = 0; k < count; k++) {
                int column = order[k];
                double s = values[column];
                double projection = 0;
                for (int i = 0; i < b.length; i++) {
                    projection += u.get(i, column) * b[i];
                }
                double factor = ridge > 0 ? s / (s * s + ridge) : 1 / s;
                for (int j = 0; j < x.length; j++) {
                    x[j] += v.get(j, column) * factor * projection;
                }
            }
            return x;
        }
    }
}
