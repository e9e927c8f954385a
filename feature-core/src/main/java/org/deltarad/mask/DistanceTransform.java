package org.deltarad.mask;

import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/**
 * The exact Euclidean distance transform of an anisotropic grid, one axis after another by the lower envelope of parabolas
 * (P. Felzenszwalb, D. Huttenlocher, Theory of Computing 8:415, 2012). Distances are those between voxel centres; equal to
 * {@code scipy.ndimage.distance_transform_edt(~sources, sampling=spacing)} and to ITK's {@code
 * SignedMaurerDistanceMapImageFilter} outside the sources.
 */
public final class DistanceTransform {
    /** Cosine of the angle between two axes above which a grid is skewed; direction cosines carry six digits. */
    public static final double RIGHT_ANGLE = 1e-4;

    private DistanceTransform() {}

    /**
     * The squared distance from each voxel to the nearest source.
     *
     * @param sources which voxels are sources, x fastest
     * @param size    voxels along each axis
     * @param spacing mm along x, y, z, all positive
     * @return mm2, x fastest; 0 at sources, positive infinity everywhere when there is none
     */
    public static double[] squared(boolean[] sources, GridSize size, Vector3 spacing) {
        if (sources.length != size.voxels()) {
            throw new IllegalArgumentException(
                    "a " + size + " grid needs " + size.voxels() + " flags, got " + sources.length);
        }
        double[] squares = new double[sources.length];
        for (int row = 0; row < sources.length; row += size.x()) {
            alongRow(sources, squares, row, size.x(), spacing.x());
        }
        int area = size.x() * size.y();
        Envelope y = new Envelope(size.y(), spacing.y());
        for (int k = 0; k < size.z() && size.y() > 1; k++) {
            for (int i = 0; i < size.x(); i++) {
                y.apply(squares, k * area + i, size.x());
            }
        }
        Envelope z = new Envelope(size.z(), spacing.z());
        for (int n = 0; n < area && size.z() > 1; n++) {
            z.apply(squares, n, area);
        }
        return squares;
    }

    /**
     * Refuses grids on which distances cannot be had axis by axis.
     *
     * @throws MaskException.SkewedGrid when two axes are not at right angles within {@link #RIGHT_ANGLE}
     */
    static void requireRightAngles(Geometry grid) throws MaskException.SkewedGrid {
        double worst = Math.max(
                Math.abs(grid.columnDirection().dot(grid.rowDirection())),
                Math.max(
                        Math.abs(grid.rowDirection().dot(grid.sliceDirection())),
                        Math.abs(grid.sliceDirection().dot(grid.columnDirection()))));
        if (!(worst <= RIGHT_ANGLE)) {
            throw new MaskException.SkewedGrid(
                    "the axes of the grid are not at right angles (cosine " + worst
                            + "), so distances in mm are not defined along them; resample image and mask onto an orthogonal grid");
        }
    }

    private static void alongRow(boolean[] sources, double[] squares, int row, int count, double spacing) {
        int last = -1;
        for (int i = 0; i < count; i++) {
            last = sources[row + i] ? i : last;
            squares[row + i] = last < 0 ? Double.POSITIVE_INFINITY : i - last;
        }
        int next = -1;
        for (int i = count - 1; i >= 0; i--) {
            next = sources[row + i] ? i : next;
            double steps = next < 0 ? squares[row + i] : Math.min(squares[row + i], next - i);
            double distance = steps * spacing;
            squares[row + i] = distance * distance;
        }
    }

    /** The least, over the voxels of a line, of their value and the square of the distance to them. */
    private static final class Envelope {
        private final int count;
        private final double spacing;
        private final double[] line;
        /** Voxels whose parabolas make up the envelope, and where each begins to be the lowest, in voxels. */
        private final int[] apex;

        private final double[] from;

        Envelope(int count, double spacing) {
            this.count = count;
            this.spacing = spacing;
            this.line = new double[count];
            this.apex = new int[count];
            this.from = new double[count];
        }

        void apply(double[] values, int offset, int stride) {
            int parabolas = 0;
            boolean allZero = true;
            for (int n = 0; n < count; n++) {
                line[n] = values[offset + n * stride];
                allZero &= line[n] == 0;
            }
            if (allZero) {
                return;
            }
            for (int n = 0; n < count; n++) {
                if (line[n] == Double.POSITIVE_INFINITY) {
                    continue;
                }
                double begins = Double.NEGATIVE_INFINITY;
                while (parabolas > 0) {
                    begins = crossing(apex[parabolas - 1], n);
                    if (begins > from[parabolas - 1]) {
                        break;
                    }
                    parabolas--;
                    begins = Double.NEGATIVE_INFINITY;
                }
                apex[parabolas] = n;
                from[parabolas++] = begins;
            }
            if (parabolas > 0) {
                lowest(values, offset, stride, parabolas);
            }
        }

        private void lowest(double[] values, int offset, int stride, int parabolas) {
            int p = 0;
            for (int n = 0; n < count; n++) {
                while (p + 1 < parabolas && from[p + 1] < n) {
                    p++;
                }
                double distance = (n - apex[p]) * spacing;
                values[offset + n * stride] = line[apex[p]] + distance * distance;
            }
        }

        /** Where the parabolas of two voxels a before b cross, in voxels. */
        private double crossing(int a, int b) {
            return (line[b] - line[a]) / (2 * spacing * spacing * (b - a)) + 0.5 * (a + b);
        }
    }
}
