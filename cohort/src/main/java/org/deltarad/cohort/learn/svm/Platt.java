package org.deltarad.cohort.learn.svm;

/** Platt's sigmoid, fitted by Newton's method with backtracking as Lin, Lin and Weng (2007) describe. */
final class Platt {
    private static final int STEPS = 100;
    private static final double RIDGE = 1e-12;

    private Platt() {}

    static double probability(double a, double b, double f) {
        double z = a * f + b;
        return z >= 0 ? Math.exp(-z) / (1 + Math.exp(-z)) : 1 / (1 + Math.exp(z));
    }

    /** a and b of decision values, which must not be of the rows that their machine was trained on. */
    static double[] fit(double[] f, boolean[] y) {
        int positive = 0;
        for (boolean is : y) {
            positive += is ? 1 : 0;
        }
        int negative = y.length - positive;
        double[] target = new double[y.length];
        for (int n = 0; n < y.length; n++) {
            target[n] = y[n] ? (positive + 1.0) / (positive + 2) : 1.0 / (negative + 2);
        }
        double a = 0;
        double b = Math.log((negative + 1.0) / (positive + 1));
        double loss = loss(f, target, a, b);
        for (int step = 0; step < STEPS; step++) {
            double haa = RIDGE;
            double hbb = RIDGE;
            double hab = 0;
            double ga = 0;
            double gb = 0;
            for (int n = 0; n < f.length; n++) {
                double p = probability(a, b, f[n]);
                double weight = p * (1 - p);
                haa += f[n] * f[n] * weight;
                hbb += weight;
                hab += f[n] * weight;
                ga += f[n] * (target[n] - p);
                gb += target[n] - p;
            }
            if (Math.abs(ga) < 1e-9 && Math.abs(gb) < 1e-9) {
                break;
            }
            double determinant = haa * hbb - hab * hab;
            double da = -(hbb * ga - hab * gb) / determinant;
            double db = -(haa * gb - hab * ga) / determinant;
            double slope = ga * da + gb * db;
            double length = 1;
            while (length > 1e-10 && loss(f, target, a + length * da, b + length * db) > loss + 1e-4 * length * slope) {
                length /= 2;
            }
            a += length * da;
            b += length * db;
            loss = loss(f, target, a, b);
        }
        return new double[] {a, b};
    }

    private static double loss(double[] f, double[] target, double a, double b) {
        double loss = 0;
        for (int n = 0; n < f.length; n++) {
            double z = a * f[n] + b;
            loss += z >= 0 ? target[n] * z + Math.log1p(Math.exp(-z)) : (target[n] - 1) * z + Math.log1p(Math.exp(z));
        }
        return loss;
    }
}
