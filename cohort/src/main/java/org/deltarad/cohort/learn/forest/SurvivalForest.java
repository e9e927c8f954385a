package org.deltarad.cohort.learn.forest;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalLearner;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.learn.InOrder;
import org.deltarad.cohort.learn.Rows;
import org.deltarad.cohort.learn.Seeds;
import org.deltarad.cohort.learn.forest.ForestOptions.Sampling;
import org.deltarad.cohort.survival.Concordance;

/** Grows random survival forests by log-rank splits, trees in parallel. */
public final class SurvivalForest implements SurvivalLearner {
    private final ForestOptions options;
    private final int threads;

    /** @param threads that grow trees; the model is the same with any number */
    public SurvivalForest(ForestOptions options, int threads) {
        this.options = options;
        this.threads = threads;
    }

    /**
     * A forest and what its training rows say of it.
     *
     * @param model            to score with
     * @param outOfBagScores   ensemble mortality of each training row over the trees that did not see it, NaN when all did
     * @param outOfBagError    1 - Harrell's C of these scores, NaN when nothing is out of bag or no pair can be compared
     * @param importance       mean loss of a tree's C out of bag when a feature is permuted there, per feature; empty unless asked for
     */
    public record Grown(
            SurvivalForestModel model, double[] outOfBagScores, double outOfBagError, double[] importance) {}

    private record GrownTree(SurvivalTree tree, int[] outOfBag, double[] mortality, double[] importance) {}

    @Override
    public SurvivalForestModel fit(double[][] x, SurvivalTimes y) {
        return grow(x, y).model();
    }

    /**
     * Grows a forest.
     *
     * @param x features, a row per patient
     * @throws FitException when there is no event, or a value is not finite
     */
    public Grown grow(double[][] x, SurvivalTimes y) {
        int features = Rows.width(x, y.size());
        if (y.eventCount() == 0) {
            throw new FitException("random survival forest: none of " + y.size() + " patients has the event");
        }
        TrainingSet set = new TrainingSet(x, y, options.timePoints());
        List<GrownTree> grown = InOrder.map(options.trees(), threads, n -> tree(set, Seeds.of(options.seed(), n)));
        SurvivalForestModel model = new SurvivalForestModel(
                features, set.grid, grown.stream().map(GrownTree::tree).toList());
        double[] scores = outOfBag(grown, set.rows());
        int[] scored = Arrays.stream(Seeds.range(set.rows()))
                .filter(r -> !Double.isNaN(scores[r]))
                .toArray();
        double error = 1
                - Concordance.index(
                        y,
                        scored,
                        Arrays.stream(scored).mapToDouble(r -> scores[r]).toArray());
        return new Grown(model, scores, error, importance(grown, features));
    }

    private GrownTree tree(TrainingSet set, SplittableRandom random) {
        int[] sample = sample(set.rows(), random);
        boolean[] seen = new boolean[set.rows()];
        for (int row : sample) {
            seen[row] = true;
        }
        int[] outOfBag =
                Arrays.stream(Seeds.range(set.rows())).filter(r -> !seen[r]).toArray();
        SurvivalTree tree = new SurvivalTreeGrower(set, options, random).grow(sample);
        double[] mortality = Arrays.stream(outOfBag)
                .mapToDouble(r -> tree.tree().valueAt(set.x[r]))
                .toArray();
        return new GrownTree(
                tree,
                outOfBag,
                mortality,
                options.importance() ? importance(set, tree, outOfBag, mortality, random) : new double[0]);
    }

    private int[] sample(int rows, SplittableRandom random) {
        int size = Math.max(1, (int) (options.fraction() * rows));
        int[] drawn = Seeds.range(rows);
        if (options.sampling() == Sampling.WITHOUT_REPLACEMENT) {
            Seeds.draw(drawn, size, random);
            return Arrays.copyOf(drawn, size);
        }
        if (options.sampling() == Sampling.WITH_REPLACEMENT) {
            int[] repeated = new int[size];
            Arrays.setAll(repeated, n -> random.nextInt(rows));
            return repeated;
        }
        return drawn;
    }

    private static double[] importance(
            TrainingSet set, SurvivalTree tree, int[] outOfBag, double[] mortality, SplittableRandom random) {
        double[] loss = new double[set.features];
        double base = Concordance.index(set.y, outOfBag, mortality);
        if (Double.isNaN(base)) {
            return loss;
        }
        for (int f = 0; f < set.features; f++) {
            if (!tree.tree().uses(f)) {
                continue;
            }
            int[] from = outOfBag.clone();
            Seeds.shuffle(from, random);
            double[] permuted = new double[outOfBag.length];
            for (int n = 0; n < outOfBag.length; n++) {
                double[] row = set.x[outOfBag[n]].clone();
                row[f] = set.x[from[n]][f];
                permuted[n] = tree.tree().valueAt(row);
            }
            loss[f] = base - Concordance.index(set.y, outOfBag, permuted);
        }
        return loss;
    }

    private static double[] outOfBag(List<GrownTree> grown, int rows) {
        double[] sum = new double[rows];
        int[] count = new int[rows];
        for (GrownTree one : grown) {
            for (int n = 0; n < one.outOfBag().length; n++) {
                sum[one.outOfBag()[n]] += one.mortality()[n];
                count[one.outOfBag()[n]]++;
            }
        }
        for (int row = 0; row < rows; row++) {
            sum[row] = count[row] == 0 ? Double.NaN : sum[row] / count[row];
        }
        return sum;
    }

    private double[] importance(List<GrownTree> grown, int features) {
        if (!options.importance()) {
            return new double[0];
        }
        double[] mean = new double[features];
        for (GrownTree one : grown) {
            for (int f = 0; f < features; f++) {
                mean[f] += one.importance()[f] / options.trees();
            }
        }
        return mean;
    }
}
