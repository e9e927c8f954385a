package org.deltarad.cohort.evaluate;

import org.deltarad.cohort.numeric.Estimate;

/** Patients by their class and by what a cut-off calls them. */
public record ConfusionTable(int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {

    /** Scores above the cut-off are called positive. */
    public static ConfusionTable at(double cutoff, double[] score, boolean[] y) {
        Checks.scores(score, y.length);
        int[] count = new int[4];
        for (int n = 0; n < y.length; n++) {
            count[(score[n] > cutoff ? 0 : 2) + (y[n] ? 0 : 1)]++;
        }
        return new ConfusionTable(count[0], count[1], count[2], count[3]);
    }

    public Estimate sensitivity(ProportionInterval interval, double level) {
        return interval.of(truePositives, truePositives + falseNegatives, level);
    }

    public Estimate specificity(ProportionInterval interval, double level) {
        return interval.of(trueNegatives, trueNegatives + falsePositives, level);
    }

    public Estimate positivePredictiveValue(ProportionInterval interval, double level) {
        return interval.of(truePositives, truePositives + falsePositives, level);
    }

    public Estimate negativePredictiveValue(ProportionInterval interval, double level) {
        return interval.of(trueNegatives, trueNegatives + falseNegatives, level);
    }

    public Estimate accuracy(ProportionInterval interval, double level) {
        int all = truePositives + falsePositives + falseNegatives + trueNegatives;
        return interval.of(truePositives + trueNegatives, all, level);
    }

    /** Sensitivity / (1 - specificity); infinite without false positives. */
    public double positiveLikelihoodRatio() {
        return ratio(truePositives, truePositives + falseNegatives)
                / ratio(falsePositives, falsePositives + trueNegatives);
    }

    /** (1 - sensitivity) / specificity. */
    public double negativeLikelihoodRatio() {
        return ratio(falseNegatives, truePositives + falseNegatives)
                / ratio(trueNegatives, falsePositives + trueNegatives);
    }

    /** Harmonic mean of sensitivity and positive predictive value. */
    public double f1() {
        return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    /** Matthews' correlation coefficient; NaN when a row or column is empty. */
    public double matthews() {
        double product = (double) (truePositives + falsePositives)
                * (truePositives + falseNegatives)
                * (trueNegatives + falsePositives)
                * (trueNegatives + falseNegatives);
        return ((double) truePositives * trueNegatives - (double) falsePositives * falseNegatives) / Math.sqrt(product);
    }

    private static double ratio(int a, int b) {
        return (double) a / b;
    }
}
