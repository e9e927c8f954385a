package org.deltarad.cohort.learn.select;

import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.learn.Rows;

/**
 * A linear log odds.
 *
 * @param intercept    of the log odds
 * @param coefficients of the features
 */
public record RidgeLogisticModel(double intercept, double[] coefficients) implements RiskModel {
    public RidgeLogisticModel {
        coefficients = coefficients.clone();
    }

    @Override
    public double score(double[] x) {
        Rows.check(x, coefficients.length);
        double sum = intercept;
        for (int f = 0; f < x.length; f++) {
            sum += coefficients[f] * x[f];
        }
        return sum;
    }
}
