package org.deltarad.feature;

/**
 * Mean and standard deviation in single precision, rounded step by step as NumPy does ({@code numpy.mean} and {@code
 * numpy.std} of a float32 array: pairwise sums of blocks of 128 with eight partial sums).
 *
 * @param mean      of the values
 * @param deviation over all values, not one less
 */
record SingleStatistics(float mean, float deviation) {
    private static final int BLOCK = 128;
    private static final int LANES = 8;

    /** @param values at least one, each one that a float can hold */
    static SingleStatistics of(double[] values) {
        float[] terms = new float[values.length];
        for (int n = 0; n < terms.length; n++) {
            terms[n] = (float) values[n];
        }
        float mean = (float) ((double) sum(terms, 0, terms.length) / terms.length);
        for (int n = 0; n < terms.length; n++) {
            float d = terms[n] - mean;
            terms[n] = d * d;
        }
        float variance = (float) ((double) sum(terms, 0, terms.length) / terms.length);
        return new SingleStatistics(mean, (float) Math.sqrt(variance));
    }

    private static float sum(float[] terms, int from, int count) {
        if (count > BLOCK) {
            int half = count / 2;
            half -= half % LANES;
            return sum(terms, from, half) + sum(terms, from + half, count - half);
        }
        int even = count - count % LANES;
        float total = even == 0 ? 0 : lanes(terms, from, even);
        for (int n = from + even; n < from + count; n++) {
            total += terms[n];
        }
        return total;
    }

    private static float lanes(float[] terms, int from, int count) {
        float[] r = new float[LANES];
        for (int n = 0; n < count; n++) {
            r[n % LANES] += terms[from + n];
        }
        return ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
    }
}
