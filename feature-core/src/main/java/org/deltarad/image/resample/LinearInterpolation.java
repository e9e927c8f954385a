package org.deltarad.image.resample;

import org.deltarad.volume.ScalarType;

/** Trilinear interpolation onto a grid with parallel axes: one pass along each of x, y, z, as ITK mixes values. */
final class LinearInterpolation {
    private final Taps x;
    private final Taps y;
    private final Taps z;

    LinearInterpolation(Taps x, Taps y, Taps z) {
        this.x = x;
        this.y = y;
        this.z = z;
    }

    /** Values on the target grid as {@code type} holds them, 0 outside the source. */
    double[] apply(SourceBlock source, ScalarType type) {
        int firstRow = y.lowest();
        int rows = y.highest() - firstRow + 1;
        int firstSlice = z.lowest();
        int slices = z.highest() - firstSlice + 1;
        double[] plane = new double[x.count() * rows];
        double[] flat = new double[x.count() * y.count() * slices];
        for (int k = 0; k < slices; k++) {
            for (int j = 0; j < rows; j++) {
                alongRow(source, source.row(firstRow + j, firstSlice + k), plane, j * x.count());
            }
            for (int j = 0; j < y.count(); j++) {
                int to = (k * y.count() + j) * x.count();
                mix(y, j, plane, -firstRow * x.count(), x.count(), flat, to);
            }
        }
        double[] out = new double[x.count() * y.count() * z.count()];
        int area = x.count() * y.count();
        for (int k = 0; k < z.count(); k++) {
            mix(z, k, flat, -firstSlice * area, area, out, k * area);
        }
        for (int n = 0; n < out.length; n++) {
            out[n] = type.hold(out[n]);
        }
        return out;
    }

    private void alongRow(SourceBlock source, int row, double[] out, int to) {
        double[] v = source.values();
        for (int i = 0; i < x.count(); i++) {
            if (x.inside()[i]) {
                double a = v[row + x.index()[2 * i]];
                out[to + i] = a + (v[row + x.index()[2 * i + 1]] - a) * x.weight()[2 * i + 1];
            }
        }
    }

    /** Target line n of {@code stride} values from the two source lines, which begin at {@code offset + index * stride}. */
    private static void mix(Taps taps, int n, double[] in, int offset, int stride, double[] out, int to) {
        if (!taps.inside()[n]) {
            return;
        }
        int a = offset + taps.index()[2 * n] * stride;
        int b = offset + taps.index()[2 * n + 1] * stride;
        double distance = taps.weight()[2 * n + 1];
        for (int m = 0; m < stride; m++) {
            out[to + m] = in[a + m] + (in[b + m] - in[a + m]) * distance;
        }
    }
}
