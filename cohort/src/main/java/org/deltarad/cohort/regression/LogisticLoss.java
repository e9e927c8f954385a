package org.deltarad.cohort.regression;

import java.util.List;
import org.deltarad.cohort.data.FitException;

/** Bernoulli log likelihood. */
final class LogisticLoss implements PathLoss {
    /** glmnet.control: probabilities nearer to 0 or 1 are taken as 0 or 1 (pmin), fdev, devmax, mnlam. */
    private static final double PMIN = 1e-9;

    private static final double FDEV = 1e-5;
    private static final double DEVMAX = 0.999;
    private static final int MNLAM = 5;

    private final boolean[] y;
    private final double mean;

    LogisticLoss(boolean[] y) {
        int positives = 0;
        for (boolean positive : y) {
            positives += positive ? 1 : 0;
        }
        if (Math.min(positives, y.length - positives) < 2) {
            throw new FitException(positives + " of " + y.length + " patients are of the positive class: the path needs"
                    + " at least 2 of each class");
        }
        this.y = y;
        this.mean = (double) positives / y.length;
    }

    @Override
    public boolean expand(double[] linear, double[] residual, double[] weight) {
        double total = 0;
        for (int n = 0; n < y.length; n++) {
            double p = 1 / (1 + Math.exp(-linear[n]));
            p = p < PMIN ? 0 : p > 1 - PMIN ? 1 : p;
            residual[n] = ((y[n] ? 1 : 0) - p) / y.length;
            weight[n] = p * (1 - p) / y.length;
            total += weight[n];
        }
        return total > (1 + PMIN) * PMIN * (1 - PMIN);
    }

    @Override
    public void keep() {}

    @Override
    public double[] coupled(double[] column) {
        return new double[0];
    }

    @Override
    public double deviance(double[] linear) {
        double sum = 0;
        for (int n = 0; n < y.length; n++) {
            double p = Math.min(1 - PMIN, Math.max(PMIN, 1 / (1 + Math.exp(-linear[n]))));
            sum -= Math.log(y[n] ? p : 1 - p);
        }
        return 2 * sum / y.length;
    }

    @Override
    public boolean hasIntercept() {
        return true;
    }

    @Override
    public double nullIntercept() {
        return Math.log(mean / (1 - mean));
    }

    @Override
    public boolean endsPath(List<Double> ratios) {
        int n = ratios.size();
        return n >= MNLAM && (ratios.get(n - 1) - ratios.get(n - 2) < FDEV || ratios.get(n - 1) > DEVMAX);
    }
}
