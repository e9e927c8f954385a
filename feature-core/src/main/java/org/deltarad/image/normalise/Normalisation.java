package org.deltarad.image.normalise;

import java.util.OptionalDouble;
import org.deltarad.image.ImageException;
import org.deltarad.volume.Volume;

/**
 * Intensities as standard scores of the whole image (PyRadiomics {@code normalizeImage}). Mean and deviation are those of ITK's
 * {@code StatisticsImageFilter}, from compensated sums, to the last bit for whole numbers: with {@code binCount} intensities
 * lie on edges.
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
        double sum = 0;
        double sumRest = 0;
        double squares = 0;
        double squaresRest = 0;
        for (double v : values) {
            double term = v - sumRest;
            double next = sum + term;
            sumRest = (next - sum) - term;
            sum = next;
            term = v * v - squaresRest;
            next = squares + term;
            squaresRest = (next - squares) - term;
            squares = next;
        }
        int count = values.length;
        double mean = sum / count;
        double deviation = Math.sqrt((squares - sum * sum / count) / (count - 1));
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
