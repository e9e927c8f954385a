package org.deltarad.feature.firstorder;

/**
 * Moments of values about their mean.
 *
 * @param absolute mean distance
 * @param second   mean squared distance, the variance
 * @param third    mean of the third power
 * @param fourth   mean of the fourth power
 */
record CentralMoments(double absolute, double second, double third, double fourth) {

    static CentralMoments of(double[] values, double mean) {
        double absolute = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double v : values) {
            double d = v - mean;
            double square = d * d;
            absolute += Math.abs(d);
            second += square;
            third += square * d;
            fourth += square * square;
        }
        int n = values.length;
        return new CentralMoments(absolute / n, second / n, third / n, fourth / n);
    }

    /** 0 in a flat region, as PyRadiomics has it. */
    double skewness() {
        return second == 0 ? 0 : third / (second * Math.sqrt(second));
    }

    /** 0 in a flat region, as PyRadiomics has it; 3 for a normal distribution. */
    double kurtosis() {
        return second == 0 ? 0 : fourth / (second * second);
    }
}
