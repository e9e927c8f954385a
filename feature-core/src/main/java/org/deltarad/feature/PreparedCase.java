package org.deltarad.feature;

import org.deltarad.feature.region.Region;
import org.deltarad.image.GridBox;
import org.deltarad.image.filter.FilterInput;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/**
 * Image and mask on the grid that features are computed on.
 *
 * @param image after scaling, resampling and cropping
 * @param mask  the region, after resegmentation
 * @param shape the region whose shape is meant: before resegmentation unless {@code resegmentShape}
 * @param box   the bounding box of {@code mask}
 */
record PreparedCase(Volume image, Mask mask, Mask shape, GridBox box) {

    /** What filters work on, when they are to give the box widened by {@code margin} voxels. */
    FilterInput filterInput(int margin) {
        return new FilterInput(image, mask, box.widened(margin, image.geometry().size()));
    }

    /** Shape is that within the box that resegmentation leaves, as PyRadiomics has it. */
    Region shapeRegion() {
        return Region.crop(image, shape, box);
    }
}
