package org.deltarad.feature.texture;

import java.util.Arrays;
import java.util.List;
import org.deltarad.feature.region.DiscretisedRegion;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;

/**
 * The grey level ranks of a region with a margin of voxels outside, so that neighbours are read without asking whether
 * they exist. Rows share the margin between them, and so do slices. Texture classes read one of these in turn; none
 * changes it.
 */
public final class PaddedRegion {
    private final GridSize size;
    private final Vector3 spacing;
    private final int[] greyLevels;
    private final int maximumLevel;
    private final boolean flat;
    private final int rowStep;
    private final int sliceStep;
    private final int first;
    private final short[] ranks;
    private final int[] voxels;

    /**
     * @param region at most {@link Short#MAX_VALUE} grey levels
     * @param margin the longest distance at which neighbours will be read, voxels
     */
    public PaddedRegion(DiscretisedRegion region, int margin) {
        this(region, margin, region.maximumLevel(), region.greyLevels().length < 2);
    }

    /**
     * Part of a larger region.
     *
     * @param maximumLevel the highest grey level of the larger region
     * @param flat         whether the larger region has one grey level only
     */
    public PaddedRegion(DiscretisedRegion region, int margin, int maximumLevel, boolean flat) {
        this.size = region.size();
        this.spacing = region.spacing();
        this.greyLevels = region.greyLevels();
        this.maximumLevel = maximumLevel;
        this.flat = flat;
        this.rowStep = size.x() + margin;
        this.sliceStep = rowStep * (size.y() + margin);
        this.first = margin * (sliceStep + rowStep + 1);
        this.ranks = new short[2 * first + sliceStep * size.z()];
        this.voxels = new int[region.voxels()];
        int count = 0;
        int[] original = region.ranks();
        for (int k = 0, n = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                int to = first + k * sliceStep + j * rowStep;
                for (int i = 0; i < size.x(); i++, n++, to++) {
                    if (original[n] > 0) {
                        ranks[to] = (short) original[n];
                        voxels[count++] = to;
                    }
                }
            }
        }
    }

    /** The box without its margin. */
    GridSize size() {
        return size;
    }

    Vector3 spacing() {
        return spacing;
    }

    /** The levels that occur, rising; rank r has level {@code greyLevels()[r - 1]}. */
    int[] greyLevels() {
        return greyLevels;
    }

    /** Ng: the highest grey level. */
    int maximumLevel() {
        return maximumLevel;
    }

    /** Whether the region has one grey level only. */
    boolean flat() {
        return flat;
    }

    /** One-based ranks of grey levels by position, 0 outside; read-only. */
    short[] ranks() {
        return ranks;
    }

    /** Positions of the voxels inside, rising, x fastest. */
    int[] voxels() {
        return voxels;
    }

    /** Index in the box without its margin of the voxel at a position. */
    int boxIndex(int position) {
        int n = position - first;
        int k = n / sliceStep;
        int j = n % sliceStep / rowStep;
        return size.index(n % sliceStep % rowStep, j, k);
    }

    /** Grey level of each rank; {@code outside} for rank 0. */
    int[] levelOfRank(int outside) {
        int[] levels = new int[greyLevels.length + 1];
        levels[0] = outside;
        System.arraycopy(greyLevels, 0, levels, 1, greyLevels.length);
        return levels;
    }

    /** Difference of positions between a voxel and its neighbour. */
    int step(Offset offset) {
        return offset.dz() * sliceStep + offset.dy() * rowStep + offset.dx();
    }

    /** Steps to all neighbours, both ways. */
    int[] steps(List<Offset> half) {
        int[] steps = new int[2 * half.size()];
        for (int n = 0; n < half.size(); n++) {
            steps[n] = step(half.get(n));
            steps[steps.length - 1 - n] = -steps[n];
        }
        Arrays.sort(steps);
        return steps;
    }

    /** Voxels of each grey level. */
    int[] histogram() {
        int[] counts = new int[greyLevels.length];
        for (int voxel : voxels) {
            counts[ranks[voxel] - 1]++;
        }
        return counts;
    }
}
