package org.deltarad.cohort.regression;

import java.util.List;

/**
 * Models along descending penalties. Arrays are not to be changed.
 *
 * @param intercept      by penalty; of a Cox model, minus the score of a patient at the training means
 * @param coefficients   [penalty][column], in units of the data
 * @param devianceRatio  fraction of the null deviance that is explained, by penalty
 */
public record PenalisedPath(
        List<String> names,
        double[] lambda,
        double[] intercept,
        double[][] coefficients,
        double[] devianceRatio,
        double nullDeviance) {

    /** The model of the n-th penalty. */
    public LinearScore model(int n) {
        return new LinearScore(names, intercept[n], coefficients[n].clone());
    }

    /** Between two penalties, interpolated as glmnet's predict does; the end's model outside the path. */
    public LinearScore at(double penalty) {
        int right = 0;
        while (right < lambda.length - 1 && lambda[right] > penalty) {
            right++;
        }
        if (right == 0 || lambda[right] >= penalty) {
            return model(right);
        }
        double left = (penalty - lambda[right]) / (lambda[right - 1] - lambda[right]);
        double[] b = coefficients[right].clone();
        for (int j = 0; j < b.length; j++) {
            b[j] = left * coefficients[right - 1][j] + (1 - left) * b[j];
        }
        return new LinearScore(names, left * intercept[right - 1] + (1 - left) * intercept[right], b);
    }

    /** Columns in the model of the n-th penalty. */
    public int nonZero(int n) {
        int count = 0;
        for (double b : coefficients[n]) {
            count += b == 0 ? 0 : 1;
        }
        return count;
    }
}
