package org.deltarad.cohort.evaluate;

import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.regression.LogisticModel;
import org.deltarad.cohort.regression.LogisticOptions;
import org.deltarad.cohort.regression.LogisticRegression;

/**
 * Logistic recalibration of probabilities (Cox 1958): 1 and 0 are perfect.
 *
 * @param slope     of the outcome on the log odds of the probability; below 1 predictions are too extreme
 * @param intercept that goes with the slope
 * @param inTheLarge intercept with the slope fixed at 1; above 0 predictions are too low on average
 */
public record CalibrationLine(Estimate slope, Estimate intercept, Estimate inTheLarge) {

    /** @throws FitException for probabilities of 0 or 1, which have no log odds, with the row */
    public static CalibrationLine of(double[] probability, boolean[] y, double level) {
        double[] logit = logits(probability, y.length);
        double[][] rows = new double[y.length][];
        for (int n = 0; n < y.length; n++) {
            rows[n] = new double[] {logit[n]};
        }
        LogisticRegression logistic = new LogisticRegression(LogisticOptions.standard());
        LogisticModel line = logistic.fit(rows, y);
        LogisticModel fixed = logistic.fit(new double[y.length][0], y, logit);
        return new CalibrationLine(
                Estimate.normal(line.coefficients()[0], Math.sqrt(line.covariance()[1][1]), level),
                Estimate.normal(line.intercept(), Math.sqrt(line.covariance()[0][0]), level),
                Estimate.normal(fixed.intercept(), Math.sqrt(fixed.covariance()[0][0]), level));
    }

    /** Log odds, all finite. */
    static double[] logits(double[] probability, int patients) {
        Checks.probabilities(probability, patients);
        double[] logit = new double[patients];
        for (int n = 0; n < patients; n++) {
            logit[n] = Math.log(probability[n] / (1 - probability[n]));
            if (Double.isInfinite(logit[n])) {
                throw new FitException("row " + n + ": a probability of " + probability[n] + " has no log odds");
            }
        }
        return logit;
    }
}
