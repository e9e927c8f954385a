package org.deltarad.feature.firstorder;

import java.util.Arrays;
import org.deltarad.feature.region.DiscretisedRegion;
import org.deltarad.feature.region.Region;

/** First-order features (PyRadiomics {@code firstorder}); intensities in the unit of the image. */
public final class FirstOrder {
    private static final double EPSILON = Math.ulp(1.0);

    private final double[] sorted;
    private final double shift;
    private final double voxelVolume;
    private final int[] histogram;
    private final double mean;

    /**
     * @param region      the intensities
     * @param discretised their grey levels, for Entropy and Uniformity
     * @param shift       added to each intensity in Energy, TotalEnergy and RootMeanSquared ({@code voxelArrayShift})
     */
    public FirstOrder(Region region, DiscretisedRegion discretised, double shift) {
        this.sorted = region.intensities();
        Arrays.sort(sorted);
        this.shift = shift;
        this.voxelVolume = region.voxelVolume();
        this.histogram = discretised.histogram();
        this.mean = minimum() == maximum() ? minimum() : mean(sorted, 0, sorted.length);
    }

    /**
     * The value of a feature.
     *
     * @param feature PyRadiomics' name without prefix, such as {@code Kurtosis}
     * @throws IllegalArgumentException for a name this class does not have
     */
    public double value(String feature) {
        return switch (feature) {
            case "10Percentile" -> percentile(0.1);
            case "90Percentile" -> percentile(0.9);
            case "Energy" -> energy();
            case "Entropy" -> entropy();
            case "InterquartileRange" -> percentile(0.75) - percentile(0.25);
            case "Kurtosis" -> standardisedMoment(4);
            case "Maximum" -> maximum();
            case "Mean" -> mean;
            case "MeanAbsoluteDeviation" -> absoluteDeviation(0, sorted.length, mean);
            case "Median" -> median();
            case "Minimum" -> minimum();
            case "Range" -> maximum() - minimum();
            case "RobustMeanAbsoluteDeviation" -> robustMeanAbsoluteDeviation();
            case "RootMeanSquared" -> Math.sqrt(energy() / sorted.length);
            case "Skewness" -> standardisedMoment(3);
            case "StandardDeviation" -> Math.sqrt(centralMoment(2));
            case "TotalEnergy" -> energy() * voxelVolume;
            case "Uniformity" -> uniformity();
            case "Variance" -> centralMoment(2);
            default -> throw new IllegalArgumentException("no first-order feature " + feature);
        };
    }

    private double minimum() {
        return sorted[0];
    }

    private double maximum() {
        return sorted[sorted.length - 1];
    }

    private double energy() {
        double sum = 0;
        for (double v : sorted) {
            sum += (v + shift) * (v + shift);
        }
        return sum;
    }

    private double entropy() {
        double sum = 0;
        for (int count : histogram) {
            double p = (double) count / sorted.length;
            sum -= p * Math.log(p + EPSILON) / Math.log(2);
        }
        return sum;
    }

    private double uniformity() {
        double sum = 0;
        for (int count : histogram) {
            double p = (double) count / sorted.length;
            sum += p * p;
        }
        return sum;
    }

    /** Linear interpolation between order statistics, rounded as {@code numpy.percentile} does. */
    private double percentile(double fraction) {
        double position = fraction * (sorted.length - 1);
        int lower = (int) Math.floor(position);
        double below = sorted[lower];
        double above = sorted[Math.min(lower + 1, sorted.length - 1)];
        double t = position - lower;
        return t < 0.5 ? below + (above - below) * t : above - (above - below) * (1 - t);
    }

    private double median() {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private double centralMoment(int order) {
        double sum = 0;
        for (double v : sorted) {
            double d = v - mean;
            sum += order == 2 ? d * d : order == 3 ? d * d * d : d * d * d * d;
        }
        return sum / sorted.length;
    }

    /** Moment over the standard deviation to the same power; 0 in a flat region, as PyRadiomics has it. */
    private double standardisedMoment(int order) {
        double variance = centralMoment(2);
        return variance == 0 ? 0 : centralMoment(order) / Math.pow(variance, order / 2.0);
    }

    private double robustMeanAbsoluteDeviation() {
        double low = percentile(0.1);
        double high = percentile(0.9);
        int from = 0;
        while (sorted[from] < low) {
            from++;
        }
        int to = sorted.length;
        while (sorted[to - 1] > high) {
            to--;
        }
        return absoluteDeviation(from, to, mean(sorted, from, to));
    }

    private double absoluteDeviation(int from, int to, double centre) {
        double sum = 0;
        for (int n = from; n < to; n++) {
            sum += Math.abs(sorted[n] - centre);
        }
        return sum / (to - from);
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int n = from; n < to; n++) {
            sum += values[n];
        }
        return sum / (to - from);
    }
}
