package org.deltarad.feature.region;

import java.util.Arrays;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/**
 * Grey levels of a region. The arrays are shared, not copied: treat them as read-only.
 *
 * @param size       voxels of the bounding box
 * @param spacing    mm along x, y, z
 * @param voxels     number of voxels inside
 * @param levels     grey level of each voxel of the box, x fastest: 1..Ng inside, 0 outside
 * @param ranks      one-based position of that level in {@code greyLevels}, 0 outside
 * @param greyLevels the levels that occur, rising
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
public record DiscretisedRegion(
        GridSize size, Vector3 spacing, int voxels, int[] levels, int[] ranks, int[] greyLevels) {

    /** Discretise a region with bins made for its range; {@code bins.count()} must be a sensible array length. */
    public static DiscretisedRegion of(Region region, Binning.Bins bins) {
        int[] levels = new int[region.values().length];
        int[] histogram = new int[(int) bins.count() + 1];
        int voxels = 0;
        for (int n = 0; n < levels.length; n++) {
            if (region.inside()[n]) {
                levels[n] = bins.level(region.values()[n]);
                histogram[levels[n]]++;
                voxels++;
            }
        }
        int[] greyLevels = new int[histogram.length];
        int[] rankOfLevel = new int[histogram.length];
        int present = 0;
        for (int level = 1; level < histogram.length; level++) {
            if (histogram[level] > 0) {
                greyLevels[present++] = level;
                rankOfLevel[level] = present;
            }
        }
        int[] ranks = new int[levels.length];
        for (int n = 0; n < levels.length; n++) {
            ranks[n] = rankOfLevel[levels[n]];
        }
        return new DiscretisedRegion(
                region.size(), region.spacing(), voxels, levels, ranks, Arrays.copyOf(greyLevels, present));
    }

    /** Ng: the highest grey level. */
    public int maximumLevel() {
        return greyLevels[greyLevels.length - 1];
    }

    /** Voxels of each level of {@link #greyLevels()}. */
    public int[] histogram() {
        int[] counts = new int[greyLevels.length];
        for (int rank : ranks) {
            if (rank > 0) {
                counts[rank - 1]++;
            }
        }
        return counts;
    }
}
