package org.deltarad.cohort.survival;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.ChiSquareTest;
import org.deltarad.cohort.numeric.Cholesky;

/**
 * The score test of a coefficient that changes with a function of time (Grambsch and Therneau 1994), as R's cox.zph does
 * it exactly since survival 3.0.
 */
public record ProportionalHazards(TimeTransform transform) {

    /**
     * @param model fitted to these very rows, without offset
     * @throws FitException when the transformed time is not finite or does not vary
     */
    public ProportionalHazardsTest test(CoxModel model, double[][] x, SurvivalTimes y) {
        double[] g = centred(y);
        int p = model.coefficients().length;
        double[][] columns = new double[p][x.length];
        double[] linear = new double[x.length];
        for (int n = 0; n < x.length; n++) {
            linear[n] = model.score(x[n]);
            for (int j = 0; j < p; j++) {
                columns[j][n] = x[n][j] - model.means()[j];
            }
        }
        double[] score = new double[p];
        double[][] information = new double[2 * p][2 * p];
        List<double[]> residuals = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        RiskSets risk = new RiskSets(y, columns, model.ties());
        TimeOrder order = risk.order();
        risk.walk(linear, (n, sums) -> {
            double gt = g[order.rows()[order.start()[n]]];
            for (int a = 0; a < p; a++) {
                score[a] += gt * (sums.eventX[a] - sums.mean[a]);
                for (int b = 0; b < p; b++) {
                    double v = sums.covariance[a][b];
                    information[a][b] += v;
                    information[a][b + p] += gt * v;
                    information[a + p][b] += gt * v;
                    information[a + p][b + p] += gt * gt * v;
                }
            }
            for (int k = order.start()[n + 1] - 1; k >= order.start()[n]; k--) {
                int row = order.rows()[k];
                if (y.isEvent(row)) {
                    double[] r = new double[p];
                    for (int a = 0; a < p; a++) {
                        r[a] = columns[a][row] - sums.mean[a] / sums.events;
                    }
                    residuals.add(0, r);
                    times.add(0, y.time(row));
                }
            }
        });
        return result(model, score, information, residuals, times);
    }

    private ProportionalHazardsTest result(
            CoxModel model, double[] score, double[][] information, List<double[]> residuals, List<Double> times) {
        int p = score.length;
        List<ChiSquareTest> tests = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            tests.add(test(score, information, p, j, j + 1));
        }
        double[][] raw = residuals.toArray(double[][]::new);
        return new ProportionalHazardsTest(
                model.names(),
                List.copyOf(tests),
                test(score, information, p, 0, p),
                times.stream().mapToDouble(Double::doubleValue).toArray(),
                raw,
                scaled(model, information, raw));
    }

    /** Of the time dependent parts of columns from..to-1, beside all main effects. */
    private static ChiSquareTest test(double[] score, double[][] information, int p, int from, int to) {
        int size = p + to - from;
        double[] u = new double[size];
        double[][] v = new double[size][size];
        for (int a = 0; a < size; a++) {
            int fullA = a < p ? a : a + from;
            u[a] = a < p ? 0 : score[fullA - p];
            for (int b = 0; b < size; b++) {
                v[a][b] = information[fullA][b < p ? b : b + from];
            }
        }
        return ChiSquareTest.of(factor(v).quadraticForm(u), to - from);
    }

    private static double[][] scaled(CoxModel model, double[][] information, double[][] residuals) {
        int p = model.coefficients().length;
        double[][] mean = new double[p][p];
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                mean[a][b] = information[a][b] / residuals.length;
            }
        }
        Cholesky factor = factor(mean);
        double[][] scaled = new double[residuals.length][];
        for (int n = 0; n < scaled.length; n++) {
            scaled[n] = factor.solve(residuals[n]);
            for (int a = 0; a < p; a++) {
                scaled[n][a] += model.coefficients()[a];
            }
        }
        return scaled;
    }

    private static Cholesky factor(double[][] v) {
        return Cholesky.of(v, 1e-12)
                .orElseThrow(
                        () -> new FitException("too few event times to tell a change of the coefficients with time"));
    }

    /** The transform less its mean over events. */
    private double[] centred(SurvivalTimes y) {
        double[] g = transform.of(y);
        double sum = 0;
        for (int n = 0; n < g.length; n++) {
            if (!Double.isFinite(g[n])) {
                throw new FitException("row " + n + ": a time of " + y.time(n) + " has no " + transform);
            }
            sum += y.isEvent(n) ? g[n] : 0;
        }
        double mean = sum / y.eventCount();
        for (int n = 0; n < g.length; n++) {
            g[n] -= mean;
        }
        return g;
    }
}
