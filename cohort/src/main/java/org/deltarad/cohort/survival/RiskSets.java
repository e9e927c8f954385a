package org.deltarad.cohort.survival;

import java.util.Arrays;
import org.deltarad.cohort.data.SurvivalTimes;

/**
 * Walks from the last event time to the first, keeping the weighted sums over the patients at risk, so that one pass
 * over sorted rows serves likelihood, derivatives, baseline hazard and residuals.
 */
final class RiskSets {
    private final TimeOrder order;
    private final SurvivalTimes y;
    private final double[][] columns;
    private final Ties ties;

    /** What is at one event time. Arrays are reused between calls. */
    interface Visitor {
        /** @param sums of the patients at risk and of the events at the n-th distinct time */
        void at(int n, Sums sums);
    }

    RiskSets(SurvivalTimes y, double[][] columns, Ties ties) {
        this.order = TimeOrder.of(y);
        this.y = y;
        this.columns = columns;
        this.ties = ties;
    }

    TimeOrder order() {
        return order;
    }

    /** @param linear log relative hazard of each row */
    void walk(double[] linear, Visitor visitor) {
        Sums sums = new Sums(columns.length);
        double[] x = new double[columns.length];
        for (int n = order.size() - 1; n >= 0; n--) {
            sums.clearEvents();
            for (int k = order.start()[n]; k < order.start()[n + 1]; k++) {
                int row = order.rows()[k];
                for (int j = 0; j < x.length; j++) {
                    x[j] = columns[j][row];
                }
                sums.add(x, linear[row], y.isEvent(row));
            }
            if (sums.events > 0) {
                sums.close(ties);
                visitor.at(n, sums);
            }
        }
    }

    /** Running sums; after {@link #close} also those that the ties method makes of them. */
    static final class Sums {
        int events;
        /** Sum of the linear predictors of the events. */
        double eventLinear;
        /** Sum of the covariates of the events. */
        final double[] eventX;
        /** Sum over events of the log of the risk sets' total weight. */
        double logWeight;
        /** Sum over events of 1 / total weight: the increment of the baseline hazard. */
        double hazard;
        /** Sum over events of the weighted mean of the covariates. */
        final double[] mean;
        /** Sum over events of the weighted covariance of the covariates. */
        final double[][] covariance;

        private double s0;
        private final double[] s1;
        private final double[][] s2;
        private double e0;
        private final double[] e1;
        private final double[][] e2;

        Sums(int p) {
            eventX = new double[p];
            mean = new double[p];
            covariance = new double[p][p];
            s1 = new double[p];
            s2 = new double[p][p];
            e1 = new double[p];
            e2 = new double[p][p];
        }

        private void clearEvents() {
            events = 0;
            eventLinear = 0;
            e0 = 0;
            for (int a = 0; a < e1.length; a++) {
                eventX[a] = 0;
                e1[a] = 0;
                Arrays.fill(e2[a], 0);
            }
        }

        private void add(double[] x, double linear, boolean event) {
            double w = Math.exp(linear);
            s0 += w;
            for (int a = 0; a < x.length; a++) {
                double wx = w * x[a];
                s1[a] += wx;
                for (int b = 0; b <= a; b++) {
                    s2[a][b] += wx * x[b];
                }
            }
            if (event) {
                events++;
                eventLinear += linear;
                e0 += w;
                for (int a = 0; a < x.length; a++) {
                    eventX[a] += x[a];
                    double wx = w * x[a];
                    e1[a] += wx;
                    for (int b = 0; b <= a; b++) {
                        e2[a][b] += wx * x[b];
                    }
                }
            }
        }

        private void close(Ties ties) {
            logWeight = 0;
            hazard = 0;
            for (int a = 0; a < s1.length; a++) {
                mean[a] = 0;
                Arrays.fill(covariance[a], 0);
            }
            int steps = ties == Ties.EFRON ? events : 1;
            double weight = ties == Ties.EFRON ? 1 : events;
            for (int step = 0; step < steps; step++) {
                addStep((double) step / events, weight);
            }
            for (int a = 0; a < s1.length; a++) {
                for (int b = 0; b < a; b++) {
                    covariance[b][a] = covariance[a][b];
                }
            }
        }

        private void addStep(double gone, double weight) {
            double total = s0 - gone * e0;
            logWeight += weight * Math.log(total);
            hazard += weight / total;
            for (int a = 0; a < s1.length; a++) {
                double ma = (s1[a] - gone * e1[a]) / total;
                mean[a] += weight * ma;
                for (int b = 0; b <= a; b++) {
                    double mb = (s1[b] - gone * e1[b]) / total;
                    covariance[a][b] += weight * ((s2[a][b] - gone * e2[a][b]) / total - ma * mb);
                }
            }
        }
    }
}
