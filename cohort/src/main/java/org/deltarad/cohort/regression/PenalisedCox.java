package org.deltarad.cohort.regression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.DesignMatrix;
import org.deltarad.cohort.survival.Concordance;

/**
 * Lasso, ridge and elastic net for the Cox model, as glmnet(family = "cox") and cv.glmnet: Breslow's ties. Constant
 * columns stay at 0.
 */
public record PenalisedCox(PathOptions options) {

    /** @throws org.deltarad.cohort.data.FitException without events, for missing cells, when nothing converges */
    public PenalisedPath path(double[][] x, SurvivalTimes y) {
        if (x.length != y.size()) {
            throw new IllegalArgumentException(x.length + " rows and " + y.size() + " times");
        }
        return new PathFit(DesignMatrix.of(x, options.names()), options, new CoxLoss(y)).run();
    }

    /**
     * The path of all rows, and its loss in rows that the fold's own path did not see. Each fold has its own sequence of
     * penalties unless the options give one; models between two penalties are interpolated.
     *
     * @param folds two or more; {@link CoxMeasure#DEVIANCE} takes single patients
     */
    public CrossValidatedPath crossValidate(double[][] x, SurvivalTimes y, FoldAssignment folds, CoxMeasure measure) {
        PenalisedPath path = path(x, y);
        List<FoldRows> parts = FoldRows.of(folds.folds(x.length));
        int count = path.lambda().length;
        CoxLoss all = new CoxLoss(y);
        DesignMatrix columns = DesignMatrix.of(x, options.names());
        double[][] raw = new double[parts.size()][];
        double[] weight = new double[parts.size()];
        IntStream.range(0, parts.size()).parallel().forEach(f -> {
            FoldRows part = parts.get(f);
            SurvivalTimes training = y.rows(part.training());
            SurvivalTimes test = y.rows(part.test());
            PenalisedPath own = path(part.training(x), training);
            CoxLoss rest = new CoxLoss(training);
            weight[f] = measure == CoxMeasure.DEVIANCE ? test.eventCount() : test.size();
            raw[f] = new double[count];
            for (int m = 0; m < count; m++) {
                LinearScore model = own.at(path.lambda()[m]);
                double[] score = scores(model, columns);
                raw[f][m] = measure == CoxMeasure.DEVIANCE
                        ? deviance(all, score, rest, pick(score, part.training())) / weight[f]
                        : Concordance.harrell(test, pick(score, part.test()), 0.95)
                                .index()
                                .value();
            }
        });
        return new FoldScores(raw, weight).along(path, measure == CoxMeasure.C_INDEX);
    }

    private static double[] scores(LinearScore model, DesignMatrix x) {
        double[] scores = new double[x.rows()];
        Arrays.fill(scores, model.intercept());
        for (int j : model.selected()) {
            double b = model.coefficients()[j];
            double[] column = x.column(j);
            for (int n = 0; n < scores.length; n++) {
                scores[n] += b * column[n];
            }
        }
        return scores;
    }

    private static double deviance(CoxLoss all, double[] score, CoxLoss rest, double[] restScore) {
        return all.deviance(score) * score.length - rest.deviance(restScore) * restScore.length;
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(n -> values[n]).toArray();
    }
}
