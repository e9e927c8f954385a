package org.deltarad.feature;

import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/** The image and mask of shared/refs/synthetic/make.py, by the same integer formula. */
final class SyntheticImage {
    static final GridSize SIZE = new GridSize(40, 36, 14);
    static final Geometry GEOMETRY = Geometry.axisAligned(SIZE, new Vector3(0.78125, 0.78125, 3.0));

    private SyntheticImage() {}

    static Volume image() {
        double[] values = new double[SIZE.voxels()];
        for (int z = 0, n = 0; z < SIZE.z(); z++) {
            for (int y = 0; y < SIZE.y(); y++) {
                for (int x = 0; x < SIZE.x(); x++) {
                    values[n++] = value(x, y, z);
                }
            }
        }
        return new Volume(GEOMETRY, values, ScalarType.INT16);
    }

    static Mask mask() {
        boolean[] inside = new boolean[SIZE.voxels()];
        for (int z = 0, n = 0; z < SIZE.z(); z++) {
            for (int y = 0; y < SIZE.y(); y++) {
                for (int x = 0; x < SIZE.x(); x++) {
                    inside[n++] = inside(x, y, z);
                }
            }
        }
        return new Mask(GEOMETRY, inside);
    }

    private static int value(int x, int y, int z) {
        int hash = x * 73856093 ^ y * 19349663 ^ z * 83492791;
        int noise = hash >> 13 & 63;
        int ramp = (7 * x + 3 * y + 5 * z) % 97;
        int blob = 40 * ((x / 5 + y / 4 + z / 2) % 6);
        return 200 + ramp + blob + noise / 2;
    }

    private static boolean inside(int x, int y, int z) {
        int dx = x - 20;
        int dy = y - 18;
        int dz = z - 7;
        boolean ellipsoid = 9 * dx * dx + 12 * dy * dy + 100 * dz * dz <= 2000;
        boolean hole = (x - 14) * (x - 14) + (y - 18) * (y - 18) < 12;
        return ellipsoid && !hole;
    }
}
