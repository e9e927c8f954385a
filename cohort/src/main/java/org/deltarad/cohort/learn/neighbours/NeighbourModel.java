package org.deltarad.cohort.learn.neighbours;

import java.util.Arrays;
import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.learn.Rows;
import org.deltarad.cohort.learn.neighbours.NeighbourOptions.Distance;
import org.deltarad.cohort.learn.neighbours.NeighbourOptions.Weights;

/**
 * The training rows and their classes. The score is the share of the votes for the positive class, 0 to 1. Rows at the
 * distance of the k-th neighbour, to 1e-9 of it, all vote (class::knn with use.all), so that neither the order of the
 * rows nor the rounding of a distance means anything.
 *
 * @param options  of the vote
 * @param rows     features of the training rows
 * @param positive their classes
 */
public record NeighbourModel(NeighbourOptions options, double[][] rows, boolean[] positive) implements RiskModel {
    private static final double SAME = 1e-9;

    public NeighbourModel {
        if (rows.length != positive.length || rows.length < options.k()) {
            throw new IllegalArgumentException(
                    options.k() + " neighbours of " + rows.length + " rows with " + positive.length + " classes");
        }
        rows = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        positive = positive.clone();
    }

    @Override
    public double score(double[] x) {
        Rows.check(x, rows[0].length);
        double[] distance = new double[rows.length];
        for (int n = 0; n < rows.length; n++) {
            distance[n] = distance(rows[n], x);
        }
        double[] sorted = distance.clone();
        Arrays.sort(sorted);
        boolean alone = options.weights() == Weights.DISTANCE && sorted[0] == 0;
        double reach = alone ? 0 : sorted[options.k() - 1] * (1 + SAME);
        double all = 0;
        double votes = 0;
        for (int n = 0; n < rows.length; n++) {
            if (distance[n] <= reach) {
                double weight = alone || options.weights() == Weights.UNIFORM ? 1 : 1 / distance[n];
                all += weight;
                votes += positive[n] ? weight : 0;
            }
        }
        return votes / all;
    }

    private double distance(double[] u, double[] v) {
        double sum = 0;
        for (int f = 0; f < u.length; f++) {
            sum += options.distance() == Distance.MANHATTAN ? Math.abs(u[f] - v[f]) : (u[f] - v[f]) * (u[f] - v[f]);
        }
        return options.distance() == Distance.MANHATTAN ? sum : Math.sqrt(sum);
    }
}
