package org.deltarad.image.filter;

import org.deltarad.image.GridBox;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/**
 * What a filter works on.
 *
 * @param image  the whole image, after normalisation and resampling
 * @param mask   the region on the same grid; only {@code LBP3D} reads it
 * @param wanted the voxels that are wanted of derived images
 */
public record FilterInput(Volume image, Mask mask, GridBox wanted) {
    public FilterInput {
        if (!image.geometry().size().equals(mask.geometry().size())) {
            throw new IllegalArgumentException("image and mask are on different grids: "
                    + image.geometry().size() + " and " + mask.geometry().size());
        }
        if (!wanted.within(image.geometry().size())) {
            throw new IllegalArgumentException(
                    wanted + " is not within the image of " + image.geometry().size());
        }
    }
}
