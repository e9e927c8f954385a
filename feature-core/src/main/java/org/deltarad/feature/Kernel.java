package org.deltarad.feature;

import java.util.Arrays;
import org.deltarad.feature.region.DiscretisedRegion;
import org.deltarad.feature.region.Region;
import org.deltarad.image.GridBox;
import org.deltarad.volume.GridSize;

/**
 * The part of a region in the box around a voxel.
 *
 * @param region      intensities
 * @param discretised their grey levels, which are those that the whole region has
 */
record Kernel(Region region, DiscretisedRegion discretised) {

    static Kernel of(Region whole, DiscretisedRegion levels, GridBox box) {
        GridSize size = box.size();
        double[] values = new double[size.voxels()];
        boolean[] inside = new boolean[size.voxels()];
        int[] levelOf = new int[size.voxels()];
        int[] present = new int[size.voxels()];
        int voxels = 0;
        for (int z = 0, n = 0; z < size.z(); z++) {
            for (int y = 0; y < size.y(); y++) {
                int from = whole.size().index(box.i(), box.j() + y, box.k() + z);
                for (int x = 0; x < size.x(); x++, n++) {
                    if (whole.inside()[from + x]) {
                        values[n] = whole.values()[from + x];
                        inside[n] = true;
                        levelOf[n] = levels.levels()[from + x];
                        present[voxels++] = levelOf[n];
                    }
                }
            }
        }
        int[] greyLevels = Arrays.stream(present, 0, voxels).sorted().distinct().toArray();
        int[] ranks = new int[levelOf.length];
        for (int n = 0; n < ranks.length; n++) {
            ranks[n] = inside[n] ? Arrays.binarySearch(greyLevels, levelOf[n]) + 1 : 0;
        }
        return new Kernel(
                new Region(size, whole.spacing(), values, inside),
                new DiscretisedRegion(size, whole.spacing(), voxels, levelOf, ranks, greyLevels));
    }
}
