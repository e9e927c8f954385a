package org.deltarad.testdata;

/**
 * A smooth random function of position with mean 0 and variance 1: independent values on a cubic lattice, interpolated by
 * quadratic B-splines. It is defined everywhere, so images of the same tissue on different grids sample the same field. It
 * repeats after {@value #PERIOD} lattice spacings.
 */
final class NoiseField {
    /**
     * Distance at which the autocorrelation has fallen to 1/e, in lattice spacings: where the quintic B-spline (the
     * quadratic one convolved with itself) has fallen to 1/e of its centre value.
     */
    static final double CORRELATION_LENGTH = 1.03;

    private static final int PERIOD = 32;
    private static final int WRAP = PERIOD - 1;
    /** Mean of the summed squared weights along one axis: the quintic B-spline at its centre, 11/20. */
    private static final double MEAN_SQUARE_WEIGHT = 11.0 / 20.0;

    private final double[] lattice = new double[PERIOD * PERIOD * PERIOD];
    private final double perMm;
    private final double[] wx = new double[3];
    private final double[] wy = new double[3];
    private final double[] wz = new double[3];

    /** @param latticeMm distance between lattice points, mm */
    NoiseField(long seed, String purpose, double latticeMm) {
        RandomStream random = new RandomStream(seed, purpose);
        double scale = Math.sqrt(12) / Math.sqrt(MEAN_SQUARE_WEIGHT * MEAN_SQUARE_WEIGHT * MEAN_SQUARE_WEIGHT);
        for (int n = 0; n < lattice.length; n++) {
            lattice[n] = (random.uniform() - 0.5) * scale;
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
        int i0 = i & WRAP;
        int i1 = (i + 1) & WRAP;
        int i2 = (i + 2) & WRAP;
        double wx0 = wx[0];
        double wx1 = wx[1];
        double wx2 = wx[2];
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            int slab = ((k + c) & WRAP) * PERIOD;
            double plane = 0;
            for (int b = 0; b < 3; b++) {
                int row = (slab + ((j + b) & WRAP)) * PERIOD;
                plane += wy[b] * (wx0 * lattice[row + i0] + wx1 * lattice[row + i1] + wx2 * lattice[row + i2]);
            }
            sum += wz[c] * plane;
        }
        return sum;
    }

    private static int weights(double u, double[] w) {
        double floor = Math.floor(u);
        double t = u - floor;
        w[0] = (1 - t) * (1 - t) / 2;
        w[1] = 0.5 + t * (1 - t);
        w[2] = t * t / 2;
        return (int) floor;
    }
}
