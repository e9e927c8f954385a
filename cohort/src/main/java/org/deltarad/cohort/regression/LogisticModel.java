package org.deltarad.cohort.regression;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.numeric.ChiSquareTest;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.numeric.Normal;

/**
 * A fitted logistic model. Arrays are not to be changed.
 *
 * @param coefficients by column
 * @param covariance   of intercept and coefficients, the intercept first
 * @param nullDeviance of the model of an intercept (and the offset) alone
 */
public record LogisticModel(
        List<String> names,
        double intercept,
        double[] coefficients,
        double[][] covariance,
        int patients,
        int positives,
        double nullDeviance,
        double deviance,
        int iterations)
        implements RiskModel {

    /** Log odds of the positive class. */
    @Override
    public double score(double[] x) {
        if (x.length != coefficients.length) {
            throw new IllegalArgumentException(x.length + " features, the model has " + coefficients.length);
        }
        double sum = intercept;
        for (int j = 0; j < x.length; j++) {
            sum += coefficients[j] * x[j];
        }
        return sum;
    }

    /** Probability of the positive class. */
    public double probability(double[] x) {
        return 1 / (1 + Math.exp(-score(x)));
    }

    /** The table of coefficients, the intercept first. */
    public List<LogisticCoefficient> table(double level) {
        List<LogisticCoefficient> table = new ArrayList<>();
        double half = Normal.halfWidth(level);
        for (int j = 0; j < covariance.length; j++) {
            double b = j == 0 ? intercept : coefficients[j - 1];
            double se = Math.sqrt(covariance[j][j]);
            Estimate ratio = Estimate.interval(Math.exp(b), Math.exp(b - half * se), Math.exp(b + half * se));
            String name = j == 0 ? "(Intercept)" : names.get(j - 1);
            table.add(new LogisticCoefficient(name, b, se, b / se, Normal.twoSided(b / se), ratio));
        }
        return List.copyOf(table);
    }

    /** Against the model without covariates. */
    public ChiSquareTest likelihoodRatio() {
        return ChiSquareTest.of(nullDeviance - deviance, coefficients.length);
    }

    /** Akaike's information criterion. */
    public double aic() {
        return deviance + 2 * (coefficients.length + 1);
    }
}
