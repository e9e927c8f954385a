package org.deltarad.feature;

import java.util.Optional;
import org.deltarad.feature.region.DiscretisedRegion;
import org.deltarad.feature.region.Region;
import org.deltarad.feature.texture.Neighbourhood;
import org.deltarad.image.GridBox;
import org.deltarad.volume.Mask;

/** Whether a region is fit for extraction (PyRadiomics {@code checkMask}). */
final class RegionCheck {
    private RegionCheck() {}

    /** Refuses a mask without any voxel inside; the box around those there are. */
    static GridBox requireVoxels(Mask mask) throws ExtractionException {
        return GridBox.around(mask)
                .orElseThrow(() -> new ExtractionException.EmptyMask(
                        "the mask is empty: none of its " + mask.geometry().size() + " voxels is inside"));
    }

    /** The bounding box of a mask that holds enough voxels in enough dimensions. */
    static GridBox boundingBox(Mask mask, Settings.Preparation preparation) throws ExtractionException {
        GridBox box = requireVoxels(mask);
        requireSize(box.count(mask), box, preparation, "the mask");
        return box;
    }

    /** The same after resegmentation. */
    static GridBox boundingBoxAfterResegmentation(Mask kept, Settings.Preparation preparation)
            throws ExtractionException {
        int voxels = kept.count();
        if (voxels <= 1) {
            throw new ExtractionException.RegionTooSmall("resegmentation (resegmentRange) keeps " + voxels + " voxel"
                    + (voxels == 1 ? "" : "s") + " of the region; widen the range");
        }
        GridBox box = GridBox.around(kept).orElseThrow();
        requireSize(voxels, box, preparation, "the resegmented mask");
        return box;
    }

    private static void requireSize(int voxels, GridBox box, Settings.Preparation preparation, String what)
            throws ExtractionException {
        if (box.dimensions() == 0) {
            throw new ExtractionException.RegionTooSmall(
                    what + " has 1 voxel inside; features need at least two voxels");
        }
        if (box.dimensions() < preparation.minimumRoiDimensions()) {
            throw new ExtractionException.RegionTooSmall(String.format(
                    "%s has %d voxels in a box of %s, that is %d dimension(s); minimumROIDimensions asks for %d",
                    what, voxels, box.size(), box.dimensions(), preparation.minimumRoiDimensions()));
        }
        if (preparation.minimumRoiSize().isPresent()
                && voxels <= preparation.minimumRoiSize().getAsInt()) {
            throw new ExtractionException.RegionTooSmall(String.format(
                    "%s has %d voxels; minimumROISize asks for more than %d",
                    what, voxels, preparation.minimumRoiSize().getAsInt()));
        }
    }

    /**
     * Refuses NaN and infinite intensities inside; names the first by its index in the whole image.
     *
     * @param image name of a derived image; empty for the image itself
     */
    static void requireFinite(Region region, GridBox box, String image) throws ExtractionException {
        Optional<String> fault = region.notFinite(box);
        if (fault.isPresent()) {
            throw new ExtractionException.NonFiniteVoxel((image.isEmpty() ? "" : image + ": ") + fault.get());
        }
    }

    /** Refuses NaN and infinite intensities of a region that is not placed in an image. */
    static void requireFinite(Region region) throws ExtractionException {
        requireFinite(region, GridBox.whole(region.size()), "kernels");
    }

    /** Refuses regions whose texture matrices would be empty or too large. */
    static void requireTexture(FeatureClass featureClass, DiscretisedRegion region, Neighbourhood neighbourhood)
            throws ExtractionException {
        boolean adjacentOnly = featureClass == FeatureClass.GLRLM || featureClass == FeatureClass.GLSZM;
        if (!(adjacentOnly ? neighbourhood.adjacent() : neighbourhood).fits(region.size())) {
            throw new ExtractionException.RegionTooSmall(featureClass.label() + ": a region of " + region.size()
                    + " voxels has no neighbours for the settings distances, force2D and force2Ddimension");
        }
        int levels = region.greyLevels().length;
        if (levels > FeatureExtractor.MAXIMUM_TEXTURE_LEVELS) {
            throw new ExtractionException.TooManyGreyLevels(String.format(
                    "%s: the region has %d grey levels after discretisation, at most %d are accepted; choose wider bins",
                    featureClass.label(), levels, FeatureExtractor.MAXIMUM_TEXTURE_LEVELS));
        }
    }
}
