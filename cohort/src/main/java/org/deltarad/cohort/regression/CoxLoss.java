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
    private final int eventTimes;
    private final double saturated;
    private final double[] hazard;
    private final double[] atRisk;
    private final double[] keptHazard;
    private final double[] keptAtRisk;

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
        eventTimes = (int) Arrays.stream(events).filter(d -> d > 0).count();
        hazard = new double[order.length];
        atRisk = new double[times];
        keptHazard = new double[order.length];
        keptAtRisk = new double[times];
    }

    @Override
    public boolean expand(double[] linear, double[] residual, double[] weight) {
        double shift = mean(linear);
        for (int n = 0; n < linear.length; n++) {
            hazard[n] = Math.exp(linear[n] - shift);
        }
        double sum = 0;
        for (int k = events.length - 1; k >= 0; k--) {
            for (int n = start[k]; n < start[k + 1]; n++) {
                sum += hazard[order[n]];
            }
            atRisk[k] = sum;
        }
        double b = 0;
        double size = order.length;
        for (int k = 0; k < events.length; k++) {
            b += events[k] / atRisk[k];
            for (int n = start[k]; n < start[k + 1]; n++) {
                int row = order[n];
                residual[row] = ((event[row] ? 1 : 0) - hazard[row] * b) / size;
                weight[row] = hazard[row] * b / size;
            }
        }
        return b < Double.POSITIVE_INFINITY;
    }

    @Override
    public void keep() {
        System.arraycopy(hazard, 0, keptHazard, 0, hazard.length);
        System.arraycopy(atRisk, 0, keptAtRisk, 0, atRisk.length);
    }

    /** Means of the column over the risk sets, each times the square root of its events per row. */
    @Override
    public double[] coupled(double[] column) {
        double[] means = new double[eventTimes];
        double sum = 0;
        int slot = eventTimes;
        for (int k = events.length - 1; k >= 0; k--) {
            for (int n = start[k]; n < start[k + 1]; n++) {
                sum += keptHazard[order[n]] * column[order[n]];
            }
            if (events[k] > 0) {
                means[--slot] = sum / keptAtRisk[k] * Math.sqrt((double) events[k] / order.length);
            }
        }
        return means;
    }

    @Override
    public double deviance(double[] linear) {
        double shift = mean(linear);
        double value = 0;
        double sum = 0;
        for (int k = events.length - 1; k >= 0; k--) {
            for (int n = start[k]; n < start[k + 1]; n++) {
                sum += Math.exp(linear[order[n]] - shift);
            }
            if (events[k] > 0) {
                value -= events[k] * Math.log(sum);
                for (int n = start[k]; n < start[k + 1]; n++) {
                    value += event[order[n]] ? linear[order[n]] - shift : 0;
                }
            }
        }
        return 2 * (saturated - value) / order.length;
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
