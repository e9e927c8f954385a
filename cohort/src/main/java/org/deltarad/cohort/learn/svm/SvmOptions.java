package org.deltarad.cohort.learn.svm;

/**
 * A C-support vector classifier.
 *
 * @param kernel    and its parameters
 * @param cost      C
 * @param tolerance of the optimality conditions (libsvm's eps)
 */
public record SvmOptions(Kernel kernel, double cost, double tolerance) {
    public SvmOptions {
        if (!(cost > 0 && Double.isFinite(cost))) {
            throw new IllegalArgumentException("support vector machine: C = " + cost);
        }
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("support vector machine: tolerance = " + tolerance);
        }
    }

    /** With libsvm's tolerance of 0.001. */
    public static SvmOptions of(Kernel kernel, double cost) {
        return new SvmOptions(kernel, cost, 1e-3);
    }
}
