package org.deltarad.testdata.form;

import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/**
 * An image and its region as they are stored: which axis runs along the slices, and how the grid lies in the patient.
 * Every method keeps the values; {@link #sagittal} and {@link #coronal} keep their places, too.
 *
 * @param volume whole numbers
 * @param mask   on the volume's grid
 */
public record StoredImage(Volume volume, Mask mask) {
    private static final int[] FIRST = {0, 0, 0};

    public static StoredImage of(SyntheticSeries series) {
        return new StoredImage(series.volume(), series.mask());
    }

    /** Slices along -x, rows along y, columns along -z of this image. */
    public StoredImage sagittal() {
        return along(new Axis(1, false), new Axis(2, true), new Axis(0, true));
    }

    /** Slices along y, rows along x, columns along -z of this image. */
    public StoredImage coronal() {
        return along(new Axis(0, false), new Axis(2, true), new Axis(1, false));
    }

    /** The same array with its direction cosines turned about the first voxel. */
    public StoredImage turned(Vector3 axis, double degrees) {
        Geometry g = volume.geometry();
        Vector3 u = axis.unit();
        double a = StrictMath.toRadians(degrees);
        return on(new Geometry(
                g.size(),
                g.origin(),
                g.spacing(),
                turned(g.columnDirection(), u, a),
                turned(g.rowDirection(), u, a),
                turned(g.sliceDirection(), u, a)));
    }

    private StoredImage on(Geometry geometry) {
        return new StoredImage(new Volume(geometry, volume.values(), volume.type()), new Mask(geometry, mask.inside()));
    }

    /** Rodrigues' formula. */
    private static Vector3 turned(Vector3 v, Vector3 u, double a) {
        double c = StrictMath.cos(a);
        return v.times(c)
                .plus(u.cross(v).times(StrictMath.sin(a)))
                .plus(u.times(u.dot(v) * (1 - c)))
                .unit();
    }

    /** An axis of this image, possibly run backwards. */
    private record Axis(int index, boolean backwards) {
        double of(Vector3 v) {
            return index == 0 ? v.x() : index == 1 ? v.y() : v.z();
        }

        int of(GridSize s) {
            return index == 0 ? s.x() : index == 1 ? s.y() : s.z();
        }

        Vector3 direction(Geometry g) {
            Vector3 d = index == 0 ? g.columnDirection() : index == 1 ? g.rowDirection() : g.sliceDirection();
            return backwards ? d.times(-1) : d;
        }
    }

    private StoredImage along(Axis x, Axis y, Axis z) {
        Geometry g = volume.geometry();
        GridSize size = new GridSize(x.of(g.size()), y.of(g.size()), z.of(g.size()));
        double[] values = new double[size.voxels()];
        boolean[] inside = new boolean[size.voxels()];
        int[] from = new int[3];
        for (int k = 0, n = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++, n++) {
                    locate(from, g.size(), new Axis[] {x, y, z}, i, j, k);
                    values[n] = volume.at(from[0], from[1], from[2]);
                    inside[n] = mask.at(from[0], from[1], from[2]);
                }
            }
        }
        locate(from, g.size(), new Axis[] {x, y, z}, FIRST);
        Geometry stored = new Geometry(
                size,
                g.toPatient(from[0], from[1], from[2]),
                new Vector3(x.of(g.spacing()), y.of(g.spacing()), z.of(g.spacing())),
                x.direction(g),
                y.direction(g),
                z.direction(g));
        return new StoredImage(new Volume(stored, values, volume.type()), new Mask(stored, inside));
    }

    /** The index in this image of an index in the stored one. */
    private static void locate(int[] from, GridSize size, Axis[] axes, int... index) {
        for (int d = 0; d < axes.length; d++) {
            from[axes[d].index()] = axes[d].backwards() ? axes[d].of(size) - 1 - index[d] : index[d];
        }
    }
}
