package org.deltarad.cohort.evaluate;

import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.numeric.Order;

/**
 * Area under the cumulative/dynamic time-dependent ROC curve with inverse probability of censoring weights and its
 * standard error from the influence function, censoring estimated by Kaplan-Meier (Blanche 2013), as R's timeROC and
 * riskRegression::Score. Equal scores count one half.
 *
 * @param time      patients with the event up to it are cases, those followed up longer controls
 * @param auc       probability that a case scores higher than a control; the interval is cut to 0..1
 * @param influence of each patient, not to be changed
 */
public record TimeDependentAuc(double time, int cases, int controls, Estimate auc, double[] influence) {

    /** @throws org.deltarad.cohort.data.FitException without cases or controls at the time */
    public static TimeDependentAuc of(SurvivalTimes y, double[] score, double time, double level) {
        Checks.scores(score, y.size());
        CensoringWeights weights = new CensoringWeights(y, time);
        weights.requireBoth();
        int n = y.size();
        double caseWeight = 0;
        for (int i = 0; i < n; i++) {
            caseWeight += weights.isCase(i) ? weights.weight(i) : 0;
        }
        // of a case the fraction of controls below, of a control the weighted fraction of cases above
        double[] beats = new double[n];
        double auc = compare(score, weights, caseWeight, beats);
        double[] centred = new double[n];
        for (int i = 0; i < n; i++) {
            centred[i] = weights.isCase(i) ? (beats[i] - auc) / caseWeight : 0;
        }
        double[] influence = weights.influence(centred);
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double own = weights.isCase(i)
                    ? weights.weight(i) * centred[i]
                    : weights.isControl(i) ? (beats[i] - auc) / weights.controls() : 0;
            influence[i] = n * (own + influence[i]);
            squares += influence[i] * influence[i];
        }
        double se = Math.sqrt(squares / (n - 1) / n);
        Estimate estimate = Estimate.normal(auc, se, level).within(0, 1);
        return new TimeDependentAuc(time, weights.cases(), weights.controls(), estimate, influence);
    }

    private static double compare(double[] score, CensoringWeights weights, double caseWeight, double[] beats) {
        int[] order = Order.ascending(score);
        int n = order.length;
        double controlsBelow = 0;
        double casesBelow = 0;
        double auc = 0;
        for (int start = 0; start < n; ) {
            int end = start;
            double controls = 0;
            double cases = 0;
            while (end < n && score[order[end]] == score[order[start]]) {
                int row = order[end++];
                controls += weights.isControl(row) ? 1 : 0;
                cases += weights.isCase(row) ? weights.weight(row) : 0;
            }
            for (int k = start; k < end; k++) {
                int row = order[k];
                if (weights.isCase(row)) {
                    beats[row] = (controlsBelow + controls / 2) / weights.controls();
                    auc += weights.weight(row) * beats[row];
                } else if (weights.isControl(row)) {
                    beats[row] = 1 - (casesBelow + cases / 2) / caseWeight;
                }
            }
            controlsBelow += controls;
            casesBelow += cases;
            start = end;
        }
        return auc / caseWeight;
    }

    /** a - b of two scores of the same patients at the same time, paired. */
    public static Difference difference(TimeDependentAuc a, TimeDependentAuc b, double level) {
        int n = a.influence.length;
        if (n != b.influence.length || a.time != b.time) {
            throw new IllegalArgumentException("other patients or another time: " + n + " at " + a.time + ", "
                    + b.influence.length + " at " + b.time);
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double d = a.influence[i] - b.influence[i];
            squares += d * d;
        }
        return Difference.of(a.auc.value() - b.auc.value(), Math.sqrt(squares / (n - 1) / n), level);
    }
}
