package org.deltarad.image.resample;

import org.deltarad.volume.Vector3;

/**
 * How to resample.
 *
 * @param spacing      {@code resampledPixelSpacing}: mm along x, y, z; 0 keeps that of the mask
 * @param interpolator {@code interpolator}, for the image; masks are always resampled to the nearest voxel
 * @param padDistance  {@code padDistance}: voxels of the new grid kept around the region on each side
 */
public record Resampling(Vector3 spacing, Interpolator interpolator, int padDistance) {
    public Resampling {
        if (!(spacing.x() >= 0 && spacing.y() >= 0 && spacing.z() >= 0)) {
            throw new IllegalArgumentException("resampledPixelSpacing must not be negative, was " + spacing);
        }
        if (padDistance < 0) {
            throw new IllegalArgumentException("padDistance must not be negative, was " + padDistance);
        }
    }
}
