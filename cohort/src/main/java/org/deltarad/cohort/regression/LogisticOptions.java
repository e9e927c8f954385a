package org.deltarad.cohort.regression;

import java.util.List;

/**
 * How to fit a logistic model.
 *
 * @param names         of the columns, for coefficients and messages; empty for x1, x2, ...
 * @param maxIterations of Newton's method
 * @param tolerance     relative change of the deviance at which the fit has converged
 */
public record LogisticOptions(List<String> names, int maxIterations, double tolerance) {
    public LogisticOptions {
        names = List.copyOf(names);
    }

    /** Columns without names, convergence to the last digits. */
    public static LogisticOptions standard() {
        return new LogisticOptions(List.of(), 50, 1e-13);
    }

    public LogisticOptions withNames(List<String> other) {
        return new LogisticOptions(other, maxIterations, tolerance);
    }
}
