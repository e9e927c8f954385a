package org.deltarad.cohort.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Order;

/**
 * Sensitivity and specificity at every cut-off.
 *
 * @param points from everyone called positive (cut-off minus infinity) to no one
 */
public record RocCurve(List<RocPoint> points) {
    /** Indices as close as this are ties: sums of weights in another order. */
    private static final double EQUAL = 1e-12;

    public RocCurve {
        points = List.copyOf(points);
    }

    /** Of two classes. */
    public static RocCurve of(double[] score, boolean[] positive) {
        Checks.scores(score, positive.length);
        Checks.positives(positive);
        double[] cases = new double[score.length];
        double[] controls = new double[score.length];
        for (int n = 0; n < score.length; n++) {
            cases[n] = positive[n] ? 1 : 0;
            controls[n] = positive[n] ? 0 : 1;
        }
        return of(score, cases, controls);
    }

    /** The cumulative/dynamic curve at a time, weighted for censoring as {@link TimeDependentAuc}. */
    public static RocCurve at(SurvivalTimes y, double[] score, double time) {
        Checks.scores(score, y.size());
        CensoringWeights weights = new CensoringWeights(y, time);
        weights.requireBoth();
        double[] cases = new double[score.length];
        double[] controls = new double[score.length];
        for (int n = 0; n < score.length; n++) {
            cases[n] = weights.isCase(n) ? weights.weight(n) : 0;
            controls[n] = weights.isControl(n) ? 1 : 0;
        }
        return of(score, cases, controls);
    }

    private static RocCurve of(double[] score, double[] cases, double[] controls) {
        int[] order = Order.ascending(score);
        double allCases = 0;
        double allControls = 0;
        for (int n : order) {
            allCases += cases[n];
            allControls += controls[n];
        }
        List<RocPoint> points = new ArrayList<>();
        points.add(new RocPoint(Double.NEGATIVE_INFINITY, 1, 0));
        double casesBelow = 0;
        double controlsBelow = 0;
        for (int start = 0; start < order.length; ) {
            int end = start;
            double weight = 0;
            while (end < order.length && score[order[end]] == score[order[start]]) {
                casesBelow += cases[order[end]];
                controlsBelow += controls[order[end]];
                weight += cases[order[end]] + controls[order[end]];
                end++;
            }
            boolean last = end == order.length;
            if (last) {
                points.add(new RocPoint(Double.POSITIVE_INFINITY, 0, 1));
            } else if (weight > 0) {
                double low = score[order[start]];
                double high = score[order[end]];
                double middle = low + (high - low) / 2;
                points.add(new RocPoint(
                        middle < high ? middle : low, 1 - casesBelow / allCases, controlsBelow / allControls));
            }
            start = end;
        }
        return new RocCurve(points);
    }

    /** The point with the largest Youden index; of ties the most sensitive one, as calibrate.YoudenCutoff. */
    public RocPoint youden() {
        RocPoint best = points.get(0);
        for (RocPoint point : points) {
            best = point.youden() > best.youden() + EQUAL ? point : best;
        }
        return best;
    }
}
