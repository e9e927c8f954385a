package org.deltarad.cohort.regression;

/**
 * A path with its cross-validated loss, as cv.glmnet. Arrays are by penalty, descending, not to be changed.
 *
 * @param path          fitted to all rows
 * @param lambda        penalties at which the loss is known
 * @param mean          of the loss over folds or patients (of an index that grows with quality, that index)
 * @param standardError of the mean
 * @param minIndex      of the best mean: lambda.min
 * @param oneSeIndex    of the largest penalty within one standard error of it: lambda.1se
 */
public record CrossValidatedPath(
        PenalisedPath path, double[] lambda, double[] mean, double[] standardError, int minIndex, int oneSeIndex) {

    public double lambdaMin() {
        return lambda[minIndex];
    }

    public double lambdaOneSe() {
        return lambda[oneSeIndex];
    }

    /** The model of all rows at lambda.min. */
    public LinearScore modelAtMin() {
        return path.at(lambdaMin());
    }

    /** The model of all rows at lambda.1se. */
    public LinearScore modelAtOneSe() {
        return path.at(lambdaOneSe());
    }
}
