package org.deltarad.feature.region;

import java.util.Arrays;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/**
 * An image and a mask cropped to the bounding box of the mask. The arrays are shared, not copied: treat them as
 * read-only.
 *
 * @param size    voxels of the box
 * @param spacing mm along x, y, z
 * @param values  {@code size.voxels()} intensities, x fastest
 * @param inside  {@code size.voxels()} flags, x fastest
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
public record Region(GridSize size, Vector3 spacing, double[] values, boolean[] inside) {

    /** The part of the image and mask within the box. */
    public static Region crop(Volume image, Mask mask, BoundingBox box) {
        GridSize size = box.size();
        double[] values = new double[size.voxels()];
        boolean[] inside = new boolean[size.voxels()];
        GridSize whole = image.geometry().size();
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                int from = whole.index(box.i(), box.j() + j, box.k() + k);
                int to = size.index(0, j, k);
                System.arraycopy(image.values(), from, values, to, size.x());
                System.arraycopy(mask.inside(), from, inside, to, size.x());
            }
        }
        return new Region(size, image.geometry().spacing(), values, inside);
    }

    /** The intensities inside, in array order. */
    public double[] intensities() {
        double[] all = new double[values.length];
        int count = 0;
        for (int n = 0; n < values.length; n++) {
            if (inside[n]) {
                all[count++] = values[n];
            }
        }
        return Arrays.copyOf(all, count);
    }

    /** Volume of a voxel, mm3. */
    public double voxelVolume() {
        return spacing.x() * spacing.y() * spacing.z();
    }
}
