package org.deltarad.feature.ibsi.process;

import java.util.List;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/**
 * Interpolation of image and ROI to another voxel spacing (IBSI 2.4, VTM2). The grids are aligned at their centres
 * (3WE3), the new one is as large as the old one or larger (026Q), and voxels beyond the edge have the intensity of the
 * nearest voxel.
 *
 * @param spacing   mm along x, y, z; two values leave the slices where they are
 * @param image     method for intensities
 * @param roi       method for the mask, {@code NEAREST} or {@code LINEAR}
 * @param threshold part of a voxel that must be ROI for the voxel to be (E8H9), above 0 and at most 1
 * @param rounding  whether intensities are rounded to the nearest integer, halves to even (68QD)
 */
public record Interpolation(List<Double> spacing, Method image, Method roi, double threshold, boolean rounding) {
    /** What grid sizes and partial volumes may be off by rounding of spacings kept as 32 bit. */
    private static final double GRID_TOLERANCE = 1e-4;

    private static final double THRESHOLD_TOLERANCE = 1e-9;
    /** Spacings beyond this, mm, are no spacings. */
    private static final double LARGEST_SPACING = 1e6;

    public Interpolation {
        spacing = List.copyOf(spacing);
        if (spacing.size() < 2 || spacing.size() > 3 || !spacing.stream().allMatch(s -> s > 0 && s < LARGEST_SPACING)) {
            throw new IllegalArgumentException(
                    "spacing must be two or three positive numbers below " + LARGEST_SPACING + " mm, was " + spacing);
        }
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be above 0 and at most 1, was " + threshold);
        }
        if (roi == Method.CUBIC_SPLINE) {
            throw new IllegalArgumentException("a mask is interpolated by nearest or linear");
        }
    }

    /** How values between voxel centres are found. */
    public enum Method {
        /** The value of the nearest voxel. */
        NEAREST,
        /** Linear along each axis: bilinear, trilinear. */
        LINEAR,
        /** The cubic spline through the values along each axis: tricubic spline. */
        CUBIC_SPLINE
    }

    /** The grid that an image on {@code original} is interpolated to. */
    public Geometry grid(Geometry original) {
        int x = points(original.size().x(), original.spacing().x(), spacing.get(0));
        int y = points(original.size().y(), original.spacing().y(), spacing.get(1));
        double sz = spacing.size() == 3 ? spacing.get(2) : original.spacing().z();
        int z = points(original.size().z(), original.spacing().z(), sz);
        GridSize size = new GridSize(x, y, z);
        Vector3 step = new Vector3(spacing.get(0), spacing.get(1), sz);
        Vector3 first = original.toPatient(
                offset(original.size().x(), x, step.x() / original.spacing().x()),
                offset(original.size().y(), y, step.y() / original.spacing().y()),
                offset(original.size().z(), z, step.z() / original.spacing().z()));
        return new Geometry(
                size, first, step, original.columnDirection(), original.rowDirection(), original.sliceDirection());
    }

    /** The image on its new grid. */
    public Volume apply(Volume volume) {
        double[] values = resample(volume.values(), volume.geometry(), image);
        if (rounding) {
            for (int n = 0; n < values.length; n++) {
                values[n] = Math.rint(values[n]);
            }
        }
        return new Volume(grid(volume.geometry()), values);
    }

    /** The mask on its new grid. */
    public Mask apply(Mask mask) {
        double[] parts = new double[mask.inside().length];
        for (int n = 0; n < parts.length; n++) {
            parts[n] = mask.inside()[n] ? 1 : 0;
        }
        double[] values = resample(parts, mask.geometry(), roi);
        boolean[] inside = new boolean[values.length];
        for (int n = 0; n < values.length; n++) {
            inside[n] = values[n] >= threshold - THRESHOLD_TOLERANCE;
        }
        return new Mask(grid(mask.geometry()), inside);
    }

    private double[] resample(double[] values, Geometry from, Method method) {
        GridSize a = from.size();
        GridSize b = grid(from).size();
        Vector3 old = from.spacing();
        double[] alongX = along(values, 1, a.x(), a.y() * a.z(), b.x(), spacing.get(0) / old.x(), method);
        double[] alongY = along(alongX, b.x(), a.y(), a.z(), b.y(), spacing.get(1) / old.y(), method);
        return spacing.size() == 2
                ? alongY
                : along(alongY, b.x() * b.y(), a.z(), 1, b.z(), spacing.get(2) / old.z(), method);
    }

    /** Interpolates the lines of {@code n} values that lie {@code stride} apart. */
    private static double[] along(
            double[] values, int stride, int n, int blocks, int points, double step, Method method) {
        LineInterpolator line = new LineInterpolator(n, points, offset(n, points, step), step, method);
        double[] result = new double[stride * points * blocks];
        double[] in = new double[n];
        double[] out = new double[points];
        for (int block = 0; block < blocks; block++) {
            for (int s = 0; s < stride; s++) {
                for (int p = 0; p < n; p++) {
                    in[p] = values[(block * n + p) * stride + s];
                }
                line.apply(in, out);
                for (int p = 0; p < points; p++) {
                    result[(block * points + p) * stride + s] = out[p];
                }
            }
        }
        return result;
    }

    private static int points(int n, double from, double to) {
        return Math.max(1, (int) Math.ceil(n * from / to - GRID_TOLERANCE));
    }

    /**
     * Index in the old grid of the first voxel of the new one (QCY4).
     *
     * @param step from one voxel of the new grid to the next, in voxels of the old
     */
    private static double offset(int n, int points, double step) {
        return (n - 1 - step * (points - 1)) / 2;
    }
}
