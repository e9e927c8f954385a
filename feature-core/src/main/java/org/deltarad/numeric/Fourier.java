package org.deltarad.numeric;

/** Fast Fourier transform of one length, in place; any length of factors 2, 3 and 5. Not for several threads at once. */
public final class Fourier {
    private final int length;
    private final double[] cos;
    private final double[] sin;
    private final double[] workRe;
    private final double[] workIm;

    /** @param length number of values, of factors 2, 3 and 5 alone */
    public Fourier(int length) {
        this.length = length;
        this.cos = new double[length];
        this.sin = new double[length];
        for (int n = 0; n < length; n++) {
            cos[n] = Math.cos(2 * Math.PI * n / length);
            sin[n] = -Math.sin(2 * Math.PI * n / length);
        }
        this.workRe = new double[length];
        this.workIm = new double[length];
    }

    /** The least length of factors 2, 3 and 5 that is {@code n} or more. */
    public static int length(int n) {
        for (int length = n; ; length++) {
            int rest = length;
            for (int factor = 2; factor <= 5; factor++) {
                while (rest % factor == 0) {
                    rest /= factor;
                }
            }
            if (rest == 1) {
                return length;
            }
        }
    }

    /** Transforms a line of complex numbers (Stockham's self-sorting passes). */
    public void transform(double[] re, double[] im) {
        double[] fromRe = re;
        double[] fromIm = im;
        double[] toRe = workRe;
        double[] toIm = workIm;
        int done = 1;
        while (done < length) {
            int left = length / done;
            int radix = left % 4 == 0 ? 4 : left % 2 == 0 ? 2 : left % 3 == 0 ? 3 : 5;
            pass(fromRe, fromIm, toRe, toIm, done, radix);
            double[] swapRe = fromRe;
            double[] swapIm = fromIm;
            fromRe = toRe;
            fromIm = toIm;
            toRe = swapRe;
            toIm = swapIm;
            done *= radix;
        }
        if (fromRe != re) {
            System.arraycopy(fromRe, 0, re, 0, length);
            System.arraycopy(fromIm, 0, im, 0, length);
        }
    }

    /** Joins {@code radix} transforms of length {@code done} each, for all {@code length / (radix done)} groups. */
    private void pass(double[] xr, double[] xi, double[] yr, double[] yi, int done, int radix) {
        int groups = length / done / radix;
        int stride = length / radix;
        double[] ar = new double[radix];
        double[] ai = new double[radix];
        for (int k = 0; k < done; k++) {
            for (int g = 0; g < groups; g++) {
                for (int m = 0; m < radix; m++) {
                    int at = (k * radix + m) * groups + g;
                    int turn = k * m * groups;
                    ar[m] = xr[at] * cos[turn] - xi[at] * sin[turn];
                    ai[m] = xr[at] * sin[turn] + xi[at] * cos[turn];
                }
                for (int q = 0; q < radix; q++) {
                    double sr = ar[0];
                    double si = ai[0];
                    for (int m = 1; m < radix; m++) {
                        int turn = q * m % radix * stride;
                        sr += ar[m] * cos[turn] - ai[m] * sin[turn];
                        si += ar[m] * sin[turn] + ai[m] * cos[turn];
                    }
                    yr[(k + q * done) * groups + g] = sr;
                    yi[(k + q * done) * groups + g] = si;
                }
            }
        }
    }
}
