package org.deltarad.cohort.regression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.DesignMatrix;
import org.deltarad.cohort.numeric.Order;

/**
 * Lasso, ridge and elastic net for the logistic model, as glmnet(family = "binomial") and cv.glmnet. Constant columns
 * stay at 0.
 */
public record PenalisedLogistic(PathOptions options) {
    /** cv.glmnet averages within folds first where they have at least this many rows. */
    private static final int GROUPED = 3;

    /** Probabilities in the deviance of cross-validation are kept this far from 0 and 1. */
    private static final double PROBABILITY = 1e-5;

    /** @throws FitException with fewer than 2 patients of a class, for missing cells, when nothing converges */
    public PenalisedPath path(double[][] x, boolean[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " rows and " + y.length + " classes");
        }
        return new PathFit(DesignMatrix.of(x, options.names()), options, new LogisticLoss(y)).run();
    }

    /**
     * The path of all rows, and its loss in rows that the fold's own path did not see; see
     * {@link PenalisedCox#crossValidate}.
     */
    public CrossValidatedPath crossValidate(double[][] x, boolean[] y, FoldAssignment folds, ClassMeasure measure) {
        PenalisedPath path = path(x, y);
        int[] fold = folds.folds(x.length);
        List<FoldRows> parts = FoldRows.of(fold);
        double[][] probability = new double[x.length][path.lambda().length];
        parts.parallelStream().forEach(part -> {
            boolean[] training = new boolean[part.training().length];
            for (int n = 0; n < training.length; n++) {
                training[n] = y[part.training()[n]];
            }
            PenalisedPath own = path(part.training(x), training);
            for (int m = 0; m < path.lambda().length; m++) {
                LinearScore model = own.at(path.lambda()[m]);
                for (int n : part.test()) {
                    probability[n][m] = 1 / (1 + Math.exp(-model.score(x[n])));
                }
            }
        });
        if (measure == ClassMeasure.AUC) {
            return areas(probability, y, parts).along(path, true);
        }
        FoldScores scores = losses(probability, y, measure);
        boolean group = x.length >= GROUPED * parts.size();
        return (group ? scores.grouped(fold) : scores).along(path, false);
    }

    private static FoldScores losses(double[][] probability, boolean[] y, ClassMeasure measure) {
        double[][] raw = new double[y.length][probability[0].length];
        double[] weight = new double[y.length];
        Arrays.fill(weight, 1);
        for (int n = 0; n < y.length; n++) {
            for (int m = 0; m < raw[n].length; m++) {
                double p = probability[n][m];
                if (measure == ClassMeasure.DEVIANCE) {
                    p = Math.min(1 - PROBABILITY, Math.max(PROBABILITY, p));
                    raw[n][m] = -2 * Math.log(y[n] ? p : 1 - p);
                } else {
                    raw[n][m] = (p > 0.5) == y[n] ? 0 : 1;
                }
            }
        }
        return new FoldScores(raw, weight);
    }

    private static FoldScores areas(double[][] probability, boolean[] y, List<FoldRows> parts) {
        double[][] raw = new double[parts.size()][probability[0].length];
        double[] weight = new double[parts.size()];
        for (int f = 0; f < raw.length; f++) {
            int[] test = parts.get(f).test();
            weight[f] = test.length;
            for (int m = 0; m < raw[f].length; m++) {
                int penalty = m;
                raw[f][m] = area(
                        Arrays.stream(test)
                                .mapToDouble(n -> probability[n][penalty])
                                .toArray(),
                        test,
                        y,
                        f);
            }
        }
        return new FoldScores(raw, weight);
    }

    /** Area under the ROC curve from the ranks of the positive class. */
    private static double area(double[] score, int[] rows, boolean[] y, int fold) {
        double[] ranks = Order.midranks(score);
        double sum = 0;
        double positives = IntStream.of(rows).filter(n -> y[n]).count();
        for (int n = 0; n < rows.length; n++) {
            sum += y[rows[n]] ? ranks[n] : 0;
        }
        if (positives == 0 || positives == rows.length) {
            throw new FitException("fold " + fold + " has one class only, so no AUC: use fewer or stratified folds");
        }
        return (sum - positives * (positives + 1) / 2) / (positives * (rows.length - positives));
    }
}
