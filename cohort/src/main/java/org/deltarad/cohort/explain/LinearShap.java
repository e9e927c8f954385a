package org.deltarad.cohort.explain;

import java.util.Arrays;
import org.deltarad.cohort.learn.Rows;

/**
 * Shapley values of a linear score, such as the linear predictor of a Cox or logistic model, with features taken as
 * independent: coefficient times distance from the mean.
 *
 * @param intercept    of the score
 * @param coefficients of the features
 * @param means        of the features over the rows that are the background
 */
public record LinearShap(double intercept, double[] coefficients, double[] means) {
    public LinearShap {
        if (coefficients.length != means.length) {
            throw new IllegalArgumentException(coefficients.length + " coefficients, " + means.length + " means");
        }
        coefficients = coefficients.clone();
        means = means.clone();
    }

    /** With the means of background rows. */
    public static LinearShap of(double intercept, double[] coefficients, double[][] background) {
        Rows.width(background, background.length);
        double[] means = new double[background[0].length];
        for (double[] row : background) {
            for (int f = 0; f < means.length; f++) {
                means[f] += row[f] / background.length;
            }
        }
        return new LinearShap(intercept, coefficients, means);
    }

    /** The Shapley values of a row. */
    public Attribution explain(double[] x) {
        Rows.check(x, means.length);
        double base = intercept;
        double[] values = new double[means.length];
        for (int f = 0; f < values.length; f++) {
            base += coefficients[f] * means[f];
        }
        Arrays.setAll(values, f -> coefficients[f] * (x[f] - means[f]));
        return new Attribution(base, values);
    }
}
