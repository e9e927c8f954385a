package org.deltarad.image.resample;

import org.deltarad.volume.Geometry;
import org.deltarad.volume.Vector3;

/**
 * Where the voxels of one grid are in another. Operations are in the order of ITK's {@code ResampleImageFilter}: along a
 * row, places are interpolated between its first voxel and the one after its last. Between oblique grids with parallel
 * axes ITK's rounding decides which of two voxels is nearer to the middle between them; here the middle is the middle, as
 * it is when both grids are turned to the axes of the patient.
 */
final class GridMap {
    /** Directions that differ by less than this are the same; files carry them with six digits or more. */
    private static final double SAME_DIRECTION = 1e-12;
    /** Coordinates of oblique grids that differ by less than this, in voxels, are the same. */
    private static final double SAME_PLACE = 1e-9;

    private final Geometry source;
    private final Geometry target;
    private final double[][] toPatient;
    private final double[] targetOrigin;
    private final double[][] toIndex;
    private final double[] sourceOrigin;
    private final boolean separable;
    private final boolean alongPatientAxes;

    /**
     * @param source the grid of the values
     * @param target the grid of the places where they are wanted
     */
    GridMap(Geometry source, Geometry target) {
        this.source = source;
        this.target = target;
        toPatient = matrix(target);
        targetOrigin = array(target.origin());
        double[][] sourceMatrix = matrix(source);
        alongPatientAxes = isDiagonal(toPatient) && isDiagonal(sourceMatrix);
        toIndex = inverse(sourceMatrix);
        sourceOrigin = array(source.origin());
        separable = target.columnDirection().minus(source.columnDirection()).norm() < SAME_DIRECTION
                && target.rowDirection().minus(source.rowDirection()).norm() < SAME_DIRECTION
                && target.sliceDirection().minus(source.sliceDirection()).norm() < SAME_DIRECTION;
    }

    /** Whether the axes of both grids are parallel, so that each source coordinate depends on one target index. */
    boolean separable() {
        return separable;
    }

    /** Source coordinates of the target's indices along an axis, when {@link #separable}. */
    double[] coordinates(int axis) {
        int count = target.size().along(axis);
        double[] coordinates = new double[count];
        double start = index(0, 0, 0)[axis];
        double end = index(target.size().x(), 0, 0)[0];
        double step = target.spacing().along(axis) / source.spacing().along(axis);
        for (int n = 0; n < count; n++) {
            if (!alongPatientAxes) {
                coordinates[n] = settled(start + n * step);
            } else {
                coordinates[n] = switch (axis) {
                    case 0 -> start + n / (double) count * (end - start);
                    case 1 -> index(0, n, 0)[1];
                    default -> index(0, 0, n)[2];
                };
            }
        }
        return coordinates;
    }

    /** A voxel centre or the middle between two when the coordinate is within rounding of it. */
    private static double settled(double coordinate) {
        double half = Math.rint(2 * coordinate) / 2;
        return Math.abs(coordinate - half) < SAME_PLACE ? half : coordinate;
    }

    /** Source coordinates of a target row: that of its first voxel, then the difference to the one after its last. */
    double[][] row(int j, int k) {
        double[] start = index(0, j, k);
        double[] end = index(target.size().x(), j, k);
        return new double[][] {start, {end[0] - start[0], end[1] - start[1], end[2] - start[2]}};
    }

    private double[] index(double i, double j, double k) {
        double[] point = new double[3];
        for (int r = 0; r < 3; r++) {
            point[r] = targetOrigin[r] + toPatient[r][0] * i + toPatient[r][1] * j + toPatient[r][2] * k;
            point[r] -= sourceOrigin[r];
        }
        double[] index = new double[3];
        for (int r = 0; r < 3; r++) {
            index[r] = toIndex[r][0] * point[0] + toIndex[r][1] * point[1] + toIndex[r][2] * point[2];
        }
        return index;
    }

    /** Whether a source coordinate is within half a voxel of the source's voxels. */
    boolean inside(int axis, double coordinate) {
        return coordinate >= -0.5 && coordinate < source.size().along(axis) - 0.5;
    }

    private static double[][] matrix(Geometry g) {
        double[] a = array(g.columnDirection());
        double[] b = array(g.rowDirection());
        double[] c = array(g.sliceDirection());
        double[][] m = new double[3][];
        for (int r = 0; r < 3; r++) {
            m[r] = new double[] {
                a[r] * g.spacing().x(),
                b[r] * g.spacing().y(),
                c[r] * g.spacing().z()
            };
        }
        return m;
    }

    /** Exact to the last bit for grids along the axes of the patient. */
    private static double[][] inverse(double[][] m) {
        double[][] inverse = new double[3][3];
        if (isDiagonal(m)) {
            for (int r = 0; r < 3; r++) {
                inverse[r][r] = 1 / m[r][r];
            }
            return inverse;
        }
        double determinant = 0;
        for (int c = 0; c < 3; c++) {
            determinant += m[0][c] * cofactor(m, 0, c);
        }
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                inverse[r][c] = cofactor(m, c, r) / determinant;
            }
        }
        return inverse;
    }

    private static boolean isDiagonal(double[][] m) {
        return m[0][1] == 0 && m[0][2] == 0 && m[1][0] == 0 && m[1][2] == 0 && m[2][0] == 0 && m[2][1] == 0;
    }

    private static double cofactor(double[][] m, int r, int c) {
        int r1 = (r + 1) % 3;
        int r2 = (r + 2) % 3;
        int c1 = (c + 1) % 3;
        int c2 = (c + 2) % 3;
        return m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
    }

    private static double[] array(Vector3 v) {
        return new double[] {v.x(), v.y(), v.z()};
    }
}
