package org.deltarad.volume;

/**
 * The grid of a volume in patient coordinates: LPS, mm, x fastest.
 *
 * @param size     voxels along i, j, k
 * @param origin   centre of voxel (0, 0, 0), mm
 * @param spacing  distance between voxel centres along i, j, k, mm, all positive
 * @param columnDirection unit vector of increasing i (the first triplet of Image Orientation (Patient), PS3.3 C.7.6.2.1.1)
 * @param rowDirection    unit vector of increasing j (its second triplet)
 * @param sliceDirection  unit vector of increasing k
 */
public record Geometry(
        GridSize size,
        Vector3 origin,
        Vector3 spacing,
        Vector3 columnDirection,
        Vector3 rowDirection,
        Vector3 sliceDirection) {

    /** Direction cosines may differ from unit length by this much; files carry six digits. */
    public static final double UNIT_TOLERANCE = 1e-3;

    public Geometry {
        if (!(spacing.x() > 0 && spacing.y() > 0 && spacing.z() > 0)) {
            throw new IllegalArgumentException("spacing must be positive, was " + spacing);
        }
        for (Vector3 d : new Vector3[] {columnDirection, rowDirection, sliceDirection}) {
            if (!(Math.abs(d.norm() - 1) <= UNIT_TOLERANCE)) {
                throw new IllegalArgumentException("direction cosines must be unit vectors, was " + d);
            }
        }
    }

    /** An axis-aligned grid with its origin at (0, 0, 0). */
    public static Geometry axisAligned(GridSize size, Vector3 spacing) {
        return new Geometry(
                size, new Vector3(0, 0, 0), spacing, new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1));
    }

    /** Patient coordinates (mm) of the continuous index (i, j, k); voxel centres are at whole numbers. */
    public Vector3 toPatient(double i, double j, double k) {
        return origin.plus(columnDirection.times(i * spacing.x()))
                .plus(rowDirection.times(j * spacing.y()))
                .plus(sliceDirection.times(k * spacing.z()));
    }

    /** Continuous index of a point in patient coordinates (mm); the inverse of {@link #toPatient}. */
    public Vector3 toIndex(Vector3 point) {
        Vector3 d = point.minus(origin);
        Vector3 a = columnDirection;
        Vector3 b = rowDirection;
        Vector3 c = sliceDirection;
        double det = a.dot(b.cross(c));
        return new Vector3(
                d.dot(b.cross(c)) / det / spacing.x(),
                a.dot(d.cross(c)) / det / spacing.y(),
                a.dot(b.cross(d)) / det / spacing.z());
    }

    /** Volume of a voxel, mm3. */
    public double voxelVolume() {
        return spacing.x() * spacing.y() * spacing.z();
    }

    /** Whether both grids have the same size and put every voxel at the same place within {@code toleranceMm}. */
    public boolean sameGridAs(Geometry other, double toleranceMm) {
        if (!size.equals(other.size)) {
            return false;
        }
        int[][] corners = {{0, 0, 0}, {size.x(), 0, 0}, {0, size.y(), 0}, {0, 0, size.z()}};
        for (int[] c : corners) {
            Vector3 d = toPatient(c[0], c[1], c[2]).minus(other.toPatient(c[0], c[1], c[2]));
            if (!(d.norm() <= toleranceMm)) {
                return false;
            }
        }
        return true;
    }
}
