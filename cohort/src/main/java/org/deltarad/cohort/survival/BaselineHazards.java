package org.deltarad.cohort.survival;

import java.util.ArrayDeque;
import java.util.Deque;
import org.deltarad.cohort.data.SurvivalTimes;

/** The baseline hazard that belongs to given scores: of a fitted Cox model, or of any score that is a log hazard. */
public final class BaselineHazards {
    private BaselineHazards() {}

    /** @param linear log relative hazard of each patient; the baseline is that of a patient with 0 */
    public static BaselineHazard of(SurvivalTimes y, double[] linear, Ties ties) {
        RiskSets risk = new RiskSets(y, new double[0][], ties);
        Deque<double[]> increments = new ArrayDeque<>();
        risk.walk(linear, (n, sums) -> {
            int row = risk.order().rows()[risk.order().start()[n]];
            increments.addFirst(new double[] {y.time(row), sums.hazard});
        });
        double[] time = new double[increments.size()];
        double[] cumulative = new double[increments.size()];
        double sum = 0;
        int n = 0;
        for (double[] increment : increments) {
            sum += increment[1];
            time[n] = increment[0];
            cumulative[n++] = sum;
        }
        return new BaselineHazard(time, cumulative);
    }
}
