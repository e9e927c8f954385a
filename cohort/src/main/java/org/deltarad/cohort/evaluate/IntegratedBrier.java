package org.deltarad.cohort.evaluate;

import java.util.function.DoubleFunction;
import org.deltarad.cohort.data.SurvivalTimes;

/**
 * Brier scores over time and their mean over 0..last time, the curve a step function as in pec::crps: the score at a time
 * holds until the next one.
 *
 * @param time  ascending; arrays are not to be changed
 * @param score at each time
 */
public record IntegratedBrier(double[] time, double[] score, double integrated) {

    /**
     * @param time ascending, of which the first may be 0
     * @param risk of each patient to have the event up to a time
     */
    public static IntegratedBrier of(SurvivalTimes y, double[] time, DoubleFunction<double[]> risk) {
        double[] score = new double[time.length];
        double sum = 0;
        for (int k = 0; k < time.length; k++) {
            score[k] = SurvivalBrier.of(y, risk.apply(time[k]), time[k], 0.95)
                    .score()
                    .value();
            sum += k == 0 ? 0 : score[k - 1] * (time[k] - time[k - 1]);
        }
        return new IntegratedBrier(time.clone(), score, sum / (time[time.length - 1] - time[0]));
    }
}
