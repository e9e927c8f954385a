package org.deltarad.feature.ibsi.process;

import java.util.Optional;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.region.Region;
import org.deltarad.image.GridBox;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/**
 * A ROI with its two masks (IBSI 2.5, ECJF), cropped to the box around the morphological one. Arrays are shared, not
 * copied: treat them as read-only.
 *
 * @param image          the whole image, interpolated
 * @param box            where the ROI is in it
 * @param region         intensities of the box; inside is the intensity mask
 * @param morphological  flags of the box, x fastest
 * @param resegmentation how the intensity mask was made
 * @param minimum        lowest intensity in the intensity mask
 * @param maximum        highest intensity in the intensity mask
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
public record Roi(
        Volume image,
        GridBox box,
        Region region,
        boolean[] morphological,
        Resegmentation resegmentation,
        double minimum,
        double maximum) {

    /**
     * Re-segment a mask.
     *
     * @param image the interpolated image
     * @param mask  the interpolated mask on the same grid
     * @throws ExtractionException.EmptyMask      when no voxel is inside, or re-segmentation keeps none
     * @throws ExtractionException.NonFiniteVoxel when a voxel inside is NaN or infinite
     */
    public static Roi of(Volume image, Mask mask, Resegmentation resegmentation) throws ExtractionException {
        GridBox box = GridBox.around(mask)
                .orElseThrow(
                        () -> new ExtractionException.EmptyMask("the mask is empty after interpolation: none of its "
                                + mask.geometry().size() + " voxels is inside"));
        Region whole = Region.crop(image, mask, box);
        requireFinite(whole, box);
        boolean[] kept = resegmentation.apply(whole.values(), whole.inside());
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < kept.length; n++) {
            if (kept[n]) {
                minimum = Math.min(minimum, whole.values()[n]);
                maximum = Math.max(maximum, whole.values()[n]);
            }
        }
        if (minimum > maximum) {
            throw new ExtractionException.EmptyMask("re-segmentation (" + resegmentation + ") keeps none of the "
                    + mask.count() + " voxels of the ROI");
        }
        Region intensity = new Region(whole.size(), whole.spacing(), whole.values(), kept);
        return new Roi(image, box, intensity, whole.inside(), resegmentation, minimum, maximum);
    }

    private static void requireFinite(Region region, GridBox box) throws ExtractionException {
        Optional<String> fault = region.notFinite(box);
        if (fault.isPresent()) {
            throw new ExtractionException.NonFiniteVoxel("the interpolated image: " + fault.get());
        }
    }
}
