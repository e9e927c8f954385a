package org.deltarad.image.filter;

import org.deltarad.image.GridBox;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Volume;

/**
 * Local binary patterns of each slice (Ojala, Pietikainen, Maenpaa 2002), as scikit-image's {@code
 * local_binary_pattern}: samples on a circle, counted from the positive column axis against the rows, by bilinear
 * interpolation, 0 outside the slice. PyRadiomics holds the result in the type of the image.
 */
final class LocalBinaryPattern {
    /** Places of samples are rounded to this part of a voxel. */
    private static final double PLACES = 1e5;
    /** Samples that a pattern as a number can tell apart. */
    private static final int BITS = 32;

    private final ImageType.LBP2D type;
    private final double[] rows;
    private final double[] columns;

    LocalBinaryPattern(ImageType.LBP2D type) {
        this.type = type;
        int samples = type.samples();
        rows = new double[samples];
        columns = new double[samples];
        double radius = (float) type.radius();
        for (int n = 0; n < samples; n++) {
            double angle = 2 * Math.PI * n / samples;
            rows[n] = Math.rint(-radius * Math.sin(angle) * PLACES) / PLACES;
            columns[n] = Math.rint(radius * Math.cos(angle) * PLACES) / PLACES;
        }
    }

    /** The filtered image on the wanted box. */
    Volume apply(FilterInput input) {
        Volume image = input.image();
        GridBox box = input.wanted();
        Slices slices = new Slices(image, type.axis());
        double[] out = new double[box.size().voxels()];
        double[] samples = new double[type.samples()];
        int n = 0;
        for (int k = box.k(); k < box.k() + box.size().z(); k++) {
            for (int j = box.j(); j < box.j() + box.size().y(); j++) {
                for (int i = box.i(); i < box.i() + box.size().x(); i++) {
                    int[] at = {i, j, k};
                    slices.choose(at);
                    for (int s = 0; s < samples.length; s++) {
                        samples[s] = slices.between(at[slices.rowAxis] + rows[s], at[slices.columnAxis] + columns[s]);
                    }
                    out[n++] = hold(pattern(samples, image.at(i, j, k)), image.type());
                }
            }
        }
        return new Volume(box.geometry(image.geometry()), out, image.type());
    }

    /** Places in a slice; rows and columns are those of NumPy's array with the slice axis swapped to the front. */
    private static final class Slices {
        final int rowAxis;
        final int columnAxis;
        private final double[] values;
        private final int[] count;
        private final int[] stride;
        private final int axis;
        private int offset;

        Slices(Volume image, int axis) {
            this.axis = axis;
            rowAxis = axis == 1 ? 2 : 1;
            columnAxis = axis == 0 ? 2 : 0;
            values = image.values();
            GridSize size = image.geometry().size();
            count = new int[] {size.x(), size.y(), size.z()};
            stride = new int[] {1, size.x(), size.x() * size.y()};
        }

        void choose(int[] voxel) {
            offset = voxel[axis] * stride[axis];
        }

        double between(double row, double column) {
            int top = (int) Math.floor(row);
            int left = (int) Math.floor(column);
            int bottom = (int) Math.ceil(row);
            int right = (int) Math.ceil(column);
            double down = row - top;
            double across = column - left;
            double above = (1 - across) * pixel(top, left) + across * pixel(top, right);
            double below = (1 - across) * pixel(bottom, left) + across * pixel(bottom, right);
            return (1 - down) * above + down * below;
        }

        private double pixel(int row, int column) {
            return row < 0 || row >= count[rowAxis] || column < 0 || column >= count[columnAxis]
                    ? 0
                    : values[offset + row * stride[rowAxis] + column * stride[columnAxis]];
        }
    }

    private double pattern(double[] samples, double centre) {
        return switch (type.method()) {
            case VAR -> variance(samples);
            case UNIFORM -> uniform(samples, centre);
            case DEFAULT -> number(samples, centre);
            case ROR -> leastRotation((int) number(samples, centre), samples.length);
        };
    }

    /** NaN where all samples are equal. */
    private static double variance(double[] samples) {
        double sum = 0;
        double squares = 0;
        for (double s : samples) {
            sum += s;
            squares += s * s;
        }
        double variance = (squares - sum * sum / samples.length) / samples.length;
        return variance == 0 ? Double.NaN : variance;
    }

    private static double uniform(double[] samples, double centre) {
        int ones = 0;
        int changes = 0;
        for (int n = 0; n < samples.length; n++) {
            boolean one = samples[n] - centre >= 0;
            ones += one ? 1 : 0;
            changes += n > 0 && one != (samples[n - 1] - centre >= 0) ? 1 : 0;
        }
        return changes <= 2 ? ones : samples.length + 1;
    }

    private static double number(double[] samples, double centre) {
        double number = 0;
        for (int n = 0; n < Math.min(BITS, samples.length); n++) {
            number += samples[n] - centre >= 0 ? 1 << n : 0;
        }
        return number;
    }

    private static int leastRotation(int pattern, int length) {
        int least = pattern;
        int rotated = pattern;
        for (int n = 1; n < length; n++) {
            rotated = (rotated >> 1) | ((rotated & 1) << (length - 1));
            least = Math.min(least, rotated);
        }
        return least;
    }

    /** A value cast as C does on the usual machines: whole numbers are cut off and lose their upper bits. */
    private static double hold(double value, ScalarType type) {
        return switch (type) {
            case INT8 -> (byte) (int) value;
            case UINT8 -> (int) value & 0xFF;
            case INT16 -> (short) (int) value;
            case UINT16 -> (int) value & 0xFFFF;
            case INT32, UINT32 -> (int) value;
            case INT64, UINT64 -> (long) value;
            case FLOAT32 -> (float) value;
            case FLOAT64 -> value;
        };
    }
}
