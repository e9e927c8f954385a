package org.deltarad.image.resample;

import org.deltarad.volume.ScalarType;

/** Interpolation onto a grid with parallel axes: one pass along each of x, y, z. */
final class SeparableInterpolation {
    private final Taps x;
    private final Taps y;
    private final Taps z;

    SeparableInterpolation(Taps x, Taps y, Taps z) {
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
                combine(y, j, plane, -firstRow * x.count(), x.count(), flat, to, x.count());
            }
        }
        double[] out = new double[x.count() * y.count() * z.count()];
        int area = x.count() * y.count();
        for (int k = 0; k < z.count(); k++) {
            combine(z, k, flat, -firstSlice * area, area, out, k * area, area);
        }
        finish(out, type);
        return out;
    }

    private void alongRow(SourceBlock source, int row, double[] out, int to) {
        double[] v = source.values();
        int[] index = x.index();
        double[] w = x.weight();
        for (int i = 0; i < x.count(); i++) {
            if (!x.inside()[i]) {
                continue;
            }
            if (x.width() == 2) {
                double a = v[row + index[2 * i]];
                out[to + i] = a + (v[row + index[2 * i + 1]] - a) * w[2 * i + 1];
            } else {
                int n = 4 * i;
                out[to + i] = w[n] * v[row + index[n]]
                        + w[n + 1] * v[row + index[n + 1]]
                        + w[n + 2] * v[row + index[n + 2]]
                        + w[n + 3] * v[row + index[n + 3]];
            }
        }
    }

    /** Target line n of {@code count} values from the source lines, which begin at {@code offset + index * stride}. */
    private static void combine(
            Taps taps, int n, double[] in, int offset, int stride, double[] out, int to, int count) {
        if (!taps.inside()[n]) {
            return;
        }
        int first = taps.width() * n;
        int a = offset + taps.index()[first] * stride;
        int b = offset + taps.index()[first + 1] * stride;
        if (taps.width() == 2) {
            double distance = taps.weight()[first + 1];
            for (int m = 0; m < count; m++) {
                out[to + m] = in[a + m] + (in[b + m] - in[a + m]) * distance;
            }
            return;
        }
        int c = offset + taps.index()[first + 2] * stride;
        int d = offset + taps.index()[first + 3] * stride;
        double wa = taps.weight()[first];
        double wb = taps.weight()[first + 1];
        double wc = taps.weight()[first + 2];
        double wd = taps.weight()[first + 3];
        for (int m = 0; m < count; m++) {
            out[to + m] = wa * in[a + m] + wb * in[b + m] + wc * in[c + m] + wd * in[d + m];
        }
    }

    private static void finish(double[] out, ScalarType type) {
        if (type != ScalarType.FLOAT64) {
            for (int n = 0; n < out.length; n++) {
                out[n] = type.hold(out[n]);
            }
        }
    }
}
