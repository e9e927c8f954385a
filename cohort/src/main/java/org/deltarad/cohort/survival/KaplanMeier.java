package org.deltarad.cohort.survival;

import java.util.Arrays;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Estimate;

/**
 * The product-limit estimate with Greenwood's variance, as R's {@code survfit(Surv(time, status) ~ 1)}. Arrays have an
 * element per distinct time, ascending, and are not to be changed.
 *
 * @param time      distinct times of events and of censoring
 * @param atRisk    patients followed up to just before the time
 * @param events    at the time
 * @param censored  at the time, after the events
 * @param survival  probability to be free of the event at and after the time
 * @param greenwood variance of log survival
 */
public record KaplanMeier(
        double[] time, int[] atRisk, int[] events, int[] censored, double[] survival, double[] greenwood) {
    /** Probabilities as close as this are equal, as in R's quantile.survfit: products of rounded factors. */
    private static final double EQUAL = Math.sqrt(Math.ulp(1.0));

    /** Of the event. */
    public static KaplanMeier of(SurvivalTimes y) {
        TimeOrder order = TimeOrder.of(y);
        KaplanMeier km = empty(order, y);
        double s = 1;
        double variance = 0;
        for (int n = 0; n < order.size(); n++) {
            double r = km.atRisk[n];
            double d = km.events[n];
            s *= (r - d) / r;
            variance += d / (r * (r - d));
            km.survival[n] = s;
            km.greenwood[n] = variance;
        }
        return km;
    }

    /**
     * Of censoring (reverse Kaplan-Meier): probability to be uncensored after the time. A patient with the event is not
     * at risk of being censored at that time. Columns {@code events} and {@code censored} keep their meaning.
     */
    public static KaplanMeier ofCensoring(SurvivalTimes y) {
        TimeOrder order = TimeOrder.of(y);
        KaplanMeier km = empty(order, y);
        double g = 1;
        double variance = 0;
        for (int n = 0; n < order.size(); n++) {
            double c = km.censored[n];
            if (c > 0) {
                double r = km.atRisk[n] - km.events[n];
                g *= (r - c) / r;
                variance += c / (r * (r - c));
            }
            km.survival[n] = g;
            km.greenwood[n] = variance;
        }
        return km;
    }

    private static KaplanMeier empty(TimeOrder order, SurvivalTimes y) {
        int k = order.size();
        KaplanMeier km =
                new KaplanMeier(new double[k], new int[k], new int[k], new int[k], new double[k], new double[k]);
        for (int n = 0; n < k; n++) {
            int first = order.start()[n];
            km.time[n] = y.time(order.rows()[first]);
            km.atRisk[n] = order.atRisk(n);
            km.events[n] = order.events(n, y);
            km.censored[n] = order.start()[n + 1] - first - km.events[n];
        }
        return km;
    }

    /** S(t); the last value after the last time. */
    public double at(double t) {
        int n = lastUpTo(t);
        return n < 0 ? 1 : survival[n];
    }

    /** S(t-), the value just before t. */
    public double before(double t) {
        int n = Arrays.binarySearch(time, t);
        int previous = (n < 0 ? -n - 1 : n) - 1;
        return previous < 0 ? 1 : survival[previous];
    }

    /** S(t) with its standard error (of S) and pointwise interval. */
    public Estimate at(double t, Band band, double level) {
        int n = lastUpTo(t);
        double s = n < 0 ? 1 : survival[n];
        double logSe = n < 0 ? 0 : Math.sqrt(greenwood[n]);
        double[] ends = band.of(s, logSe, level);
        return new Estimate(s, s == 0 ? Double.NaN : s * logSe, ends[0], ends[1]);
    }

    /** Pointwise intervals: lower ends, then upper ends, at {@link #time()}. NaN where survival is 0. */
    public double[][] band(Band band, double level) {
        double[][] ends = new double[2][time.length];
        for (int n = 0; n < time.length; n++) {
            double[] e = band.of(survival[n], Math.sqrt(greenwood[n]), level);
            ends[0][n] = e[0];
            ends[1][n] = e[1];
        }
        return ends;
    }

    /** Patients at risk at each of some times: followed up to that time or longer. */
    public int[] atRisk(double... times) {
        int[] counts = new int[times.length];
        for (int k = 0; k < times.length; k++) {
            int n = Arrays.binarySearch(time, times[k]);
            int next = n < 0 ? -n - 1 : n;
            counts[k] = next < time.length ? atRisk[next] : 0;
        }
        return counts;
    }

    /** Median survival with the interval where the band crosses one half; NaN for what is not reached. */
    public Estimate median(Band band, double level) {
        return quantile(0.5, band, level);
    }

    /**
     * The time at which the fraction p had the event, as R's quantile.survfit: where the curve is flat at 1 - p, the
     * middle of that step.
     */
    public Estimate quantile(double p, Band band, double level) {
        double[][] ends = band(band, level);
        return Estimate.interval(crossing(survival, p), crossing(ends[0], p), crossing(ends[1], p));
    }

    private double crossing(double[] curve, double p) {
        double target = 1 - p;
        for (int n = 0; n < curve.length; n++) {
            if (Double.isNaN(curve[n])) {
                continue;
            }
            if (curve[n] < target - EQUAL) {
                return time[n];
            }
            if (Math.abs(curve[n] - target) <= EQUAL) {
                return (time[n] + endOfStep(curve, n)) / 2;
            }
        }
        return Double.NaN;
    }

    /** The time at which the curve leaves the value that it has at n; that same time when it never does. */
    private double endOfStep(double[] curve, int n) {
        for (int k = n + 1; k < curve.length; k++) {
            if (Double.isNaN(curve[k]) || curve[k] < curve[n] - EQUAL) {
                return time[k];
            }
        }
        return time[n];
    }

    private int lastUpTo(double t) {
        int n = Arrays.binarySearch(time, t);
        return n < 0 ? -n - 2 : n;
    }
}
