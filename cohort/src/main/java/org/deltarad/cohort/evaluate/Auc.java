package org.deltarad.cohort.evaluate;

import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.numeric.Order;

/**
 * Area under the ROC curve of two classes with DeLong's variance (DeLong 1988), as R's pROC. Equal scores count one half.
 *
 * @param auc      with DeLong's interval, cut to 0..1
 * @param positive placement of each positive: fraction of negatives below; not to be changed
 * @param negative placement of each negative: fraction of positives above; not to be changed
 */
public record Auc(Estimate auc, double[] positive, double[] negative) {

    /** @throws org.deltarad.cohort.data.FitException for one class only, or a missing score */
    public static Auc of(double[] score, boolean[] y, double level) {
        Checks.scores(score, y.length);
        int positives = Checks.positives(y);
        int negatives = y.length - positives;
        double[] all = Order.midranks(score);
        double[] within = new double[y.length];
        ranks(score, y, true, positives, within);
        ranks(score, y, false, negatives, within);
        double[] positive = new double[positives];
        double[] negative = new double[negatives];
        int p = 0;
        int q = 0;
        double sum = 0;
        for (int n = 0; n < y.length; n++) {
            double others = all[n] - within[n];
            if (y[n]) {
                positive[p++] = others / negatives;
                sum += others / negatives;
            } else {
                negative[q++] = 1 - others / positives;
            }
        }
        double auc = sum / positives;
        double se = Math.sqrt(covariance(positive, positive) / positives + covariance(negative, negative) / negatives);
        return new Auc(Estimate.normal(auc, se, level).within(0, 1), positive, negative);
    }

    private static void ranks(double[] score, boolean[] y, boolean of, int count, double[] ranks) {
        double[] own = new double[count];
        int k = 0;
        for (int n = 0; n < y.length; n++) {
            if (y[n] == of) {
                own[k++] = score[n];
            }
        }
        double[] r = Order.midranks(own);
        k = 0;
        for (int n = 0; n < y.length; n++) {
            if (y[n] == of) {
                ranks[n] = r[k++];
            }
        }
    }

    /** DeLong's test of two scores of the same patients: a - b. */
    public static Difference difference(Auc a, Auc b, double level) {
        if (a.positive.length != b.positive.length || a.negative.length != b.negative.length) {
            throw new IllegalArgumentException("the areas are not of the same patients");
        }
        double variance = variance(a.positive, b.positive) + variance(a.negative, b.negative);
        return Difference.of(a.auc.value() - b.auc.value(), Math.sqrt(Math.max(0, variance)), level);
    }

    /** Of the mean difference. */
    private static double variance(double[] a, double[] b) {
        double[] d = new double[a.length];
        for (int n = 0; n < d.length; n++) {
            d[n] = a[n] - b[n];
        }
        return covariance(d, d) / d.length;
    }

    private static double covariance(double[] a, double[] b) {
        double ma = 0;
        double mb = 0;
        for (int n = 0; n < a.length; n++) {
            ma += a[n] / a.length;
            mb += b[n] / b.length;
        }
        double sum = 0;
        for (int n = 0; n < a.length; n++) {
            sum += (a[n] - ma) * (b[n] - mb);
        }
        return sum / (a.length - 1);
    }
}
