package org.deltarad.image.resample;

import java.util.Arrays;
import org.deltarad.volume.ScalarType;

/**
 * B-spline interpolation onto a grid with parallel axes. The 64 terms of each value are summed in ITK's order, x fastest,
 * which costs more than a pass along each axis but gives its bits: features of flat parts of an image depend on them.
 */
final class SplineInterpolation {
    private static final int WIDTH = CubicSpline.WIDTH;

    private final Taps x;
    private final Taps y;
    private final Taps z;

    SplineInterpolation(Taps x, Taps y, Taps z) {
        this.x = x;
        this.y = y;
        this.z = z;
    }

    /** Values on the target grid as {@code type} holds them, 0 outside the source. */
    double[] apply(SourceBlock coefficients, ScalarType type) {
        int width = x.count();
        double[][][] rows = gathered(coefficients);
        double[][] weightX = new double[WIDTH][width];
        for (int n = 0; n < WIDTH * width; n++) {
            weightX[n % WIDTH][n / WIDTH] = x.weight()[n];
        }
        double[][][] weightXy = new double[WIDTH][WIDTH][width];
        double[] out = new double[width * y.count() * z.count()];
        double[] sums = new double[width];
        for (int j = 0; j < y.count(); j++) {
            if (!y.inside()[j]) {
                continue;
            }
            for (int b = 0; b < WIDTH; b++) {
                for (int a = 0; a < WIDTH; a++) {
                    scale(weightX[a], y.weight()[WIDTH * j + b], weightXy[b][a]);
                }
            }
            for (int k = 0; k < z.count(); k++) {
                if (z.inside()[k]) {
                    Arrays.fill(sums, 0);
                    sum(rows, weightXy, j, k, sums);
                    int to = (k * y.count() + j) * width;
                    for (int i = 0; i < width; i++) {
                        out[to + i] = type.hold(sums[i]);
                    }
                }
            }
        }
        return out;
    }

    /** Each row of coefficients, four times: those that a target voxel depends on first, second, third and last. */
    private double[][][] gathered(SourceBlock coefficients) {
        int rows = y.highest() - y.lowest() + 1;
        int slices = z.highest() - z.lowest() + 1;
        double[][][] gathered = new double[rows * slices][WIDTH][x.count()];
        for (int n = 0; n < gathered.length; n++) {
            int row = coefficients.row(y.lowest() + n % rows, z.lowest() + n / rows);
            for (int i = 0; i < x.count(); i++) {
                for (int a = 0; a < WIDTH && x.inside()[i]; a++) {
                    gathered[n][a][i] = coefficients.values()[row + x.index()[WIDTH * i + a]];
                }
            }
        }
        return gathered;
    }

    private void sum(double[][][] rows, double[][][] weightXy, int j, int k, double[] sums) {
        int count = y.highest() - y.lowest() + 1;
        for (int c = 0; c < WIDTH; c++) {
            int slice = z.index()[WIDTH * k + c] - z.lowest();
            double weightZ = z.weight()[WIDTH * k + c];
            for (int b = 0; b < WIDTH; b++) {
                double[][] row = rows[slice * count + y.index()[WIDTH * j + b] - y.lowest()];
                double[][] weight = weightXy[b];
                for (int a = 0; a < WIDTH; a++) {
                    add(weight[a], weightZ, row[a], sums);
                }
            }
        }
    }

    private static void scale(double[] values, double factor, double[] scaled) {
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = values[i] * factor;
        }
    }

    private static void add(double[] weight, double weightZ, double[] values, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight[i] * weightZ * values[i];
        }
    }
}
