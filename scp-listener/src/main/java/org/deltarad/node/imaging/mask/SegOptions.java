package org.deltarad.node.imaging.mask;

/**
 * What is read into a Segmentation that is not simply bits on the image's grid.
 *
 * @param fraction the part of Maximum Fractional Value from which on a pixel of a fractional segmentation is inside, above 0
 *                 and at most 1
 * @param resample whether a segmentation on another grid than the image's is resampled onto it; else it is refused
 */
public record SegOptions(double fraction, boolean resample) {
    /** Half of Maximum Fractional Value; resampled. */
    public static final SegOptions STANDARD = new SegOptions(0.5, true);

    public SegOptions {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("the fraction must be above 0 and at most 1, was " + fraction);
        }
    }
}
