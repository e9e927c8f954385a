package org.deltarad.image.filter;

/**
 * The fourth-order recursive approximation of a Gaussian or its second derivative along a line (Deriche, INRIA RR-1893,
 * 1993; normalised as in Farnebäck and Westin, 2006, and ITK's {@code RecursiveGaussianImageFilter}). Operations are in
 * the order of ITK 5.2, so that results agree to the last bit. Lines are constant beyond their ends.
 */
final class RecursiveGaussian {
    /** Shortest line that can be filtered. */
    static final int SHORTEST = 4;

    /** Deriche's fit of {@code (a cos(w t/s) + b sin(w t/s)) exp(l t/s)}, two terms: frequencies and decays. */
    private static final double[] FREQUENCY = {0.6681, 2.0787};

    private static final double[] DECAY = {-1.3932, -1.3732};
    /** Cosine and sine amplitudes of both terms for the Gaussian. */
    private static final double[] GAUSSIAN = {1.3530, 1.8151, -0.3531, 0.0902};
    /** The same for its second derivative. */
    private static final double[] SECOND = {-1.3563, 5.2318, 0.3446, -2.2355};

    /** Weights of the input at this voxel and the three before it. */
    private final double[] n;
    /** Weights of the input at the four voxels after it. */
    private final double[] m;
    /** Weights of the four outputs before it, or after it. */
    private final double[] d;
    /** What {@link #d} becomes where an output would be of the constant before the line. */
    private final double[] causalBorder = new double[4];
    /** The same beyond the end of the line. */
    private final double[] anticausalBorder = new double[4];

    private RecursiveGaussian(double[] n, double[] d) {
        this.n = n;
        this.d = d;
        m = new double[] {n[1] - d[0] * n[0], n[2] - d[1] * n[0], n[3] - d[2] * n[0], -d[3] * n[0]};
        double sn = n[0] + n[1] + n[2] + n[3];
        double sm = m[0] + m[1] + m[2] + m[3];
        double sd = 1 + d[0] + d[1] + d[2] + d[3];
        for (int k = 0; k < 4; k++) {
            causalBorder[k] = d[k] * sn / sd;
            anticausalBorder[k] = d[k] * sm / sd;
        }
    }

    /**
     * A Gaussian with sum 1.
     *
     * @param sigma in samples of the line
     */
    static RecursiveGaussian smoothing(double sigma) {
        Denominator denominator = new Denominator(sigma);
        double[] n = numerator(sigma, GAUSSIAN);
        double alpha = 2 * sum(n) / denominator.sum - n[0];
        return scaled(n, 1.0 / alpha, denominator);
    }

    /**
     * The second derivative of a Gaussian per sample squared.
     *
     * @param sigma in samples of the line
     * @param scale factor of the result
     */
    static RecursiveGaussian secondDerivative(double sigma, double scale) {
        Denominator denominator = new Denominator(sigma);
        double sd = denominator.sum;
        double dd = denominator.first;
        double ed = denominator.second;
        double[] zero = numerator(sigma, GAUSSIAN);
        double[] two = numerator(sigma, SECOND);
        double beta = -(2 * sum(two) - sd * two[0]) / (2 * sum(zero) - sd * zero[0]);
        double[] n = new double[4];
        for (int k = 0; k < 4; k++) {
            n[k] = two[k] + beta * zero[k];
        }
        double sn = sum(two) + beta * sum(zero);
        double dn = first(two) + beta * first(zero);
        double en = second(two) + beta * second(zero);
        double alpha = en * sd * sd - ed * sn * sd - 2 * dn * dd * sd + 2 * dd * dd * sn;
        alpha /= sd * sd * sd;
        return scaled(n, scale / alpha, denominator);
    }

    /** Coefficients 1 to 4 of the common denominator, and its moments. */
    private static final class Denominator {
        final double[] d;
        final double sum;
        final double first;
        final double second;

        Denominator(double sigma) {
            double cos1 = Math.cos(FREQUENCY[0] / sigma);
            double cos2 = Math.cos(FREQUENCY[1] / sigma);
            double exp1 = Math.exp(DECAY[0] / sigma);
            double exp2 = Math.exp(DECAY[1] / sigma);
            double d4 = exp1 * exp1 * exp2 * exp2;
            double d3 = -2 * cos1 * exp1 * exp2 * exp2;
            d3 += -2 * cos2 * exp2 * exp1 * exp1;
            double d2 = 4 * cos2 * cos1 * exp1 * exp2;
            d2 += exp1 * exp1 + exp2 * exp2;
            double d1 = -2 * (exp2 * cos2 + exp1 * cos1);
            d = new double[] {d1, d2, d3, d4};
            sum = 1.0 + d1 + d2 + d3 + d4;
            first = d1 + 2 * d2 + 3 * d3 + 4 * d4;
            second = d1 + 4 * d2 + 9 * d3 + 16 * d4;
        }
    }

    private static double[] numerator(double sigma, double[] amplitudes) {
        double a1 = amplitudes[0];
        double b1 = amplitudes[1];
        double a2 = amplitudes[2];
        double b2 = amplitudes[3];
        double sin1 = Math.sin(FREQUENCY[0] / sigma);
        double sin2 = Math.sin(FREQUENCY[1] / sigma);
        double cos1 = Math.cos(FREQUENCY[0] / sigma);
        double cos2 = Math.cos(FREQUENCY[1] / sigma);
        double exp1 = Math.exp(DECAY[0] / sigma);
        double exp2 = Math.exp(DECAY[1] / sigma);
        double n1 = exp2 * (b2 * sin2 - (a2 + 2 * a1) * cos2);
        n1 += exp1 * (b1 * sin1 - (a1 + 2 * a2) * cos1);
        double n2 = (a1 + a2) * cos2 * cos1;
        n2 -= b1 * cos2 * sin1 + b2 * cos1 * sin2;
        n2 *= 2 * exp1 * exp2;
        n2 += a2 * exp1 * exp1 + a1 * exp2 * exp2;
        double n3 = exp2 * exp1 * exp1 * (b2 * sin2 - a2 * cos2);
        n3 += exp1 * exp2 * exp2 * (b1 * sin1 - a1 * cos1);
        return new double[] {a1 + a2, n1, n2, n3};
    }

    private static double sum(double[] n) {
        return n[0] + n[1] + n[2] + n[3];
    }

    private static double first(double[] n) {
        return n[1] + 2 * n[2] + 3 * n[3];
    }

    private static double second(double[] n) {
        return n[1] + 4 * n[2] + 9 * n[3];
    }

    private static RecursiveGaussian scaled(double[] n, double factor, Denominator denominator) {
        double[] all = new double[4];
        for (int k = 0; k < 4; k++) {
            all[k] = n[k] * factor;
        }
        return new RecursiveGaussian(all, denominator.d);
    }

    /**
     * Filter several lines of the same length side by side.
     *
     * @param in   {@code in[i][lane]}: sample i of each line, at least {@link #SHORTEST} samples
     * @param out  the result, as {@code in}
     * @param back room, as {@code in}
     * @param lanes number of lines
     */
    void filter(double[][] in, double[][] out, double[][] back, int lanes) {
        int length = in.length;
        double[] first = in[0];
        for (int i = 0; i < length; i++) {
            weigh(n, in[i], at(in, i - 1, first), at(in, i - 2, first), at(in, i - 3, first), out[i], lanes);
            recurse(causalBorder, i, out, i - 1, i - 2, i - 3, i - 4, first, lanes);
        }
        double[] last = in[length - 1];
        for (int i = length - 1; i >= 0; i--) {
            weigh(
                    m,
                    at(in, i + 1, last),
                    at(in, i + 2, last),
                    at(in, i + 3, last),
                    at(in, i + 4, last),
                    back[i],
                    lanes);
            recurse(anticausalBorder, i, back, i + 1, i + 2, i + 3, i + 4, last, lanes);
        }
        for (int i = 0; i < length; i++) {
            add(back[i], out[i], lanes);
        }
    }

    private static double[] at(double[][] lines, int i, double[] beyond) {
        return i < 0 || i >= lines.length ? beyond : lines[i];
    }

    private static void weigh(
            double[] weights, double[] a, double[] b, double[] c, double[] e, double[] out, int lanes) {
        double w0 = weights[0];
        double w1 = weights[1];
        double w2 = weights[2];
        double w3 = weights[3];
        for (int lane = 0; lane < lanes; lane++) {
            out[lane] = a[lane] * w0 + b[lane] * w1 + c[lane] * w2 + e[lane] * w3;
        }
    }

    private void recurse(
            double[] border, int i, double[][] out, int i1, int i2, int i3, int i4, double[] beyond, int lanes) {
        double w0 = inside(i1, out) ? d[0] : border[0];
        double w1 = inside(i2, out) ? d[1] : border[1];
        double w2 = inside(i3, out) ? d[2] : border[2];
        double w3 = inside(i4, out) ? d[3] : border[3];
        subtract(
                at(out, i1, beyond),
                w0,
                at(out, i2, beyond),
                w1,
                at(out, i3, beyond),
                w2,
                at(out, i4, beyond),
                w3,
                out[i],
                lanes);
    }

    private static boolean inside(int i, double[][] lines) {
        return i >= 0 && i < lines.length;
    }

    private static void subtract(
            double[] a,
            double wa,
            double[] b,
            double wb,
            double[] c,
            double wc,
            double[] e,
            double we,
            double[] out,
            int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            out[lane] -= a[lane] * wa + b[lane] * wb + c[lane] * wc + e[lane] * we;
        }
    }

    private static void add(double[] what, double[] to, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            to[lane] += what[lane];
        }
    }
}
