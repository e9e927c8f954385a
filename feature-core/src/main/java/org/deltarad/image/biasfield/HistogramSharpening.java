package org.deltarad.image.biasfield;

import org.deltarad.numeric.Fourier;

/**
 * Expects of each log intensity what it would be without the field, from the histogram alone: the histogram is deconvolved
 * by the field's distribution, a Gaussian, with a Wiener filter (Sled 1998, section II; ITK {@code SharpenImage}).
 *
 * @param bins      bins from the lowest to the highest value, whose centres are on the first and the last bin
 * @param noise     noise of the Wiener filter
 * @param fullWidth full width at half maximum of the Gaussian, in the unit of the values
 */
record HistogramSharpening(int bins, double noise, double fullWidth) {

    /**
     * What to expect of a value: linear between bins.
     *
     * @param lowest   centre of the first bin
     * @param width    width of a bin; 0 when all values are equal, and then they stay as they are
     * @param expected what to expect at the bins' centres
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
    record Expectation(double lowest, double width, double[] expected) {

        /** Between the lowest and the highest of the values. */
        double of(double value) {
            if (!(width > 0)) {
                return value;
            }
            double place = (value - lowest) / width;
            int bin = (int) place;
            return bin < expected.length - 1
                    ? expected[bin] + (expected[bin + 1] - expected[bin]) * (place - bin)
                    : expected[expected.length - 1];
        }
    }

    /** Of log intensities. */
    Expectation expectation(double[] values) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            lowest = Math.min(lowest, v);
            highest = Math.max(highest, v);
        }
        double width = (highest - lowest) / (bins - 1);
        if (!(width > 0)) {
            return new Expectation(lowest, 0, new double[bins]);
        }
        int length = 2 * powerOfTwo(bins);
        int margin = (length - bins) / 2;
        Fourier fourier = new Fourier(length);
        double[] gaussian = spectrum(gaussian(length, fullWidth / width), fourier);
        double[] wiener = new double[length];
        for (int n = 0; n < length; n++) {
            wiener[n] = gaussian[n] / (gaussian[n] * gaussian[n] + noise);
        }
        double[] sharp = filtered(histogram(values, lowest, width, length, margin), wiener, fourier);
        double[] moments = new double[length];
        for (int n = 0; n < length; n++) {
            sharp[n] = Math.max(sharp[n], 0);
            moments[n] = (lowest + (n - margin) * width) * sharp[n];
        }
        double[] blurred = filtered(sharp, gaussian, fourier);
        double[] blurredMoments = filtered(moments, gaussian, fourier);
        double[] expected = new double[bins];
        for (int n = 0; n < bins; n++) {
            double weight = blurred[margin + n];
            expected[n] = weight == 0 ? 0 : blurredMoments[margin + n] / weight;
        }
        return new Expectation(lowest, width, expected);
    }

    private static int powerOfTwo(int atLeast) {
        return atLeast == 1 ? 1 : Integer.highestOneBit(atLeast - 1) << 1;
    }

    /**
     * Each value counts in both bins that it lies between, by its distance. The highest counts in the last, also where
     * rounding puts it beyond; ITK drops it then.
     */
    private double[] histogram(double[] values, double lowest, double width, int length, int margin) {
        double[] counts = new double[length];
        for (double v : values) {
            double place = (v - lowest) / width;
            int bin = Math.min((int) place, bins - 2);
            double beyond = Math.min(place - bin, 1);
            counts[margin + bin] += 1 - beyond;
            counts[margin + bin + 1] += beyond;
        }
        return counts;
    }

    /** A Gaussian of unit area around 0, periodic; both width and distances in bins. */
    private static double[] gaussian(int length, double fullWidth) {
        double[] values = new double[length];
        double height = 2 * Math.sqrt(Math.log(2) / Math.PI) / fullWidth;
        double fall = 4 * Math.log(2) / (fullWidth * fullWidth);
        for (int n = 0; n < length; n++) {
            double distance = Math.min(n, length - n);
            values[n] = height * Math.exp(-distance * distance * fall);
        }
        return values;
    }

    /** The transform of an even sequence, which is real. */
    private static double[] spectrum(double[] even, Fourier fourier) {
        fourier.transform(even, new double[even.length]);
        return even;
    }

    /** The sequence with its spectrum multiplied by a real and even one. */
    private static double[] filtered(double[] values, double[] spectrum, Fourier fourier) {
        int length = values.length;
        double[] re = values.clone();
        double[] im = new double[length];
        fourier.transform(re, im);
        for (int n = 0; n < length; n++) {
            re[n] *= spectrum[n] / length;
            im[n] *= -spectrum[n] / length;
        }
        fourier.transform(re, im); // of the conjugate: the inverse, but for the sign of what is imaginary
        return re;
    }
}
