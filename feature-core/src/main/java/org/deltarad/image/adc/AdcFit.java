package org.deltarad.image.adc;

import java.util.List;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Volume;

/**
 * The mono-exponential model S(b) = S(0) exp(-b ADC), fitted in each voxel by least squares to the logarithm of the signal.
 * With two b-values that is ln(S1 / S2) / (b2 - b1). Signals that are zero, negative or not finite have no logarithm and no
 * part in their voxel's fit.
 *
 * @param weighting how much each b-value counts
 */
public record AdcFit(Weighting weighting) {
    /** 1 / (s/mm2) in the map's unit. */
    private static final double UNITS_PER_MM2_PER_S = 1e6;

    /** Positions that differ by no more are the same, mm. */
    private static final double SAME_PLACE = 1e-3;

    /** The weight of a signal's logarithm in the sum of squares. */
    public enum Weighting {
        /** All alike, as in most vendors' maps. */
        UNIFORM,
        /** The square of the signal: the inverse variance of its logarithm when all signals have the same noise. */
        SIGNAL_SQUARED
    }

    /**
     * The map of images of two or more b-values; several images may have one.
     *
     * @throws AdcException when there are fewer than two b-values, or the images are not on one grid
     */
    public AdcMap fit(List<DiffusionImage> images) throws AdcException {
        double[] b = images.stream().mapToDouble(DiffusionImage::bValue).toArray();
        List<Double> different =
                images.stream().map(DiffusionImage::bValue).distinct().sorted().toList();
        if (different.size() < 2) {
            throw new AdcException("an ADC needs images of two or more b-values, there are "
                    + (different.isEmpty() ? "none" : different));
        }
        Geometry grid = images.get(0).image().geometry();
        double[][] signals = new double[b.length][];
        for (int m = 0; m < b.length; m++) {
            Volume image = images.get(m).image();
            if (!image.geometry().sameGridAs(grid, SAME_PLACE)) {
                throw new AdcException("the images of b = " + b[0] + " and b = " + b[m]
                        + " s/mm2 are on different grids (" + grid.size() + " and "
                        + image.geometry().size() + "); resample them onto one first");
            }
            signals[m] = image.values();
        }
        return fit(grid, b, signals, different);
    }

    private AdcMap fit(Geometry grid, double[] b, double[][] signals, List<Double> different) {
        double[] adc = new double[grid.size().voxels()];
        double[] voxel = new double[b.length];
        int undefined = 0;
        int negative = 0;
        for (int n = 0; n < adc.length; n++) {
            for (int m = 0; m < b.length; m++) {
                voxel[m] = signals[m][n];
            }
            double slope = slope(b, voxel);
            if (Double.isNaN(slope)) {
                undefined++;
            } else {
                adc[n] = 0 - slope * UNITS_PER_MM2_PER_S;
                negative += adc[n] < 0 ? 1 : 0;
            }
        }
        return new AdcMap(new Volume(grid, adc), different, undefined, negative);
    }

    /** Of the logarithm over b, mm2/s; NaN when fewer than two different b-values have a signal. */
    private double slope(double[] b, double[] signal) {
        double weights = 0;
        double meanB = 0;
        double meanLog = 0;
        double spread = 0;
        double product = 0;
        double scale = 0;
        for (double s : signal) {
            scale = usable(s) ? Math.max(scale, s) : scale;
        }
        for (int m = 0; m < b.length; m++) {
            if (!usable(signal[m])) {
                continue;
            }
            // Running weighted means and co-moments (West 1979): no difference of large sums.
            double part = signal[m] / scale;
            double weight = weighting == Weighting.UNIFORM ? 1 : part * part;
            if (weight == 0) {
                continue;
            }
            double log = Math.log(part);
            weights += weight;
            double step = b[m] - meanB;
            double share = weight / weights;
            meanB += share * step;
            product += weight * step * (1 - share) * (log - meanLog);
            spread += weight * step * (1 - share) * step;
            meanLog += share * (log - meanLog);
        }
        return spread > 0 ? product / spread : Double.NaN;
    }

    private static boolean usable(double signal) {
        return signal > 0 && signal < Double.POSITIVE_INFINITY;
    }
}
