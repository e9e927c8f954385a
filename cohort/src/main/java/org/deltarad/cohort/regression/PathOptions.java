package org.deltarad.cohort.regression;

import java.util.Arrays;
import java.util.List;

/**
 * How to follow the path of penalties, named as glmnet's arguments.
 *
 * @param names          of the columns; empty for x1, x2, ...
 * @param alpha          share of the absolute values in the penalty: 1 lasso, 0 ridge, between elastic net
 * @param nlambda        penalties, equally spaced on the log scale
 * @param lambdaMinRatio smallest penalty as a fraction of the largest; NaN for glmnet's default, 0.01 with fewer rows
 *                       than columns, else 0.0001
 * @param lambda         the penalties themselves, descending; empty to find them
 * @param standardize    whether columns are scaled to standard deviation 1 before the fit; coefficients are in units of
 *                       the data either way
 * @param thresh         a fit has converged when a step changes the objective by less than this times the null deviance
 * @param penaltyFactor  of each column, 0 for one that is not penalised; empty for 1 of all
 * @param maxit          passes over the data for all penalties together
 */
public record PathOptions(
        List<String> names,
        double alpha,
        int nlambda,
        double lambdaMinRatio,
        double[] lambda,
        boolean standardize,
        double thresh,
        double[] penaltyFactor,
        int maxit) {
    public PathOptions {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha is " + alpha + ", not 0 to 1");
        }
        if (nlambda < 2) {
            throw new IllegalArgumentException("a path of " + nlambda + " penalties is none");
        }
        names = List.copyOf(names);
    }

    /** glmnet's defaults: lasso, 100 penalties, standardised, thresh 1e-7. */
    public static PathOptions lasso() {
        return elasticNet(1);
    }

    public static PathOptions elasticNet(double alpha) {
        return new PathOptions(List.of(), alpha, 100, Double.NaN, new double[0], true, 1e-7, new double[0], 1_000_000);
    }

    public PathOptions withNames(List<String> other) {
        return new PathOptions(
                other, alpha, nlambda, lambdaMinRatio, lambda, standardize, thresh, penaltyFactor, maxit);
    }

    public PathOptions withThresh(double other) {
        return new PathOptions(names, alpha, nlambda, lambdaMinRatio, lambda, standardize, other, penaltyFactor, maxit);
    }

    public PathOptions withLambdaMinRatio(double other) {
        return new PathOptions(names, alpha, nlambda, other, lambda, standardize, thresh, penaltyFactor, maxit);
    }

    /** With these penalties, in any order. */
    public PathOptions withLambda(double... other) {
        double[] descending =
                Arrays.stream(other).map(l -> -l).sorted().map(l -> -l).toArray();
        return new PathOptions(
                names, alpha, nlambda, lambdaMinRatio, descending, standardize, thresh, penaltyFactor, maxit);
    }

    public PathOptions withPenaltyFactor(double... other) {
        return new PathOptions(names, alpha, nlambda, lambdaMinRatio, lambda, standardize, thresh, other, maxit);
    }
}
