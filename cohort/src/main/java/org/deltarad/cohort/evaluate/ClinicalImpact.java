package org.deltarad.cohort.evaluate;

import java.util.stream.IntStream;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.survival.KaplanMeier;

/**
 * Of 1000 patients those whose probability is at or above a threshold, and those of them with the event (Kerr 2016).
 * Arrays are not to be changed.
 */
public record ClinicalImpact(double[] threshold, double[] highRisk, double[] highRiskWithEvent) {
    private static final double POPULATION = 1000;

    public static ClinicalImpact of(double[] probability, boolean[] y, double... threshold) {
        Checks.probabilities(probability, y.length);
        double[] high = new double[threshold.length];
        double[] withEvent = new double[threshold.length];
        for (int k = 0; k < threshold.length; k++) {
            for (int n = 0; n < y.length; n++) {
                if (probability[n] >= threshold[k]) {
                    high[k]++;
                    withEvent[k] += y[n] ? 1 : 0;
                }
            }
            high[k] *= POPULATION / y.length;
            withEvent[k] *= POPULATION / y.length;
        }
        return new ClinicalImpact(threshold.clone(), high, withEvent);
    }

    /**
     * Of times to an event, those with it by Kaplan-Meier among the patients at high risk.
     *
     * @param risk probability of each patient to have the event up to the time
     */
    public static ClinicalImpact at(SurvivalTimes y, double[] risk, double time, double... threshold) {
        Checks.probabilities(risk, y.size());
        double[] high = new double[threshold.length];
        double[] withEvent = new double[threshold.length];
        for (int k = 0; k < threshold.length; k++) {
            double t = threshold[k];
            int[] rows =
                    IntStream.range(0, risk.length).filter(n -> risk[n] >= t).toArray();
            high[k] = POPULATION * rows.length / risk.length;
            withEvent[k] = rows.length == 0
                    ? 0
                    : high[k] * (1 - KaplanMeier.of(y.rows(rows)).at(time));
        }
        return new ClinicalImpact(threshold.clone(), high, withEvent);
    }
}
