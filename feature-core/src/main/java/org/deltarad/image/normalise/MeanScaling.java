package org.deltarad.image.normalise;

import org.deltarad.image.ImageException;
import org.deltarad.volume.Volume;

/**
 * Intensities scaled so that the mean of the whole image is {@code target} ({@code normalizeToMean}; S1, Methods).
 *
 * @param target the new mean
 */
public record MeanScaling(double target) {
    /**
     * The scaled image.
     *
     * @throws ImageException.NotScalable when the mean is zero or not finite
     */
    public Volume apply(Volume image) throws ImageException {
        double mean = image.mean();
        if (mean == 0 || !Double.isFinite(mean)) {
            throw new ImageException.NotScalable(
                    "the mean of the whole image is " + mean + ", so it cannot be scaled (normalizeToMean)");
        }
        double[] scaled = new double[image.values().length];
        for (int n = 0; n < scaled.length; n++) {
            scaled[n] = image.values()[n] * target / mean;
        }
        return new Volume(image.geometry(), scaled);
    }
}
