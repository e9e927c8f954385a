package org.deltarad.cohort.explain;

import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.learn.Rows;
import org.deltarad.cohort.learn.Seeds;
import org.deltarad.cohort.validate.Metric;
import org.deltarad.cohort.validate.Outcome;

/**
 * How much a metric falls when a feature is shuffled among the rows (Fisher, Rudin and Dominici 2019). On rows that the
 * model was fitted on it says what the model uses, on others what it is good for.
 */
public final class PermutationImportance {
    private final Metric metric;
    private final int repeats;
    private final long seed;

    /**
     * @param repeats shuffles of each feature
     * @param seed    of the shuffles
     */
    public PermutationImportance(Metric metric, int repeats, long seed) {
        if (repeats < 1) {
            throw new IllegalArgumentException("permutation importance: repeats = " + repeats);
        }
        this.metric = metric;
        this.repeats = repeats;
        this.seed = seed;
    }

    /**
     * Falls of the metric.
     *
     * @param whole the metric of the rows as they are
     * @param mean  per feature, over the shuffles
     * @param sd    per feature, over the shuffles (n - 1); 0 of a single one
     */
    public record Falls(double whole, double[] mean, double[] sd) {}

    /** The importance of a model's features on some rows. */
    public Falls of(RiskModel model, double[][] x, Outcome outcome) {
        int features = Rows.width(x, outcome.size());
        double whole = metric.of(scores(model, x), outcome);
        double[] mean = new double[features];
        double[] sd = new double[features];
        for (int f = 0; f < features; f++) {
            double sum = 0;
            double squares = 0;
            for (int n = 0; n < repeats; n++) {
                int[] order = Seeds.range(x.length);
                Seeds.shuffle(order, Seeds.of(seed, (long) f * repeats + n));
                double[][] shuffled = new double[x.length][];
                for (int row = 0; row < x.length; row++) {
                    shuffled[row] = x[row].clone();
                    shuffled[row][f] = x[order[row]][f];
                }
                double fall = whole - metric.of(scores(model, shuffled), outcome);
                sum += fall;
                squares += fall * fall;
            }
            mean[f] = sum / repeats;
            sd[f] = repeats < 2 ? 0 : Math.sqrt(Math.max(0, squares - sum * mean[f]) / (repeats - 1));
        }
        return new Falls(whole, mean, sd);
    }

    private static double[] scores(RiskModel model, double[][] x) {
        double[] scores = new double[x.length];
        for (int row = 0; row < x.length; row++) {
            scores[row] = model.score(x[row]);
        }
        return scores;
    }
}
