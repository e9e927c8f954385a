package org.deltarad.volume.io;

import java.nio.file.Path;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/**
 * From voxel index to millimetres: origin + i * column + j * row + k * slice.
 *
 * @param origin centre of voxel (0, 0, 0)
 * @param column step of i
 * @param row    step of j
 * @param slice  step of k
 */
record Affine(Vector3 origin, Vector3 column, Vector3 row, Vector3 slice) {
    /** Steps whose box has less than this part of the volume of a right-angled one lie in a plane. */
    private static final double FLAT = 1e-6;

    /** The same with axes turned round and lengths multiplied. */
    Affine scaled(double x, double y, double z) {
        return new Affine(
                scaled(origin, x, y, z), scaled(column, x, y, z), scaled(row, x, y, z), scaled(slice, x, y, z));
    }

    /** Adding zero keeps -0.0 out, which would make equal geometries unequal. */
    private static Vector3 scaled(Vector3 v, double x, double y, double z) {
        return new Vector3(v.x() * x + 0.0, v.y() * y + 0.0, v.z() * z + 0.0);
    }

    /** A geometry of this affine, which must be in LPS and mm. */
    Geometry geometry(Path file, GridSize size) throws ImageFileException {
        Vector3 spacing = new Vector3(column.norm(), row.norm(), slice.norm());
        double box = spacing.x() * spacing.y() * spacing.z();
        boolean finite = Double.isFinite(box) && Double.isFinite(origin.norm());
        if (!finite || !(Math.abs(column.cross(row).dot(slice)) > FLAT * box)) {
            throw new ImageFileException(
                    file, "its axes do not span a volume: " + column + ", " + row + ", " + slice + " from " + origin);
        }
        return new Geometry(size, origin, spacing, unit(column), unit(row), unit(slice));
    }

    /** Axis-aligned steps keep exact direction cosines. */
    private static Vector3 unit(Vector3 v) {
        double n = v.norm();
        return new Vector3(v.x() / n, v.y() / n, v.z() / n);
    }
}
