package org.deltarad.image.filter;

/**
 * Periodic convolution along one axis, one of the steps of the undecimated wavelet transform. Sums are taken in the
 * order of PyWavelets' {@code downsampling_convolution_periodization}, so that results agree to the last bit.
 */
final class WaveletPass {
    private final double[] filter;
    private final boolean single;

    /**
     * @param filter coefficients
     * @param single whether PyWavelets would compute in single precision
     */
    WaveletPass(double[] filter, boolean single) {
        this.filter = filter;
        this.single = single;
    }

    /**
     * The filtered block.
     *
     * @param axis  0 for x, 1 for y, 2 for z
     * @param start first coordinate that is wanted along it
     * @param count how many; the input holds what they need
     */
    PeriodicBlock apply(PeriodicBlock in, int axis, int start, int count) {
        int[] starts = in.start().clone();
        int[] sizes = in.size().clone();
        starts[axis] = start;
        sizes[axis] = count;
        PeriodicBlock out = PeriodicBlock.empty(starts, sizes, in.period());
        if (axis == 0) {
            alongRows(in, out);
        } else {
            acrossRows(in, out, axis);
        }
        return out;
    }

    private void acrossRows(PeriodicBlock in, PeriodicBlock out, int axis) {
        int width = in.size()[0];
        int[] order = new int[filter.length];
        for (int z = 0; z < out.size()[2]; z++) {
            for (int y = 0; y < out.size()[1]; y++) {
                int coordinate = out.start()[axis] + (axis == 1 ? y : z);
                order(coordinate, in.period()[axis], order);
                int to = out.row(y, z);
                for (int n = 0; n < order.length; n++) {
                    int from = in.position(axis, coordinate + filter.length / 2 - order[n]);
                    int row = axis == 1 ? in.row(from, z) : in.row(y, from);
                    accumulate(out.values(), to, in.values(), row, filter[order[n]], width, n == 0);
                }
            }
        }
    }

    private void alongRows(PeriodicBlock in, PeriodicBlock out) {
        int count = out.size()[0];
        int reach = filter.length - 1;
        double[] line = new double[count + reach];
        int[] positions = new int[line.length];
        int first = out.start()[0] + filter.length / 2 - reach;
        for (int n = 0; n < line.length; n++) {
            positions[n] = in.position(0, first + n);
        }
        int[] order = new int[filter.length];
        for (int z = 0; z < out.size()[2]; z++) {
            for (int y = 0; y < out.size()[1]; y++) {
                int row = in.row(y, z);
                for (int n = 0; n < line.length; n++) {
                    line[n] = in.values()[row + positions[n]];
                }
                int to = out.row(y, z);
                for (int begin = 0; begin < count; ) {
                    int end = order(out.start()[0] + begin, in.period()[0], order) ? begin + 1 : plainEnd(out, begin);
                    for (int n = 0; n < order.length; n++) {
                        int from = begin + reach - order[n];
                        accumulate(out.values(), to + begin, line, from, filter[order[n]], end - begin, n == 0);
                    }
                    begin = end;
                }
            }
        }
    }

    /** Where the voxels of a row that are summed in plain order end. */
    private int plainEnd(PeriodicBlock out, int begin) {
        int period = out.period()[0];
        int within = Math.floorMod(out.start()[0] + begin, period);
        return Math.min(out.size()[0], begin + period - filter.length / 2 - within);
    }

    /**
     * The order in which coefficients are summed: ascending, but near the end of the period those that reach beyond it
     * come first and descend.
     *
     * @return whether the order is such
     */
    private boolean order(int coordinate, int period, int[] order) {
        int beyond = Math.floorMod(coordinate, period) + filter.length / 2 - period;
        for (int n = 0; n < order.length; n++) {
            order[n] = n <= beyond ? beyond - n : n;
        }
        return beyond >= 0;
    }

    private void accumulate(double[] out, int to, double[] in, int from, double factor, int count, boolean first) {
        if (single) {
            accumulateSingle(out, to, in, from, factor, count, first);
        } else if (first) {
            for (int n = 0; n < count; n++) {
                out[to + n] = factor * in[from + n];
            }
        } else {
            for (int n = 0; n < count; n++) {
                out[to + n] += factor * in[from + n];
            }
        }
    }

    private static void accumulateSingle(
            double[] out, int to, double[] in, int from, double factor, int count, boolean first) {
        for (int n = 0; n < count; n++) {
            float product = (float) (factor * in[from + n]);
            out[to + n] = first ? product : (float) (out[to + n] + product);
        }
    }
}
