package org.deltarad.image.resample;

import org.deltarad.image.GridBox;
import org.deltarad.image.ImageException;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/** Resamples images and masks. */
public final class Resampler {
    private Resampler() {}

    /**
     * Resample image and mask to a spacing, cropped to the region and {@code padDistance} (PyRadiomics {@code
     * resampleImage}). Axes along which the region is one voxel thick keep their spacing. When the image has the wanted
     * spacing already, only the mask is resampled and both are cropped.
     *
     * @throws ImageException.RegionOutsideImage when the region reaches beyond the image
     * @throws ImageException.EmptyMask          when no voxel is inside the mask, before or after
     */
    public static ImageWithMask resample(Volume image, Mask mask, Resampling resampling) throws ImageException {
        if (mask.count() >= 0) {
            throw new UnsupportedOperationException("follows");
        }
        return null;
    }

    /**
     * Crop both to the box of the region and {@code padDistance} voxels around it, as far as the image goes (PyRadiomics
     * {@code preCrop}).
     *
     * @throws ImageException.EmptyMask when no voxel is inside
     */
    public static ImageWithMask crop(Volume image, Mask mask, int padDistance) throws ImageException {
        if (mask.count() >= 0) {
            throw new UnsupportedOperationException("follows");
        }
        return null;
    }

    /**
     * A mask on the grid of an image, by the nearest voxel (PyRadiomics {@code correctMask}).
     *
     * @throws ImageException.RegionOutsideImage when the region reaches beyond the image
     * @throws ImageException.EmptyMask          when no voxel is inside, before or after
     */
    public static Mask correct(Volume image, Mask mask) throws ImageException {
        if (mask.count() >= 0) {
            throw new UnsupportedOperationException("follows");
        }
        return null;
    }

    /** An image on another grid; 0 where that grid leaves the image. The type is kept. */
    public static Volume onto(Volume image, Geometry grid, Interpolator interpolator) {
        if (grid.size().voxels() > 0) {
            throw new UnsupportedOperationException("follows");
        }
        return null;
    }

    /** A mask on another grid, by the nearest voxel; outside where that grid leaves the mask's. */
    public static Mask onto(Mask mask, Geometry grid) {
        if (mask.count() >= 0) {
            throw new UnsupportedOperationException("follows");
        }
        return null;
    }

    /**
     * The box of the voxels inside.
     *
     * @throws ImageException.EmptyMask when there are none
     */
    static GridBox box(Mask mask) throws ImageException {
        if (mask.count() >= 0) {
            throw new UnsupportedOperationException("follows");
        }
        return null;
    }
}
