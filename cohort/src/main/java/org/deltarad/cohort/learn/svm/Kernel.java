package org.deltarad.cohort.learn.svm;

/**
 * A kernel, with libsvm's parameters.
 *
 * @param type   of the kernel
 * @param gamma  of the polynomial and RBF kernel
 * @param degree of the polynomial
 * @param coef0  of the polynomial
 */
public record Kernel(Type type, double gamma, int degree, double coef0) {
    /** Which kernel. */
    public enum Type {
        /** u'v. */
        LINEAR,
        /** (gamma u'v + coef0)^degree. */
        POLYNOMIAL,
        /** exp(-gamma |u - v|^2). */
        RBF
    }

    public Kernel {
        if (type != Type.LINEAR && !(gamma > 0 && Double.isFinite(gamma))) {
            throw new IllegalArgumentException("kernel: gamma = " + gamma);
        }
        if (type == Type.POLYNOMIAL && (degree < 1 || !Double.isFinite(coef0))) {
            throw new IllegalArgumentException("kernel: degree = " + degree + ", coef0 = " + coef0);
        }
    }

    public static Kernel linear() {
        return new Kernel(Type.LINEAR, 0, 0, 0);
    }

    public static Kernel polynomial(double gamma, int degree, double coef0) {
        return new Kernel(Type.POLYNOMIAL, gamma, degree, coef0);
    }

    public static Kernel rbf(double gamma) {
        return new Kernel(Type.RBF, gamma, 0, 0);
    }

    /** Its value for two rows of one length. */
    public double of(double[] u, double[] v) {
        double sum = 0;
        if (type == Type.RBF) {
            for (int n = 0; n < u.length; n++) {
                sum += (u[n] - v[n]) * (u[n] - v[n]);
            }
            return Math.exp(-gamma * sum);
        }
        for (int n = 0; n < u.length; n++) {
            sum += u[n] * v[n];
        }
        return type == Type.LINEAR ? sum : Math.pow(gamma * sum + coef0, degree);
    }

    /** Its values for all pairs of rows. */
    double[][] matrix(double[][] x) {
        double[][] matrix = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = of(x[i], x[j]);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}
