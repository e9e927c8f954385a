package org.deltarad.cohort.harmonise;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deltarad.cohort.linear.Moments;

/**
 * Shift and variance of a batch, one of each per feature, shrunk towards what features have in common (sva's {@code it.sol},
 * {@code int.eprior}).
 *
 * @param gamma shifts, in pooled standard deviations
 * @param delta variances, in pooled variances
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BatchEffects(double[] gamma, double[] delta) {
    /** As {@code sva}, so that the numbers are its: the iteration ends when no estimate grows or shrinks by more. */
    private static final double CONVERGED = 1e-4;

    /** No effect. */
    static BatchEffects none(int features) {
        double[] ones = new double[features];
        Arrays.fill(ones, 1);
        return new BatchEffects(new double[features], ones);
    }

    /** @param values standardised, a row for each feature, a column for each patient of the batch */
    static BatchEffects of(double[][] values, ComBatOptions options) {
        double[] gamma = Arrays.stream(values).mapToDouble(Moments::mean).toArray();
        double[] delta = new double[gamma.length];
        Arrays.setAll(delta, f -> options.meanOnly() ? 1 : variance(values[f]));
        if (!options.parametric()) {
            return empirical(values, gamma, delta);
        }
        double centre = Moments.mean(gamma);
        double spread = variance(gamma);
        if (options.meanOnly()) {
            double[] shrunk = Arrays.stream(gamma)
                    .map(g -> (spread * g + centre) / (spread + 1))
                    .toArray();
            return new BatchEffects(shrunk, delta);
        }
        return iterated(values, gamma, delta, centre, spread);
    }

    private static double variance(double[] values) {
        double sd = Moments.sd(values);
        return sd * sd;
    }

    private static double squares(double[] values, double around) {
        double sum = 0;
        for (double v : values) {
            sum += (v - around) * (v - around);
        }
        return sum;
    }

    /** Posterior means under a normal prior of the shift and an inverse gamma prior of the variance. */
    private static BatchEffects iterated(
            double[][] values, double[] gamma, double[] delta, double centre, double spread) {
        double m = Moments.mean(delta);
        double v = variance(delta);
        double shape = (2 * v + m * m) / v;
        double rate = (m * v + m * m * m) / v;
        double n = values[0].length;
        double[] g = gamma.clone();
        double[] d = delta.clone();
        double change;
        do {
            change = Double.NEGATIVE_INFINITY;
            for (int f = 0; f < g.length; f++) {
                double newG = (spread * n * gamma[f] + d[f] * centre) / (spread * n + d[f]);
                double newD = (0.5 * squares(values[f], newG) + rate) / (n / 2 + shape - 1);
                // Divided by the estimate and not by its size, as sva does; see CONVERGED.
                change = Math.max(change, Math.max(Math.abs(newG - g[f]) / g[f], Math.abs(newD - d[f]) / d[f]));
                g[f] = newG;
                d[f] = newD;
            }
        } while (change > CONVERGED);
        return new BatchEffects(g, d);
    }

    /** Means of the other features' estimates, weighted by how likely they make the feature's values. */
    private static BatchEffects empirical(double[][] values, double[] gamma, double[] delta) {
        double[] g = new double[gamma.length];
        double[] d = new double[gamma.length];
        int n = values[0].length;
        for (int f = 0; f < g.length; f++) {
            double[] own = values[f];
            double[] logs = new double[g.length];
            for (int other = 0; other < g.length; other++) {
                logs[other] = -n / 2.0 * Math.log(2 * Math.PI * delta[other])
                        - squares(own, gamma[other]) / (2 * delta[other]);
            }
            int feature = f;
            double most = IntStream.range(0, g.length)
                    .filter(o -> o != feature)
                    .mapToDouble(o -> logs[o])
                    .max()
                    .orElseThrow();
            double weights = 0;
            for (int other = 0; other < g.length; other++) {
                if (other != f) {
                    double weight = Math.exp(logs[other] - most);
                    weights += weight;
                    g[f] += weight * gamma[other];
                    d[f] += weight * delta[other];
                }
            }
            g[f] /= weights;
            d[f] /= weights;
        }
        return new BatchEffects(g, d);
    }
}
