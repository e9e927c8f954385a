package org.deltarad.cohort.explain;

import java.util.SplittableRandom;
import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.learn.Rows;
import org.deltarad.cohort.learn.Seeds;

/**
 * Shapley values of any model by random orders of its features (Štrumbelj and Kononenko 2014), each with its reverse.
 * Interventional, as {@link ExactShap}. Each background row has the same number of orders, so that base and values add
 * up to the score whatever was drawn.
 */
public final class SamplingShap {
    private final RiskModel model;
    private final double[][] background;
    private final int orders;
    private final long seed;

    /**
     * @param orders pairs of orders for each background row; the error falls with the square root of their number
     * @param seed   of the orders
     */
    public SamplingShap(RiskModel model, double[][] background, int orders, long seed) {
        Rows.width(background, background.length);
        if (orders < 1) {
            throw new IllegalArgumentException("Shapley values by sampling: orders = " + orders);
        }
        this.model = model;
        this.background = background.clone();
        this.orders = orders;
        this.seed = seed;
    }

    /** The Shapley values of a row. */
    public Attribution explain(double[] x) {
        Rows.check(x, background[0].length);
        double[] sum = new double[x.length];
        double base = 0;
        SplittableRandom random = Seeds.of(seed, 0);
        for (double[] other : background) {
            base += model.score(other) / background.length;
            for (int n = 0; n < orders; n++) {
                int[] order = Seeds.range(x.length);
                Seeds.shuffle(order, random);
                walk(x, other, order, false, sum);
                walk(x, other, order, true, sum);
            }
        }
        for (int f = 0; f < sum.length; f++) {
            sum[f] /= 2.0 * orders * background.length;
        }
        return new Attribution(base, sum);
    }

    private void walk(double[] x, double[] from, int[] order, boolean reversed, double[] sum) {
        double[] row = from.clone();
        double before = model.score(row);
        for (int n = 0; n < order.length; n++) {
            int f = order[reversed ? order.length - 1 - n : n];
            row[f] = x[f];
            double after = model.score(row);
            sum[f] += after - before;
            before = after;
        }
    }
}
