package org.deltarad.cohort.evaluate;

import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Order;
import org.deltarad.cohort.survival.KaplanMeier;

/**
 * Inverse probabilities of being uncensored at a time t, by Kaplan-Meier: cases (event up to t) 1 / G(T-), controls
 * (followed up beyond t) 1 / G(t), censored before t 0.
 */
final class CensoringWeights {
    private final SurvivalTimes y;
    private final double t;
    private final double[] weight;
    private final int cases;
    private final int controls;

    CensoringWeights(SurvivalTimes y, double t) {
        KaplanMeier g = KaplanMeier.ofCensoring(y);
        this.y = y;
        this.t = t;
        this.weight = new double[y.size()];
        int withEvent = 0;
        int beyond = 0;
        for (int n = 0; n < weight.length; n++) {
            if (isCase(n)) {
                weight[n] = 1 / g.before(y.time(n));
                withEvent++;
            } else if (isControl(n)) {
                weight[n] = 1 / g.at(t);
                beyond++;
            }
        }
        this.cases = withEvent;
        this.controls = beyond;
    }

    boolean isCase(int n) {
        return y.isEvent(n) && y.time(n) <= t;
    }

    boolean isControl(int n) {
        return y.time(n) > t;
    }

    double weight(int n) {
        return weight[n];
    }

    int cases() {
        return cases;
    }

    int controls() {
        return controls;
    }

    /** @throws FitException when nobody had the event by then, or nobody was followed up longer */
    void requireBoth() {
        if (cases == 0 || controls == 0) {
            throw new FitException("at time " + t + " " + cases + " patients had the event and " + controls
                    + " were followed up longer: both are needed");
        }
    }

    /**
     * What estimating G adds to the influence of each patient on a sum over patients of weight times a quantity, divided
     * by their number.
     *
     * @param value quantity of each patient
     */
    double[] influence(double[] value) {
        int n = weight.length;
        int[] order = Order.ascending(y.times());
        double[] later = new double[n + 1];
        for (int k = n - 1; k >= 0; k--) {
            later[k] = later[k + 1] + weight[order[k]] * value[order[k]];
        }
        double[] influence = new double[n];
        double compensator = 0;
        for (int start = 0; start < n; ) {
            int end = start;
            int events = 0;
            int censored = 0;
            double time = y.time(order[start]);
            while (end < n && y.time(order[end]) == time) {
                boolean event = y.isEvent(order[end++]);
                events += event ? 1 : 0;
                censored += event ? 0 : 1;
            }
            double jump = 0;
            if (censored > 0 && time <= t) {
                double atRisk = n - start - events;
                jump = later[end] / atRisk;
                compensator += jump * censored / atRisk;
            }
            double eventsCompensator =
                    compensator - (censored > 0 && time <= t ? jump * censored / (n - start - events) : 0);
            for (int k = start; k < end; k++) {
                boolean event = y.isEvent(order[k]);
                influence[order[k]] = event ? -eventsCompensator : jump - compensator;
            }
            start = end;
        }
        return influence;
    }
}
