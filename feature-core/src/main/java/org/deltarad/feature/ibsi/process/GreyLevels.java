package org.deltarad.feature.ibsi.process;

import org.deltarad.feature.ExtractionException;
import org.deltarad.volume.GridSize;

/**
 * The discretised ROI. The array is shared, not copied: treat it as read-only.
 *
 * @param size    voxels of the box around the ROI
 * @param levels  grey level of each voxel of the box, x fastest: 1..{@code maximum} in the intensity mask, 0 outside
 * @param maximum the highest level, N<sub>g</sub> in IBSI's formulas
 * @param voxels  number of voxels in the intensity mask
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
public record GreyLevels(GridSize size, int[] levels, int maximum, int voxels) {
    /** Highest grey level accepted; beyond it the bin size cannot be meant. */
    public static final int LIMIT = 1 << 16;

    /**
     * Discretise the intensity mask of a ROI.
     *
     * @throws ExtractionException.TooManyGreyLevels for more than {@link #LIMIT} bins
     */
    public static GreyLevels of(Roi roi, Discretisation discretisation) throws ExtractionException {
        double[] values = roi.region().values();
        boolean[] inside = roi.region().inside();
        double start = discretisation.start(roi.resegmentation().minimum(), roi.minimum());
        double bins = discretisation.bins(start, roi.maximum());
        if (!(bins <= LIMIT)) {
            throw new ExtractionException.TooManyGreyLevels(String.format(
                    "%s gives %.0f bins for intensities from %s to %s, at most %d are accepted; choose wider bins",
                    discretisation, bins, start, roi.maximum(), LIMIT));
        }
        int[] levels = new int[values.length];
        int maximum = 0;
        int voxels = 0;
        for (int n = 0; n < values.length; n++) {
            if (inside[n]) {
                levels[n] = discretisation.level(values[n], start, roi.maximum());
                maximum = Math.max(maximum, levels[n]);
                voxels++;
            }
        }
        return new GreyLevels(roi.region().size(), levels, maximum, voxels);
    }

    /** Number of voxels of each level; index 0 is not used. */
    public int[] histogram() {
        int[] counts = new int[maximum + 1];
        for (int level : levels) {
            counts[level]++;
        }
        counts[0] = 0;
        return counts;
    }
}
