package org.deltarad.cohort.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.numeric.ChiSquareTest;
import org.deltarad.cohort.numeric.Cholesky;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.numeric.Normal;

/**
 * A fitted Cox model. Arrays are by column, not to be changed.
 *
 * @param means             of the covariates in training; scores are relative to a patient with these
 * @param covariance        of the coefficients, the inverse of the observed information
 * @param logLikelihoodNull log partial likelihood with all coefficients 0
 * @param scoreStatistic    of all coefficients being 0
 */
public record CoxModel(
        List<String> names,
        double[] coefficients,
        double[] means,
        double[][] covariance,
        Ties ties,
        int patients,
        int events,
        double logLikelihoodNull,
        double logLikelihood,
        double scoreStatistic,
        int iterations,
        BaselineHazard baseline)
        implements RiskModel {

    /** Log hazard relative to a patient at the training means: R's predict(type = "lp"). */
    @Override
    public double score(double[] x) {
        if (x.length != coefficients.length) {
            throw new IllegalArgumentException(x.length + " features, the model has " + coefficients.length);
        }
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += coefficients[j] * (x[j] - means[j]);
        }
        return sum;
    }

    /** Probability to be free of the event at a time, in the unit of training. */
    public double survival(double[] x, double time) {
        return Math.exp(-baseline.at(time) * Math.exp(score(x)));
    }

    /** The table of coefficients. */
    public List<CoxCoefficient> table(double level) {
        List<CoxCoefficient> table = new ArrayList<>();
        double half = Normal.halfWidth(level);
        for (int j = 0; j < coefficients.length; j++) {
            double b = coefficients[j];
            double se = Math.sqrt(covariance[j][j]);
            Estimate ratio = Estimate.interval(Math.exp(b), Math.exp(b - half * se), Math.exp(b + half * se));
            table.add(new CoxCoefficient(names.get(j), b, se, b / se, Normal.twoSided(b / se), ratio));
        }
        return List.copyOf(table);
    }

    /** Against the model without covariates. */
    public ChiSquareTest likelihoodRatio() {
        return ChiSquareTest.of(2 * (logLikelihood - logLikelihoodNull), coefficients.length);
    }

    /** Of all coefficients being 0, at the estimate. */
    public ChiSquareTest wald() {
        Optional<Cholesky> factor = Cholesky.of(covariance, 0);
        return ChiSquareTest.of(
                factor.orElseThrow(() -> new FitException("the coefficients' covariance is singular"))
                        .quadraticForm(coefficients),
                coefficients.length);
    }

    /** Of all coefficients being 0, at 0: the log-rank test when one covariate is a group and no times are tied. */
    public ChiSquareTest scoreTest() {
        return ChiSquareTest.of(scoreStatistic, coefficients.length);
    }

    /** Akaike's information criterion. */
    public double aic() {
        return 2 * (coefficients.length - logLikelihood);
    }
}
