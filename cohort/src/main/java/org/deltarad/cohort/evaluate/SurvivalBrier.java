package org.deltarad.cohort.evaluate;

import java.util.Arrays;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Estimate;

/**
 * Brier score of the risk of an event up to a time, patients weighted for censoring (Graf 1999), censoring by
 * Kaplan-Meier, as riskRegression::Score and pec.
 *
 * @param score     with the interval from its influence function, cut to 0..1
 * @param influence of each patient, not to be changed
 */
public record SurvivalBrier(double time, Estimate score, double[] influence) {

    /** @param risk probability of each patient to have the event up to the time */
    public static SurvivalBrier of(SurvivalTimes y, double[] risk, double time, double level) {
        Checks.probabilities(risk, y.size());
        CensoringWeights weights = new CensoringWeights(y, time);
        int n = risk.length;
        double[] squared = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            double d = (weights.isCase(i) ? 1 : 0) - risk[i];
            squared[i] = d * d;
            mean += weights.weight(i) * squared[i] / n;
        }
        double[] influence = weights.influence(squared);
        double squares = 0;
        double average = 0;
        for (int i = 0; i < n; i++) {
            influence[i] += weights.weight(i) * squared[i] - mean;
            average += influence[i] / n;
        }
        for (double v : influence) {
            squares += (v - average) * (v - average);
        }
        double se = Math.sqrt(squares / (n - 1) / n);
        return new SurvivalBrier(time, Estimate.normal(mean, se, level).within(0, 1), influence);
    }

    /** a - b of two predictions of the same patients at the same time, paired. */
    public static Difference difference(SurvivalBrier a, SurvivalBrier b, double level) {
        int n = a.influence.length;
        if (n != b.influence.length || a.time != b.time) {
            throw new IllegalArgumentException("other patients or another time");
        }
        double[] d = new double[n];
        Arrays.setAll(d, i -> a.influence[i] - b.influence[i]);
        double mean = Arrays.stream(d).sum() / n;
        double squares = Arrays.stream(d).map(v -> (v - mean) * (v - mean)).sum();
        return Difference.of(a.score.value() - b.score.value(), Math.sqrt(squares / (n - 1) / n), level);
    }
}
