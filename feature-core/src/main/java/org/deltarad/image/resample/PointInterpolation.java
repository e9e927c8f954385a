package org.deltarad.image.resample;

import org.deltarad.volume.GridSize;

/** The value of an image at one place. */
sealed interface PointInterpolation {

    /** The value at a continuous index within half a voxel of the image's voxels. */
    double at(double x, double y, double z);

    /** Index of the voxel nearest to a coordinate, half way the later one. */
    static int nearest(double coordinate) {
        return (int) Math.floor(coordinate + 0.5);
    }

    /** Nearest voxel. */
    record Nearest(SourceBlock source) implements PointInterpolation {
        @Override
        public double at(double x, double y, double z) {
            return source.values()[source.row(nearest(y), nearest(z)) + nearest(x)];
        }
    }

    /** Trilinear, along x, then y, then z. */
    record Linear(SourceBlock source) implements PointInterpolation {
        @Override
        public double at(double x, double y, double z) {
            GridSize size = source.size();
            int j = base(y, size.y());
            int k = base(z, size.z());
            int after = Math.min(size.y() - 1, j + 1);
            int above = Math.min(size.z() - 1, k + 1);
            double front = mix(alongX(x, j, k), alongX(x, after, k), y - j);
            double back = mix(alongX(x, j, above), alongX(x, after, above), y - j);
            return mix(front, back, z - k);
        }

        private double alongX(double x, int j, int k) {
            int i = base(x, source.size().x());
            int row = source.row(j, k);
            int after = Math.min(source.size().x() - 1, i + 1);
            return mix(source.values()[row + i], source.values()[row + after], x - i);
        }

        private static int base(double coordinate, int count) {
            return Math.min(count - 1, Math.max(0, (int) Math.floor(coordinate)));
        }

        private static double mix(double a, double b, double distance) {
            return distance > 0 ? a + (b - a) * distance : a;
        }
    }

    /** Cubic B-spline, summed in the order of ITK. */
    final class Spline implements PointInterpolation {
        private final SourceBlock coefficients;
        private final GridSize size;
        private final int[][] index = new int[3][CubicSpline.WIDTH];
        private final double[][] weight = new double[3][CubicSpline.WIDTH];

        /**
         * @param coefficients those that will be read
         * @param size         voxels of the image
         */
        Spline(SourceBlock coefficients, GridSize size) {
            this.coefficients = coefficients;
            this.size = size;
        }

        @Override
        public double at(double x, double y, double z) {
            CubicSpline.support(x, size.x(), index[0], weight[0]);
            CubicSpline.support(y, size.y(), index[1], weight[1]);
            CubicSpline.support(z, size.z(), index[2], weight[2]);
            double sum = 0;
            for (int k = 0; k < CubicSpline.WIDTH; k++) {
                for (int j = 0; j < CubicSpline.WIDTH; j++) {
                    int row = coefficients.row(index[1][j], index[2][k]);
                    for (int i = 0; i < CubicSpline.WIDTH; i++) {
                        double w = weight[0][i] * weight[1][j] * weight[2][k];
                        sum += w * coefficients.values()[row + index[0][i]];
                    }
                }
            }
            return sum;
        }
    }
}
