package org.deltarad.cohort.regression;

import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Order;

/** Breslow's partial likelihood, which glmnet uses. Events come before censoring at the same time. */
final class CoxLoss implements PathLoss {
    /** coxnet's rule: over the last 5 penalties less than 1e-3 of the deviance explained, or 0.99 of all. */
    private static final double SMALL = 1e-3;

    private static final double LARGEST = 0.99;
    private static final int MNLAM = 5;

    private final int[] order;
    private final int[] start;
    private final boolean[] event;
    private final int[] events;
    private final double saturated;

    CoxLoss(SurvivalTimes y) {
        if (y.eventCount() == 0) {
            throw new FitException("no events among " + y.size() + " patients: a Cox model needs some");
        }
        order = Order.ascending(y.times());
        event = y.events();
        int[] starts = new int[order.length + 1];
        int times = 0;
        for (int n = 0; n < order.length; n++) {
            if (n == 0 || y.time(order[n]) > y.time(order[n - 1])) {
                starts[times++] = n;
            }
        }
        starts[times] = order.length;
        start = Arrays.copyOf(starts, times + 1);
        events = new int[times];
        double sum = 0;
        for (int k = 0; k < times; k++) {
            for (int n = start[k]; n < start[k + 1]; n++) {
                events[k] += event[order[n]] ? 1 : 0;
            }
            sum -= events[k] == 0 ? 0 : events[k] * Math.log(events[k]);
        }
        saturated = sum;
    }

    @Override
    public boolean expand(double[] linear, double[] residual, double[] weight) {
        double shift = mean(linear);
        double[] atRisk = atRisk(linear, shift);
        double b = 0;
        double c = 0;
        double size = order.length;
        boolean alive = true;
        for (int k = 0; k < events.length; k++) {
            b += events[k] / atRisk[k];
            c += events[k] / (atRisk[k] * atRisk[k]);
            for (int n = start[k]; n < start[k + 1]; n++) {
                int row = order[n];
                double e = Math.exp(linear[row] - shift);
                residual[row] = ((event[row] ? 1 : 0) - e * b) / size;
                weight[row] = e * (b - e * c) / size;
                alive &= b == 0 || weight[row] > 0;
            }
        }
        return alive;
    }

    @Override
    public double deviance(double[] linear) {
        double shift = mean(linear);
        double[] atRisk = atRisk(linear, shift);
        double value = 0;
        for (int k = 0; k < events.length; k++) {
            if (events[k] > 0) {
                value -= events[k] * Math.log(atRisk[k]);
                for (int n = start[k]; n < start[k + 1]; n++) {
                    value += event[order[n]] ? linear[order[n]] - shift : 0;
                }
            }
        }
        return 2 * (saturated - value) / order.length;
    }

    private double[] atRisk(double[] linear, double shift) {
        double[] sums = new double[events.length];
        double sum = 0;
        for (int k = events.length - 1; k >= 0; k--) {
            for (int n = start[k]; n < start[k + 1]; n++) {
                sum += Math.exp(linear[order[n]] - shift);
            }
            sums[k] = sum;
        }
        return sums;
    }

    private static double mean(double[] v) {
        double sum = 0;
        for (double d : v) {
            sum += d;
        }
        return sum / v.length;
    }

    @Override
    public boolean hasIntercept() {
        return false;
    }

    @Override
    public double nullIntercept() {
        return 0;
    }

    @Override
    public boolean endsPath(List<Double> ratios) {
        int n = ratios.size();
        if (n < MNLAM) {
            return false;
        }
        double last = ratios.get(n - 1);
        return (last - ratios.get(n - MNLAM)) / last < SMALL || last > LARGEST;
    }
}
