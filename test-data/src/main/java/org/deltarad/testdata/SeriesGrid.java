package org.deltarad.testdata;

import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/**
 * The grid of an oblique axial series centred on the body's origin.
 *
 * @param geometry   in patient coordinates
 * @param bodyOrigin where the body's origin lies in patient coordinates, mm
 */
record SeriesGrid(Geometry geometry, Vector3 bodyOrigin) {

    /**
     * @param yawDegrees how far the patient lies turned about the body's long axis
     */
    static SeriesGrid of(Sampling s, Vector3 bodyOrigin, double yawDegrees) {
        double yaw = StrictMath.toRadians(yawDegrees);
        double tilt = StrictMath.toRadians(s.tiltDegrees());
        double cy = StrictMath.cos(yaw);
        double sy = StrictMath.sin(yaw);
        double ct = StrictMath.cos(tilt);
        double st = StrictMath.sin(tilt);
        Vector3 columns = rounded(new Vector3(cy, sy, 0));
        Vector3 rows = rounded(new Vector3(-sy * ct, cy * ct, st));
        Vector3 slices = columns.cross(rows).unit();
        Vector3 origin = bodyOrigin
                .minus(columns.times((s.columns() - 1) / 2.0 * s.pixelSpacing()))
                .minus(rows.times((s.rows() - 1) / 2.0 * s.pixelSpacing()))
                .minus(slices.times((s.slices() - 1) / 2.0 * s.spacingBetweenSlices()));
        return new SeriesGrid(
                new Geometry(
                        new GridSize(s.columns(), s.rows(), s.slices()),
                        new Vector3(millionths(origin.x()), millionths(origin.y()), millionths(origin.z())),
                        new Vector3(s.pixelSpacing(), s.pixelSpacing(), s.spacingBetweenSlices()),
                        columns,
                        rows,
                        slices),
                bodyOrigin);
    }

    /** Rounded as it is written to Image Orientation (Patient), so that the file and the geometry agree. */
    private static Vector3 rounded(Vector3 v) {
        return new Vector3(Math.rint(v.x() * 1e9) / 1e9, Math.rint(v.y() * 1e9) / 1e9, Math.rint(v.z() * 1e9) / 1e9);
    }

    private static double millionths(double mm) {
        return Math.rint(mm * 1e6) / 1e6;
    }
}
