package org.deltarad.feature.region;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.deltarad.image.GridBox;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.ScalarType;
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
 * @param type    what the image holds its intensities as: NumPy computes bins and thresholds in that precision
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
public record Region(GridSize size, Vector3 spacing, double[] values, boolean[] inside, ScalarType type) {

    /** A region of {@link ScalarType#FLOAT64}. */
    public Region(GridSize size, Vector3 spacing, double[] values, boolean[] inside) {
        this(size, spacing, values, inside, ScalarType.FLOAT64);
    }

    /** The part of the image and mask within the box. */
    public static Region crop(Volume image, Mask mask, GridBox box) {
        GridSize whole = image.geometry().size();
        return new Region(
                box.size(),
                image.geometry().spacing(),
                box.crop(image.values(), whole),
                box.crop(mask.inside(), whole),
                image.type());
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

    /**
     * What is wrong with the intensities inside: how many are NaN or infinite, and the first of them; empty when all are
     * finite.
     *
     * @param box where the region is in the whole image
     */
    public Optional<String> notFinite(GridBox box) {
        int bad = 0;
        int first = -1;
        for (int n = 0; n < values.length; n++) {
            if (inside[n] && !Double.isFinite(values[n]) && bad++ == 0) {
                first = n;
            }
        }
        return bad == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%d voxel(s) inside the mask are not finite; the first is %s at index (%d, %d, %d)",
                        bad,
                        values[first],
                        box.i() + first % size.x(),
                        box.j() + first / size.x() % size.y(),
                        box.k() + first / size.x() / size.y()));
    }

    /** Volume of a voxel, mm3. */
    public double voxelVolume() {
        return spacing.x() * spacing.y() * spacing.z();
    }
}
