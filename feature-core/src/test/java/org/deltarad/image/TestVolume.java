package org.deltarad.image;

import java.util.Arrays;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/** Images by a formula in integers, the same as in {@code make_references.py}. */
public final class TestVolume {
    private TestVolume() {}

    /** Voxels of 1 mm. */
    public static Volume of(int nx, int ny, int nz, ScalarType type) {
        return on(Geometry.axisAligned(new GridSize(nx, ny, nz), new Vector3(1, 1, 1)), type);
    }

    /** On a grid. */
    public static Volume on(Geometry grid, ScalarType type) {
        GridSize size = grid.size();
        double[] values = new double[size.voxels()];
        for (int z = 0; z < size.z(); z++) {
            for (int y = 0; y < size.y(); y++) {
                for (int x = 0; x < size.x(); x++) {
                    values[size.index(x, y, z)] =
                            (x * 7919 + y * 104_729 + z * 1_299_709 + x * y * 31 + y * z * 17) % 1009 - 400;
                }
            }
        }
        return new Volume(grid, values, type);
    }

    /** All voxels inside. */
    public static Mask everywhere(Geometry grid) {
        boolean[] inside = new boolean[grid.size().voxels()];
        Arrays.fill(inside, true);
        return new Mask(grid, inside);
    }

    /** The image with the axes in another order and direction: voxel {@code at} of the result is {@code from} of this. */
    public static Volume rearranged(Volume volume, int[] order, boolean[] flipped) {
        int[] size = {
            volume.geometry().size().x(),
            volume.geometry().size().y(),
            volume.geometry().size().z()
        };
        Vector3 s = volume.geometry().spacing();
        double[] spacing = {s.x(), s.y(), s.z()};
        GridSize to = new GridSize(size[order[0]], size[order[1]], size[order[2]]);
        double[] values = new double[to.voxels()];
        int[] at = new int[3];
        for (int k = 0; k < to.z(); k++) {
            for (int j = 0; j < to.y(); j++) {
                for (int i = 0; i < to.x(); i++) {
                    int[] here = {i, j, k};
                    for (int n = 0; n < 3; n++) {
                        at[order[n]] = flipped[n] ? size[order[n]] - 1 - here[n] : here[n];
                    }
                    values[to.index(i, j, k)] = volume.at(at[0], at[1], at[2]);
                }
            }
        }
        Vector3 turned = new Vector3(spacing[order[0]], spacing[order[1]], spacing[order[2]]);
        return new Volume(Geometry.axisAligned(to, turned), values, volume.type());
    }
}
