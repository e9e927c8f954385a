package org.deltarad.feature.ibsi.intensity;

import java.util.Arrays;

/** What intensity statistics and the intensity histogram share: moments, percentiles and deviations of a set of values. */
final class Distribution {
    private final double[] sorted;
    private final double mean;
    private final double variance;

    /** @param values one or more; taken over and sorted */
    Distribution(double[] values) {
        Arrays.sort(values);
        this.sorted = values;
        this.mean = mean(values, 0, values.length);
        this.variance = centralMoment(2);
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int n = from; n < to; n++) {
            sum += values[n];
        }
        return sum / (to - from);
    }

    double centralMoment(int order) {
        double sum = 0;
        for (double v : sorted) {
            double square = (v - mean) * (v - mean);
            sum += order == 2 ? square : order == 3 ? square * (v - mean) : square * square;
        }
        return sum / sorted.length;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    /** 0 for values that are all equal. */
    double skewness() {
        return variance == 0 ? 0 : centralMoment(3) / Math.pow(variance, 1.5);
    }

    /** Excess kurtosis; 0 for values that are all equal. */
    double kurtosis() {
        return variance == 0 ? 0 : centralMoment(4) / (variance * variance) - 3;
    }

    double minimum() {
        return sorted[0];
    }

    double maximum() {
        return sorted[sorted.length - 1];
    }

    /** Linear between the order statistics of ranks 0 and n - 1 (Hyndman and Fan's seventh). */
    double percentile(double percent) {
        double rank = percent / 100 * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    double median() {
        return percentile(50);
    }

    double interquartileRange() {
        return percentile(75) - percentile(25);
    }

    double range() {
        return maximum() - minimum();
    }

    /** Mean distance from {@code centre}. */
    double meanDeviation(double centre) {
        return meanDeviation(centre, 0, sorted.length);
    }

    private double meanDeviation(double centre, int from, int to) {
        double sum = 0;
        for (int n = from; n < to; n++) {
            sum += Math.abs(sorted[n] - centre);
        }
        return sum / (to - from);
    }

    /** Mean absolute deviation of the values from the 10th to the 90th percentile. */
    double robustMeanDeviation() {
        double low = percentile(10);
        double high = percentile(90);
        int from = 0;
        while (sorted[from] < low) {
            from++;
        }
        int to = sorted.length;
        while (sorted[to - 1] > high) {
            to--;
        }
        // Between two values lie no others: the percentiles of two values leave none.
        return to > from ? meanDeviation(mean(sorted, from, to), from, to) : Double.NaN;
    }

    /** Not defined for a mean of 0. */
    double coefficientOfVariation() {
        return mean == 0 ? Double.NaN : Math.sqrt(variance) / mean;
    }

    /** Not defined where the quartiles cancel. */
    double quartileDispersion() {
        double sum = percentile(75) + percentile(25);
        return sum == 0 ? Double.NaN : interquartileRange() / sum;
    }

    double energy() {
        double sum = 0;
        for (double v : sorted) {
            sum += v * v;
        }
        return sum;
    }

    double rootMeanSquare() {
        return Math.sqrt(energy() / sorted.length);
    }
}
