package org.deltarad.image.filter;

/** Complex spherical harmonics with the phase of Condon and Shortley, as SciPy's {@code sph_harm}. */
final class SphericalHarmonic {
    private SphericalHarmonic() {}

    /**
     * Y of order {@code n} and degree {@code m}.
     *
     * @param azimuth radians
     * @param polar   radians
     * @return real and imaginary part
     */
    static double[] value(int m, int n, double azimuth, double polar) {
        int degree = Math.abs(m);
        double ratio = 1;
        for (int k = n - degree + 1; k <= n + degree; k++) {
            ratio /= k;
        }
        double size = Math.sqrt((2 * n + 1) / (4 * Math.PI) * ratio) * legendre(degree, n, Math.cos(polar));
        if (m < 0 && degree % 2 == 1) {
            size = -size;
        }
        return new double[] {size * Math.cos(m * azimuth), size * Math.sin(m * azimuth)};
    }

    /** Associated Legendre function by upward recurrence in the order. */
    private static double legendre(int m, int n, double x) {
        double root = Math.sqrt((1 - x) * (1 + x));
        double current = 1;
        for (int k = 1; k <= m; k++) {
            current *= -(2 * k - 1) * root;
        }
        double before = 0;
        for (int k = m + 1; k <= n; k++) {
            double next = ((2 * k - 1) * x * current - (k + m - 1) * before) / (k - m);
            before = current;
            current = next;
        }
        return current;
    }
}
