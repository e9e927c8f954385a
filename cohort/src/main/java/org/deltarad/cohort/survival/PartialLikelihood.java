package org.deltarad.cohort.survival;

import org.deltarad.cohort.data.SurvivalTimes;

/** Log partial likelihood of standardised covariates and its derivatives at given coefficients. */
final class PartialLikelihood {
    private final RiskSets risk;
    private final double[][] columns;
    private final double[] offset;

    PartialLikelihood(SurvivalTimes y, double[][] columns, double[] offset, Ties ties) {
        this.risk = new RiskSets(y, columns, ties);
        this.columns = columns;
        this.offset = offset;
    }

    /** @param information minus the second derivatives */
    record Point(double value, double[] gradient, double[][] information) {}

    Point at(double[] beta) {
        int p = beta.length;
        double[] value = new double[1];
        double[] gradient = new double[p];
        double[][] information = new double[p][p];
        risk.walk(linear(beta), (n, sums) -> {
            value[0] += sums.eventLinear - sums.logWeight;
            for (int a = 0; a < p; a++) {
                gradient[a] += sums.eventX[a] - sums.mean[a];
                for (int b = 0; b < p; b++) {
                    information[a][b] += sums.covariance[a][b];
                }
            }
        });
        return new Point(value[0], gradient, information);
    }

    private double[] linear(double[] beta) {
        double[] linear = offset.clone();
        for (int j = 0; j < beta.length; j++) {
            for (int n = 0; n < linear.length; n++) {
                linear[n] += beta[j] * columns[j][n];
            }
        }
        return linear;
    }
}
