package org.deltarad.testdata;

/**
 * A smooth random function of position with mean 0 and variance 1: independent values on a cubic lattice, interpolated by
 * cubic B-splines. It is defined everywhere, so images of the same tissue on different grids sample the same field. It
 * repeats after {@value #PERIOD} lattice spacings.
 */
final class NoiseField {
    /**
     * Distance at which the autocorrelation has fallen to 1/e, in lattice spacings: where the septic B-spline (the cubic
     * one convolved with itself) has fallen to 1/e of its centre value.
     */
    static final double CORRELATION_LENGTH = 1.16;

    private static final int PERIOD = 32;
    private static final int WRAP = PERIOD - 1;
    /** Mean of the summed squared weights along one axis: the septic B-spline at its centre, 151/315. */
    private static final double MEAN_SQUARE_WEIGHT = 151.0 / 315.0;

    private final float[] lattice = new float[PERIOD * PERIOD * PERIOD];
    private final double perMm;
    private final double[] wx = new double[4];
    private final double[] wy = new double[4];
    private final double[] wz = new double[4];

    /** @param latticeMm distance between lattice points, mm */
    NoiseField(long seed, String purpose, double latticeMm) {
        RandomStream random = new RandomStream(seed, purpose);
        double scale = Math.sqrt(12) / Math.sqrt(MEAN_SQUARE_WEIGHT * MEAN_SQUARE_WEIGHT * MEAN_SQUARE_WEIGHT);
        for (int n = 0; n < lattice.length; n++) {
            lattice[n] = (float) ((random.uniform() - 0.5) * scale);
        }
        this.perMm = 1 / latticeMm;
    }

    /** The field with a given correlation length, mm (autocorrelation 1/e). */
    static NoiseField ofCorrelationLength(long seed, String purpose, double mm) {
        return new NoiseField(seed, purpose, mm / CORRELATION_LENGTH);
    }

    /** The value at a point, mm. */
    double at(double x, double y, double z) {
        int i = weights(x * perMm, wx);
        int j = weights(y * perMm, wy);
        int k = weights(z * perMm, wz);
        double sum = 0;
        for (int c = 0; c < 4; c++) {
            int slab = ((k + c) & WRAP) * PERIOD;
            for (int b = 0; b < 4; b++) {
                int row = (slab + ((j + b) & WRAP)) * PERIOD;
                double line = wx[0] * lattice[row + (i & WRAP)]
                        + wx[1] * lattice[row + ((i + 1) & WRAP)]
                        + wx[2] * lattice[row + ((i + 2) & WRAP)]
                        + wx[3] * lattice[row + ((i + 3) & WRAP)];
                sum += wz[c] * wy[b] * line;
            }
        }
        return sum;
    }

    private static int weights(double u, double[] w) {
        double floor = Math.floor(u);
        double t = u - floor;
        double s = 1 - t;
        w[0] = s * s * s / 6;
        w[1] = (4 - 6 * t * t + 3 * t * t * t) / 6;
        w[2] = (4 - 6 * s * s + 3 * s * s * s) / 6;
        w[3] = t * t * t / 6;
        return (int) floor;
    }
}
