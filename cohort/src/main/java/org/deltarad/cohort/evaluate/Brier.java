package org.deltarad.cohort.evaluate;

import org.deltarad.cohort.numeric.Estimate;

/**
 * Mean squared difference of probability and outcome of two classes (Brier 1950), smaller is better.
 *
 * @param score  with its interval from the variance of the squared differences, as riskRegression::Score, cut to 0..1
 * @param scaled 1 - score / score of the prevalence for everyone (rms::val.prob's Brier scaled)
 */
public record Brier(Estimate score, double scaled) {

    public static Brier of(double[] probability, boolean[] y, double level) {
        Checks.probabilities(probability, y.length);
        int n = y.length;
        double prevalence = (double) Checks.positives(y) / n;
        double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            double d = (y[i] ? 1 : 0) - probability[i];
            residual[i] = d * d;
        }
        Estimate estimate = mean(residual, level);
        return new Brier(estimate, 1 - estimate.value() / (prevalence * (1 - prevalence)));
    }

    private static Estimate mean(double[] values, double level) {
        double mean = 0;
        for (double v : values) {
            mean += v / values.length;
        }
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        double se = Math.sqrt(squares / (values.length - 1) / values.length);
        return Estimate.normal(mean, se, level).within(0, 1);
    }
}
