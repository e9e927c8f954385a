package org.deltarad.image.filter;

import org.deltarad.volume.GridSize;
import org.deltarad.volume.Volume;

/**
 * Cubic B-spline interpolation mirrored at the borders and 0 outside, as SciPy's {@code map_coordinates(order=3)}:
 * coefficients along z, then y, then x, all operations in SciPy's order, so that results agree to the last bit.
 */
final class MirrorSpline {
    private static final int WIDTH = 4;
    private static final double POLE = -0.2679491924311227;

    private final GridSize size;
    private final double[] coefficients;
    private final int[][] index = new int[3][WIDTH];
    private final double[][] weight = new double[3][WIDTH];

    MirrorSpline(Volume image) {
        size = image.geometry().size();
        coefficients = image.values().clone();
        int[] count = {size.x(), size.y(), size.z()};
        int[] stride = {1, size.x(), size.x() * size.y()};
        for (int axis = 2; axis >= 0; axis--) {
            int a = (axis + 1) % 3;
            int b = (axis + 2) % 3;
            double[] line = new double[count[axis]];
            for (int m = 0; m < count[a] && line.length > 1; m++) {
                for (int n = 0; n < count[b]; n++) {
                    filter(m * stride[a] + n * stride[b], stride[axis], line);
                }
            }
        }
    }

    private void filter(int offset, int stride, double[] line) {
        int count = line.length;
        double gain = (1.0 - POLE) * (1.0 - 1.0 / POLE);
        for (int n = 0; n < count; n++) {
            line[n] = coefficients[offset + n * stride] * gain;
        }
        double power = POLE;
        double mirror = Math.pow(POLE, count - 1);
        line[0] = line[0] + mirror * line[count - 1];
        for (int n = 1; n < count - 1; n++) {
            line[0] += power * (line[n] + mirror * line[count - 1 - n]);
            power *= POLE;
        }
        line[0] /= 1 - mirror * mirror;
        for (int n = 1; n < count; n++) {
            line[n] += POLE * line[n - 1];
        }
        line[count - 1] = (POLE * line[count - 2] + line[count - 1]) * POLE / (POLE * POLE - 1);
        for (int n = count - 2; n >= 0; n--) {
            line[n] = POLE * (line[n + 1] - line[n]);
        }
        for (int n = 0; n < count; n++) {
            coefficients[offset + n * stride] = line[n];
        }
    }

    /** The value at a continuous index; 0 outside the voxel centres. Not for several threads at once. */
    double at(double x, double y, double z) {
        if (!(x >= 0 && x <= size.x() - 1 && y >= 0 && y <= size.y() - 1 && z >= 0 && z <= size.z() - 1)) {
            return 0;
        }
        support(x, size.x(), index[0], weight[0]);
        support(y, size.y(), index[1], weight[1]);
        support(z, size.z(), index[2], weight[2]);
        double sum = 0;
        for (int k = 0; k < WIDTH; k++) {
            for (int j = 0; j < WIDTH; j++) {
                int row = size.index(0, index[1][j], index[2][k]);
                for (int i = 0; i < WIDTH; i++) {
                    sum += coefficients[row + index[0][i]] * weight[2][k] * weight[1][j] * weight[0][i];
                }
            }
        }
        return sum;
    }

    private static void support(double coordinate, int count, int[] index, double[] weight) {
        int base = (int) Math.floor(coordinate);
        double y = coordinate - base;
        double z = 1.0 - y;
        weight[1] = (y * y * (y - 2.0) * 3.0 + 4.0) / 6.0;
        weight[2] = (z * z * (z - 2.0) * 3.0 + 4.0) / 6.0;
        weight[0] = z * z * z / 6.0;
        weight[3] = 1.0 - weight[0] - weight[1] - weight[2];
        for (int n = 0; n < WIDTH; n++) {
            int period = Math.max(1, 2 * (count - 1));
            int within = Math.floorMod(base - 1 + n, period);
            index[n] = within < count ? within : period - within;
        }
    }
}
