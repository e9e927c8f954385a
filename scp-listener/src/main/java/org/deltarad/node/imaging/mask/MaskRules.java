package org.deltarad.node.imaging.mask;

/**
 * What a site decides about masks that do not fit their images as they are.
 *
 * @param contoursBetweenSlices contours whose planes are denser or sparser than the slices, or midway between two
 * @param segmentations         fractional ones and those on another grid
 */
public record MaskRules(BetweenSlices contoursBetweenSlices, SegOptions segmentations) {
    /** Contours between slices are refused; segmentations as {@link SegOptions#STANDARD} has it. */
    public static final MaskRules STANDARD = new MaskRules(BetweenSlices.REFUSE, SegOptions.STANDARD);

    /** The standard rules with other options of segmentations. */
    public static MaskRules of(SegOptions segmentations) {
        return new MaskRules(STANDARD.contoursBetweenSlices(), segmentations);
    }

    /** What becomes of contour planes that are not one to a slice. */
    public enum BetweenSlices {
        /** They are refused. */
        REFUSE,
        /** Each slice takes the contours of the plane nearest to it, as far as half a distance between planes. */
        NEAREST
    }
}
