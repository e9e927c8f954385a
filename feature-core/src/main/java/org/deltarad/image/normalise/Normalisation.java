package org.deltarad.image.normalise;

import java.util.OptionalDouble;
import org.deltarad.image.ImageException;
import org.deltarad.volume.Volume;

/**
 * Intensities as standard scores of the whole image (PyRadiomics {@code normalizeImage}).
 *
 * @param scale    {@code normalizeScale}: what one standard deviation becomes
 * @param outliers {@code removeOutliers}: scores beyond this many standard deviations are set to it; empty to keep them
 */
public record Normalisation(double scale, OptionalDouble outliers) {
    public Normalisation {
        if (!(scale > 0) || !(outliers.orElse(1) > 0)) {
            throw new IllegalArgumentException("normalizeScale and removeOutliers must be above 0, were " + scale
                    + " and " + outliers.orElse(Double.NaN));
        }
    }

    /**
     * The scaled image.
     *
     * @throws ImageException.NotScalable when all intensities are equal or some are not finite
     */
    public Volume apply(Volume image) throws ImageException {
        double[] values = image.values();
        double mean = image.mean();
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        double deviation = Math.sqrt(squares / (values.length - 1));
        if (!(deviation > 0) || !Double.isFinite(deviation)) {
            throw new ImageException.NotScalable("the intensities of the image have the standard deviation " + deviation
                    + ", so they cannot be normalised (normalize)");
        }
        double limit = outliers.orElse(Double.POSITIVE_INFINITY);
        double factor = 1 / deviation;
        double[] scaled = new double[values.length];
        for (int n = 0; n < values.length; n++) {
            double score = (values[n] - mean) * factor;
            scaled[n] = Math.max(-limit, Math.min(limit, score)) * scale;
        }
        return new Volume(image.geometry(), scaled);
    }
}
