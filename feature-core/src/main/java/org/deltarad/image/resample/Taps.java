package org.deltarad.image.resample;

/**
 * For each target voxel along an axis, the source voxels its value comes from.
 *
 * @param width  source voxels per target voxel
 * @param index  {@code width} source indices per target voxel
 * @param weight their weights
 * @param inside whether the target voxel is within the source
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
record Taps(int width, int[] index, double[] weight, boolean[] inside) {

    /** Linear interpolation: two voxels and, as the second weight, the distance from the first; the first is unused. */
    static Taps linear(GridMap map, int axis, int sourceCount) {
        double[] coordinates = map.coordinates(axis);
        Taps taps = empty(2, coordinates.length);
        for (int n = 0; n < coordinates.length; n++) {
            taps.inside[n] = map.inside(axis, coordinates[n]);
            int base = Math.min(sourceCount - 1, Math.max(0, (int) Math.floor(coordinates[n])));
            double distance = coordinates[n] - base;
            boolean between = distance > 0 && base + 1 < sourceCount;
            taps.index[2 * n] = base;
            taps.index[2 * n + 1] = between ? base + 1 : base;
            taps.weight[2 * n + 1] = between ? distance : 0;
        }
        return taps;
    }

    /** Cubic B-spline: four voxels, mirrored at the borders. */
    static Taps spline(GridMap map, int axis, int sourceCount) {
        double[] coordinates = map.coordinates(axis);
        Taps taps = empty(CubicSpline.WIDTH, coordinates.length);
        double[] weights = new double[CubicSpline.WIDTH];
        int[] indices = new int[CubicSpline.WIDTH];
        for (int n = 0; n < coordinates.length; n++) {
            taps.inside[n] = map.inside(axis, coordinates[n]);
            CubicSpline.support(coordinates[n], sourceCount, indices, weights);
            System.arraycopy(indices, 0, taps.index, CubicSpline.WIDTH * n, CubicSpline.WIDTH);
            System.arraycopy(weights, 0, taps.weight, CubicSpline.WIDTH * n, CubicSpline.WIDTH);
        }
        return taps;
    }

    private static Taps empty(int width, int count) {
        return new Taps(width, new int[width * count], new double[width * count], new boolean[count]);
    }

    /** Number of target voxels. */
    int count() {
        return inside.length;
    }

    /** Least source index of a target voxel inside; 0 when there is none. */
    int lowest() {
        int lowest = Integer.MAX_VALUE;
        for (int n = 0; n < index.length; n++) {
            if (inside[n / width]) {
                lowest = Math.min(lowest, index[n]);
            }
        }
        return lowest == Integer.MAX_VALUE ? 0 : lowest;
    }

    /** Greatest source index of a target voxel inside; 0 when there is none. */
    int highest() {
        int highest = 0;
        for (int n = 0; n < index.length; n++) {
            if (inside[n / width]) {
                highest = Math.max(highest, index[n]);
            }
        }
        return highest;
    }
}
