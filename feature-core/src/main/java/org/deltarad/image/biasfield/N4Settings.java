package org.deltarad.image.biasfield;

import java.util.List;

/**
 * How a bias field is estimated.
 *
 * @param iterations           highest number of iterations at each fitting level, 1 to {@link #MAXIMUM_LEVELS} levels;
 *                             the spans between control points are halved from level to level
 * @param controlPoints        control points along each axis at the first level, at least 4 (one span)
 * @param convergenceThreshold a level ends when the coefficient of variation of the ratio between two successive fields
 *                             is this or less
 * @param histogramBins        bins of the histogram of logarithms, at least 2
 * @param wienerNoise          noise of the Wiener filter that deconvolves the histogram
 * @param fullWidth            full width at half maximum of the field's own distribution, in natural logarithms
 * @param shrinkFactor         the fit takes every so many voxels along each axis, as far as two remain; 1 to take all
 * @param mask                 which voxels the field is fitted to
 */
public record N4Settings(
        List<Integer> iterations,
        int controlPoints,
        double convergenceThreshold,
        int histogramBins,
        double wienerNoise,
        double fullWidth,
        int shrinkFactor,
        FitMask mask) {

    /** Most fitting levels: 131 control points along each axis when the first level has 4. */
    public static final int MAXIMUM_LEVELS = 8;

    /** Fewest control points of a cubic B-spline. */
    public static final int FEWEST_CONTROL_POINTS = 4;

    /**
     * Those of SimpleITK's filter, with the mask and the shrink factor that 3D Slicer's N4ITK module and SimpleITK's
     * example of the filter use.
     */
    public static final N4Settings DEFAULTS =
            new N4Settings(List.of(50, 50, 50, 50), FEWEST_CONTROL_POINTS, 0.001, 200, 0.01, 0.15, 4, FitMask.OTSU);

    public N4Settings {
        iterations = List.copyOf(iterations);
        if (iterations.isEmpty()
                || iterations.size() > MAXIMUM_LEVELS
                || iterations.stream().anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException("iterations must be given for 1 to " + MAXIMUM_LEVELS
                    + " levels, each above 0, were " + iterations);
        }
        require(controlPoints >= FEWEST_CONTROL_POINTS, "control points must be 4 or more", controlPoints);
        require(convergenceThreshold >= 0, "the convergence threshold must not be negative", convergenceThreshold);
        require(histogramBins >= 2, "histogram bins must be 2 or more", histogramBins);
        require(wienerNoise > 0, "the Wiener noise must be above 0", wienerNoise);
        require(fullWidth > 0, "the full width at half maximum must be above 0", fullWidth);
        require(shrinkFactor >= 1, "the shrink factor must be 1 or more", shrinkFactor);
    }

    private static void require(boolean holds, String demand, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(demand + ", was " + value);
        }
    }

    /** These settings with another shrink factor. */
    public N4Settings withShrinkFactor(int factor) {
        return new N4Settings(
                iterations, controlPoints, convergenceThreshold, histogramBins, wienerNoise, fullWidth, factor, mask);
    }

    /** These settings with another mask. */
    public N4Settings withMask(FitMask other) {
        return new N4Settings(
                iterations,
                controlPoints,
                convergenceThreshold,
                histogramBins,
                wienerNoise,
                fullWidth,
                shrinkFactor,
                other);
    }
}
