package org.deltarad.feature.firstorder;

import org.deltarad.feature.region.DiscretisedRegion;
import org.deltarad.feature.region.Region;

/** First-order features (PyRadiomics {@code firstorder}); intensities in the unit of the image. */
public final class FirstOrder {
    private static final double EPSILON = Math.ulp(1.0);

    private final double[] intensities;
    private final double voxelVolume;
    private final int[] histogram;
    private final double minimum;
    private final double maximum;
    private final double mean;
    private final double energy;
    private final CentralMoments moments;
    private final double[] percentiles;

    /**
     * @param region      the intensities
     * @param discretised their grey levels, for Entropy and Uniformity
     * @param shift       added to each intensity in Energy, TotalEnergy and RootMeanSquared ({@code voxelArrayShift})
     */
    public FirstOrder(Region region, DiscretisedRegion discretised, double shift) {
        this.intensities = region.intensities();
        this.voxelVolume = region.voxelVolume();
        this.histogram = discretised.histogram();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : intensities) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        this.minimum = low;
        this.maximum = high;
        this.mean = Sums.sum(intensities) / intensities.length;
        this.energy = Sums.sumOfSquares(intensities, -shift);
        this.moments = CentralMoments.of(intensities, mean);
        this.percentiles = new OrderStatistics(intensities).percentiles(0.1, 0.25, 0.5, 0.75, 0.9);
    }

    /**
     * The value of a feature.
     *
     * @param feature PyRadiomics' name without prefix, such as {@code Kurtosis}
     * @throws IllegalArgumentException for a name this class does not have
     */
    public double value(String feature) {
        return switch (feature) {
            case "10Percentile" -> percentiles[0];
            case "90Percentile" -> percentiles[4];
            case "Energy" -> energy;
            case "Entropy" -> entropy();
            case "InterquartileRange" -> percentiles[3] - percentiles[1];
            case "Kurtosis" -> moments.kurtosis();
            case "Maximum" -> maximum;
            case "Mean" -> mean;
            case "MeanAbsoluteDeviation" -> moments.absolute();
            case "Median" -> percentiles[2];
            case "Minimum" -> minimum;
            case "Range" -> maximum - minimum;
            case "RobustMeanAbsoluteDeviation" -> robustMeanAbsoluteDeviation();
            case "RootMeanSquared" -> Math.sqrt(energy / intensities.length);
            case "Skewness" -> moments.skewness();
            case "StandardDeviation" -> Math.sqrt(moments.second());
            case "TotalEnergy" -> energy * voxelVolume;
            case "Uniformity" -> uniformity();
            case "Variance" -> moments.second();
            default -> throw new IllegalArgumentException("no first-order feature " + feature);
        };
    }

    private double entropy() {
        double sum = 0;
        for (int count : histogram) {
            double p = (double) count / intensities.length;
            sum -= p * Math.log(p + EPSILON) / Math.log(2);
        }
        return sum;
    }

    private double uniformity() {
        double sum = 0;
        for (int count : histogram) {
            double p = (double) count / intensities.length;
            sum += p * p;
        }
        return sum;
    }

    /** Of the intensities from the 10th to the 90th percentile, both included. */
    private double robustMeanAbsoluteDeviation() {
        double low = percentiles[0];
        double high = percentiles[4];
        double sum = 0;
        int count = 0;
        for (double v : intensities) {
            if (v >= low && v <= high) {
                sum += v;
                count++;
            }
        }
        double centre = sum / count;
        double deviation = 0;
        for (double v : intensities) {
            deviation += v >= low && v <= high ? Math.abs(v - centre) : 0;
        }
        return deviation / count;
    }
}
