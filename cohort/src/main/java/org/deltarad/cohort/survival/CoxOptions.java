package org.deltarad.cohort.survival;

import java.util.List;

/**
 * How to fit a Cox model.
 *
 * @param names         of the columns, for coefficients and messages; empty for x1, x2, ...
 * @param maxIterations of Newton's method
 * @param tolerance     relative change of the log partial likelihood at which the fit has converged
 */
public record CoxOptions(Ties ties, List<String> names, int maxIterations, double tolerance) {
    public CoxOptions {
        names = List.copyOf(names);
    }

    /** Efron's ties, columns without names, convergence to the last digits. */
    public static CoxOptions standard() {
        return new CoxOptions(Ties.EFRON, List.of(), 30, 1e-12);
    }

    public CoxOptions withTies(Ties other) {
        return new CoxOptions(other, names, maxIterations, tolerance);
    }

    public CoxOptions withNames(List<String> other) {
        return new CoxOptions(ties, other, maxIterations, tolerance);
    }
}
