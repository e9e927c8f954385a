package org.deltarad.cohort.learn.svm;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalLearner;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.learn.Rows;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;

/**
 * Ranking survival support vector machine (Van Belle 2011) with squared hinge loss (Pölsterl, Navab and Katouzian 2015):
 * minimises |w|²/2 + alpha/2 sum max(0, 1 - (f(i) - f(j)))² over the pairs in which i has the event before the
 * follow-up of j ends. The score f is the higher, the earlier the event is expected. A pair of equal times counts when
 * just one of both is an event, which then is the earlier. Newton's method on the coefficients of the kernels;
 * the loss is piecewise quadratic, so that it ends at the minimum itself. Time and memory grow as the cube and the square
 * of the number of patients: some thousands at most.
 */
public final class SurvivalSvm implements SurvivalLearner {
    private static final int STEPS = 200;
    private static final double STATIONARY = 1e-9;

    private final SurvivalSvmOptions options;

    public SurvivalSvm(SurvivalSvmOptions options) {
        this.options = options;
    }

    /** @throws FitException also when no pair can be ranked, or the minimum is not found */
    @Override
    public KernelModel fit(double[][] x, SurvivalTimes y) {
        Rows.width(x, y.size());
        boolean[][] earlier = earlier(y);
        double[][] kernel = options.kernel().matrix(x);
        double[] beta = minimise(kernel, earlier);
        int[] used = IntStream.range(0, beta.length).filter(n -> beta[n] != 0).toArray();
        if (used.length == 0) {
            return new KernelModel(options.kernel(), new double[][] {x[0]}, new double[1], 0);
        }
        return new KernelModel(
                options.kernel(),
                Arrays.stream(used).mapToObj(n -> x[n]).toArray(double[][]::new),
                Arrays.stream(used).mapToDouble(n -> beta[n]).toArray(),
                0);
    }

    /** Whether the event of one is known to come before that of the other. */
    private static boolean[][] earlier(SurvivalTimes y) {
        boolean[][] earlier = new boolean[y.size()][y.size()];
        boolean any = false;
        for (int i = 0; i < y.size(); i++) {
            for (int j = 0; j < y.size() && y.isEvent(i); j++) {
                earlier[i][j] = y.time(i) < y.time(j) || (y.time(i) == y.time(j) && !y.isEvent(j));
                any |= earlier[i][j];
            }
        }
        if (!any) {
            throw new FitException("survival support vector machine: of no two of " + y.size()
                    + " patients is it known whose event comes first");
        }
        return earlier;
    }

    /** The loss at f as alpha/2 (f'Sf - 2 b'f + constant) over the pairs whose margin is not kept. */
    private record Active(double[][] s, double[] b, double loss) {}

    private Active active(double[] f, boolean[][] earlier) {
        int n = f.length;
        double[][] s = new double[n][n];
        double[] b = new double[n];
        double loss = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double slack = 1 - (f[i] - f[j]);
                if (earlier[i][j] && slack > 0) {
                    s[i][i]++;
                    s[j][j]++;
                    s[i][j]--;
                    s[j][i]--;
                    b[i]++;
                    b[j]--;
                    loss += slack * slack;
                }
            }
        }
        return new Active(s, b, options.alpha() / 2 * loss);
    }

    private double[] minimise(double[][] kernel, boolean[][] earlier) {
        int n = kernel.length;
        double[] beta = new double[n];
        double[] f = new double[n];
        Active at = active(f, earlier);
        double value = at.loss();
        for (int step = 0; step < STEPS; step++) {
            double[] residual = residual(at, f, beta);
            if (largest(residual) <= STATIONARY * (1 + largest(beta))) {
                return beta;
            }
            double[] target = newton(kernel, at);
            double length = 1;
            while (true) {
                double[] tried = between(beta, target, length);
                double[] triedScores = multiply(kernel, tried);
                Active there = active(triedScores, earlier);
                double triedValue = there.loss() + dot(tried, triedScores) / 2;
                if (triedValue <= value + 1e-12 * Math.abs(value) || length < 1e-10) {
                    beta = tried;
                    f = triedScores;
                    at = there;
                    value = triedValue;
                    break;
                }
                length /= 2;
            }
        }
        throw new FitException("survival support vector machine: no minimum after " + STEPS
                + " Newton steps; standardise the features, or lower alpha = " + options.alpha());
    }

    /** beta + alpha (S f - b), which is 0 at the minimum. */
    private double[] residual(Active at, double[] f, double[] beta) {
        double[] sf = multiply(at.s(), f);
        double[] residual = new double[f.length];
        Arrays.setAll(residual, i -> beta[i] + options.alpha() * (sf[i] - at.b()[i]));
        return residual;
    }

    /** The minimum if the pairs stayed the same: (I + alpha S K) beta = alpha b. */
    private double[] newton(double[][] kernel, Active at) {
        int n = kernel.length;
        double[][] system = new double[n][];
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            double[] row = new double[n];
            for (int k = 0; k < n; k++) {
                double weight = options.alpha() * at.s()[i][k];
                if (weight != 0) {
                    for (int j = 0; j < n; j++) {
                        row[j] += weight * kernel[k][j];
                    }
                }
            }
            row[i] += 1;
            system[i] = row;
            right[i] = options.alpha() * at.b()[i];
        }
        try {
            return new LUDecomposition(new Array2DRowRealMatrix(system, false))
                    .getSolver()
                    .solve(new ArrayRealVector(right, false))
                    .toArray();
        } catch (MathRuntimeException e) {
            throw new FitException("survival support vector machine: " + e.getMessage());
        }
    }

    private static double[] between(double[] from, double[] to, double length) {
        double[] point = new double[from.length];
        Arrays.setAll(point, n -> from[n] + length * (to[n] - from[n]));
        return point;
    }

    private static double[] multiply(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        Arrays.setAll(product, n -> dot(matrix[n], vector));
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int n = 0; n < a.length; n++) {
            sum += a[n] * b[n];
        }
        return sum;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
