package org.deltarad.cohort.survival;

import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;

/** Univariate Cox models of many features against one outcome. */
public record CoxScreen(SurvivalTimes y, CoxOptions options) {

    /**
     * The likelihood ratio p of one feature: unlike Wald's it stays sensible for strong features.
     *
     * @param x of each patient
     * @throws FitException for a feature that cannot be fitted: constant, missing cells, monotone likelihood
     */
    public double pValue(double[] x) {
        return fit(x).likelihoodRatio().p();
    }

    /** Wald's p, which tables of coefficients print. */
    public double waldP(double[] x) {
        return fit(x).table(0.95).get(0).p();
    }

    private CoxModel fit(double[] x) {
        double[][] rows = new double[x.length][];
        for (int n = 0; n < x.length; n++) {
            rows[n] = new double[] {x[n]};
        }
        return new CoxRegression(options).fit(rows, y);
    }
}
