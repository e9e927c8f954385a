package org.deltarad.cohort.learn.boost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalLearner;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.learn.Rows;
import org.deltarad.cohort.learn.Seeds;
import org.deltarad.cohort.learn.tree.Tree;

/**
 * Gradient boosting on the Cox partial likelihood (Friedman 2001; Ridgeway 1999): a tree is grown on the gradient, its
 * leaves take a Newton step. As R's gbm with distribution "coxph", but tied times share one risk set (Breslow), where
 * gbm takes them in the order of the rows. The score is the log hazard against the mean of the training rows.
 */
public final class CoxBoosting implements SurvivalLearner {
    private final CoxBoostingOptions options;

    public CoxBoosting(CoxBoostingOptions options) {
        this.options = options;
    }

    /** @throws FitException also when there is no event, or too few rows to split once */
    @Override
    public BoostedTrees fit(double[][] x, SurvivalTimes y) {
        int features = Rows.width(x, y.size());
        int drawn = Math.max(1, (int) (options.subsample() * x.length));
        if (y.eventCount() == 0) {
            throw new FitException("boosted Cox model: none of " + y.size() + " patients has the event");
        }
        if (drawn < 2 * options.leafSize()) {
            throw new FitException("boosted Cox model: a tree sees " + drawn + " of " + x.length
                    + " rows, which two leaves of " + options.leafSize() + " do not divide");
        }
        PartialLikelihood likelihood = new PartialLikelihood(y);
        int[][] ascending = LeastSquaresTree.ascending(x);
        double[] logHazard = new double[x.length];
        List<Tree> trees = new ArrayList<>();
        for (int n = 0; n < options.trees(); n++) {
            boolean[] in = draw(x.length, drawn, n);
            double[] gradient = likelihood.gradient(logHazard, in);
            LeastSquaresTree grown = new LeastSquaresTree(x, ascending, options.leafSize(), in, gradient);
            grown.grow(options.splits());
            double[] values = likelihood.newtonStep(logHazard, in, grown.leafOf(), grown.leaves());
            for (int leaf = 0; leaf < values.length; leaf++) {
                values[leaf] *= options.shrinkage();
            }
            for (int row = 0; row < x.length; row++) {
                logHazard[row] += values[grown.leafOf()[row]];
            }
            trees.add(grown.withValues(values));
        }
        double mean = Arrays.stream(logHazard).average().orElseThrow();
        return new BoostedTrees(features, -mean, 1, trees);
    }

    private boolean[] draw(int rows, int drawn, int tree) {
        boolean[] in = new boolean[rows];
        int[] order = Seeds.range(rows);
        if (drawn < rows) {
            Seeds.draw(order, drawn, Seeds.of(options.seed(), tree));
        }
        for (int n = 0; n < drawn; n++) {
            in[order[n]] = true;
        }
        return in;
    }
}
