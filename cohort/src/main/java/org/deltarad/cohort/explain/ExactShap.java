package org.deltarad.cohort.explain;

import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.learn.Rows;

/**
 * Shapley values of any model by all subsets of its features, of which there may be twelve. Interventional: where a feature
 * is not known it is that of a background row, and the mean over these is taken.
 */
public final class ExactShap {
    /** Features that a model may have: a row takes 2^features scores of each background row. */
    public static final int FEATURES = 12;

    private final RiskModel model;
    private final double[][] background;

    /** @throws IllegalArgumentException when there are more than {@value #FEATURES} features */
    public ExactShap(RiskModel model, double[][] background) {
        int features = Rows.width(background, background.length);
        if (features > FEATURES) {
            throw new IllegalArgumentException(
                    features + " features have too many subsets; up to " + FEATURES + ", or SamplingShap");
        }
        this.model = model;
        this.background = background.clone();
    }

    /** The Shapley values of a row. */
    public Attribution explain(double[] x) {
        Rows.check(x, background[0].length);
        double[] worth = new double[1 << x.length];
        double[] mixed = new double[x.length];
        for (int subset = 0; subset < worth.length; subset++) {
            for (double[] other : background) {
                for (int f = 0; f < x.length; f++) {
                    mixed[f] = (subset >> f & 1) == 1 ? x[f] : other[f];
                }
                worth[subset] += model.score(mixed) / background.length;
            }
        }
        return shapley(worth, x.length);
    }

    /**
     * Shapley values of any game.
     *
     * @param worth of each subset, whose bits are the players
     */
    static Attribution shapley(double[] worth, int players) {
        double[] weight = new double[players];
        weight[0] = 1.0 / players;
        for (int size = 1; size < players; size++) {
            weight[size] = weight[size - 1] * size / (players - size);
        }
        double[] values = new double[players];
        for (int subset = 0; subset < worth.length; subset++) {
            for (int f = 0; f < players; f++) {
                if ((subset >> f & 1) == 0) {
                    values[f] += weight[Integer.bitCount(subset)] * (worth[subset | 1 << f] - worth[subset]);
                }
            }
        }
        return new Attribution(worth[0], values);
    }
}
