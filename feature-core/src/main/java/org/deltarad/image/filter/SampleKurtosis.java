package org.deltarad.image.filter;

/** Excess kurtosis of a few values, as SciPy's {@code kurtosis}. */
final class SampleKurtosis {
    /** {@code numpy.finfo.resolution}: values that differ by less than this part of their mean are equal. */
    private static final double RESOLUTION = 1e-15;

    private static final double SINGLE_RESOLUTION = 1e-6;

    private SampleKurtosis() {}

    /**
     * The excess kurtosis; NaN when the values are equal. SciPy computes with values of single precision in single
     * precision, in the order of the points on the sphere; this does not, so that it differs from it by that rounding,
     * about 1e-6.
     *
     * @param single whether the values are of single precision
     */
    static double of(double[] values, boolean single) {
        double mean = 0;
        for (double v : values) {
            mean += v;
        }
        mean /= values.length;
        double second = 0;
        double fourth = 0;
        for (double v : values) {
            double square = (v - mean) * (v - mean);
            second += square;
            fourth += square * square;
        }
        second /= values.length;
        double limit = (single ? SINGLE_RESOLUTION : RESOLUTION) * mean;
        return second <= limit * limit ? Double.NaN : fourth / values.length / (second * second) - 3;
    }
}
