package org.deltarad.image.biasfield;

import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/** The image of n4_reference.cpp: an ellipsoid of three tissues under a smooth factor, in whole numbers throughout. */
final class BiasedVolume {
    private static final int[] CLASSES = {300, 450, 700};

    private BiasedVolume() {}

    static Volume of(int nx, int ny, int nz) {
        GridSize size = new GridSize(nx, ny, nz);
        double[] values = new double[size.voxels()];
        for (int z = 0, n = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++, n++) {
                    values[n] = value(size, x, y, z);
                }
            }
        }
        return new Volume(Geometry.axisAligned(size, new Vector3(0.75, 0.75, 2.5)), values, ScalarType.INT16);
    }

    private static int value(GridSize n, int x, int y, int z) {
        int hash = x * 73856093 ^ y * 19349663 ^ z * 83492791;
        int noise = hash >>> 11 & 31;
        int u = 2000 * x / (n.x() - 1) - 1000;
        int v = 2000 * y / (n.y() - 1) - 1000;
        int w = 2000 * z / (n.z() - 1) - 1000;
        if (u * u + v * v + w * w / 2 > 900_000) {
            return noise / 4;
        }
        int tissue = CLASSES[(3 * x / n.x() + 7 * y / n.y() + 5 * z / n.z()) % 3];
        int factor = 1000 + u / 4 - v * v / 8000 + w / 10 + u * v / 10_000;
        return (tissue + noise) * factor / 1000;
    }
}
