package org.deltarad.cohort.survival;

import java.util.Arrays;
import org.deltarad.cohort.data.SurvivalTimes;

/**
 * Cumulative hazard, as {@code cumhaz} and {@code std.chaz} of R's survfit. Arrays have an element per distinct time,
 * ascending, and are not to be changed.
 *
 * @param hazard   sum of events / at risk up to and including the time
 * @param variance sum of events / at risk squared
 */
public record NelsonAalen(double[] time, double[] hazard, double[] variance) {

    public static NelsonAalen of(SurvivalTimes y) {
        KaplanMeier km = KaplanMeier.of(y);
        double[] hazard = new double[km.time().length];
        double[] variance = new double[hazard.length];
        double h = 0;
        double v = 0;
        for (int n = 0; n < hazard.length; n++) {
            double r = km.atRisk()[n];
            h += km.events()[n] / r;
            v += km.events()[n] / (r * r);
            hazard[n] = h;
            variance[n] = v;
        }
        return new NelsonAalen(km.time(), hazard, variance);
    }

    /** H(t). */
    public double at(double t) {
        int n = Arrays.binarySearch(time, t);
        int last = n < 0 ? -n - 2 : n;
        return last < 0 ? 0 : hazard[last];
    }
}
