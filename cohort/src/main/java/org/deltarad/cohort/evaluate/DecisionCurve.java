package org.deltarad.cohort.evaluate;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.survival.KaplanMeier;

/**
 * Net benefit per patient of treating those with a probability at or above a threshold (Vickers 2006; with censoring
 * Vickers 2008). Treating no one has benefit 0. Arrays are not to be changed.
 *
 * @param threshold probabilities, each above 0 and below 1
 * @param model     net benefit of treating by the model
 * @param all       net benefit of treating everyone
 */
public record DecisionCurve(double[] threshold, double[] model, double[] all) {

    /** Of two classes. */
    public static DecisionCurve of(double[] probability, boolean[] y, double... threshold) {
        Checks.probabilities(probability, y.length);
        double prevalence = (double) Checks.positives(y) / y.length;
        return of(threshold, prevalence, t -> {
            double benefit = 0;
            for (int n = 0; n < y.length; n++) {
                benefit += probability[n] >= t ? (y[n] ? 1 : -t / (1 - t)) : 0;
            }
            return benefit / y.length;
        });
    }

    /**
     * Of times to an event, risks among the treated by Kaplan-Meier.
     *
     * @param risk probability of each patient to have the event up to the time
     */
    public static DecisionCurve at(SurvivalTimes y, double[] risk, double time, double... threshold) {
        Checks.probabilities(risk, y.size());
        return of(threshold, 1 - KaplanMeier.of(y).at(time), t -> {
            int[] high =
                    IntStream.range(0, risk.length).filter(n -> risk[n] >= t).toArray();
            if (high.length == 0) {
                return 0;
            }
            double survival = KaplanMeier.of(y.rows(high)).at(time);
            return (1 - survival - survival * t / (1 - t)) * high.length / risk.length;
        });
    }

    private static DecisionCurve of(double[] threshold, double risk, DoubleUnaryOperator benefit) {
        for (double t : threshold) {
            if (!(t > 0 && t < 1)) {
                throw new IllegalArgumentException("a threshold of " + t + " is not between 0 and 1");
            }
        }
        return new DecisionCurve(
                threshold.clone(),
                Arrays.stream(threshold).map(benefit).toArray(),
                Arrays.stream(threshold)
                        .map(t -> risk - (1 - risk) * t / (1 - t))
                        .toArray());
    }
}
