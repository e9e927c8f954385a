package org.deltarad.cohort.survival;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.numeric.Normal;

/**
 * How often of two patients the one with the higher score has the event first. Pairs count when the earlier time is an
 * event; one with the event and one censored at the same time are such a pair, two events at the same time are not.
 * Equal scores count one half. As R's {@code concordance(reverse = TRUE)}, which has the same infinitesimal jackknife
 * variance.
 *
 * @param concordant pairs, weighted where the method weights
 * @param discordant pairs
 * @param tied       pairs with equal scores
 * @param index      (concordant + tied / 2) / all, with its interval, cut to 0..1
 * @param influence  of each patient on the index, not to be changed; their squares add up to its variance
 */
public record Concordance(double concordant, double discordant, double tied, Estimate index, double[] influence) {

    /** Harrell's C-index (Harrell 1982). */
    public static Concordance harrell(SurvivalTimes y, double[] score, double level) {
        return weighted(y, score, t -> 1, level);
    }

    /**
     * Harrell's C-index without its interval, quick for the few rows of a fold or tree; NaN when no pair can be compared.
     *
     * @param rows  numbers of the patients that are looked at
     * @param score of each of these
     */
    public static double index(SurvivalTimes y, int[] rows, double[] score) {
        double right = 0;
        long pairs = 0;
        for (int i = 0; i < rows.length; i++) {
            if (!y.isEvent(rows[i])) {
                continue;
            }
            double time = y.time(rows[i]);
            for (int j = 0; j < rows.length; j++) {
                double other = y.time(rows[j]);
                if (other > time || (other == time && !y.isEvent(rows[j]))) {
                    pairs++;
                    right += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
                }
            }
        }
        return pairs == 0 ? Double.NaN : right / pairs;
    }

    /** {@link #index(SurvivalTimes, int[], double[])} of all patients. */
    public static double index(SurvivalTimes y, double[] score) {
        return index(y, IntStream.range(0, y.size()).toArray(), score);
    }

    /**
     * Uno's C-index (Uno 2011): pairs weighted by 1 / G(t-)^2, G the Kaplan-Meier estimate of censoring, events up to
     * tau. Its standard error takes G as known, as R's {@code timewt = "n/G2"} does.
     *
     * @param tau events later than this do not count; infinite for all
     */
    public static Concordance uno(SurvivalTimes y, double[] score, double tau, double level) {
        KaplanMeier g = KaplanMeier.ofCensoring(y);
        return weighted(y, score, t -> t > tau ? 0 : 1 / (g.before(t) * g.before(t)), level);
    }

    /**
     * The two-sided p of two scores of the same patients having the same index, by their influences, and the difference
     * a - b with its interval.
     */
    public static ConcordanceDifference difference(Concordance a, Concordance b, double level) {
        if (a.influence.length != b.influence.length) {
            throw new IllegalArgumentException(a.influence.length + " and " + b.influence.length + " patients");
        }
        double variance = 0;
        for (int n = 0; n < a.influence.length; n++) {
            double d = a.influence[n] - b.influence[n];
            variance += d * d;
        }
        double se = Math.sqrt(variance);
        double difference = a.index.value() - b.index.value();
        double p = se == 0 ? 1 : Normal.twoSided(difference / se);
        return new ConcordanceDifference(Estimate.normal(difference, se, level), p);
    }

    /**
     * @param weight of the pairs of an event, by its time
     * @throws FitException when no pair can be compared, or a score is missing
     */
    static Concordance weighted(SurvivalTimes y, double[] score, DoubleUnaryOperator weight, double level) {
        Pairs pairs = new Pairs(y, score, weight);
        double all = pairs.concordant + pairs.discordant + pairs.tied;
        if (!(all > 0)) {
            throw new FitException("no two patients can be compared: no event before another's follow-up ends");
        }
        double index = (pairs.concordant + pairs.tied / 2) / all;
        double[] influence = new double[score.length];
        double variance = 0;
        for (int n = 0; n < influence.length; n++) {
            influence[n] =
                    (pairs.of[0][n] + pairs.of[2][n] / 2 - index * (pairs.of[0][n] + pairs.of[1][n] + pairs.of[2][n]))
                            / all;
            variance += influence[n] * influence[n];
        }
        Estimate estimate = Estimate.normal(index, Math.sqrt(variance), level).within(0, 1);
        return new Concordance(pairs.concordant, pairs.discordant, pairs.tied, estimate, influence);
    }

    /** Weighted pairs, in all and of each patient: concordant, discordant, tied. */
    private static final class Pairs {
        private final SurvivalTimes y;
        private final int[] rank;
        private final int ranks;
        private final TimeOrder order;
        private final double[] weights;
        private final double[][] of;
        private double concordant;
        private double discordant;
        private double tied;

        Pairs(SurvivalTimes y, double[] score, DoubleUnaryOperator weight) {
            if (score.length != y.size()) {
                throw new IllegalArgumentException(y.size() + " times and " + score.length + " scores");
            }
            for (int n = 0; n < score.length; n++) {
                if (Double.isNaN(score[n])) {
                    throw new FitException("row " + n + ": the score is missing");
                }
            }
            this.y = y;
            double[] distinct = Arrays.stream(score).sorted().distinct().toArray();
            this.ranks = distinct.length;
            this.rank = new int[score.length];
            for (int n = 0; n < score.length; n++) {
                rank[n] = Arrays.binarySearch(distinct, score[n]);
            }
            this.order = TimeOrder.of(y);
            this.weights = new double[order.size()];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = weight.applyAsDouble(y.time(order.rows()[order.start()[k]]));
            }
            this.of = new double[3][score.length];
            asEvents();
            asLater();
        }

        /** Backwards in time: each event against all who were followed up longer. */
        private void asEvents() {
            RankSums later = new RankSums(ranks);
            for (int k = order.size() - 1; k >= 0; k--) {
                add(later, k, false, 1);
                for (int i = order.start()[k]; i < order.start()[k + 1]; i++) {
                    int row = order.rows()[i];
                    if (y.isEvent(row)) {
                        double below = weights[k] * later.below(rank[row]);
                        double same = weights[k] * later.at(rank[row]);
                        double above = weights[k] * later.total() - below - same;
                        of[0][row] += below;
                        of[1][row] += above;
                        of[2][row] += same;
                        concordant += below;
                        discordant += above;
                        tied += same;
                    }
                }
                add(later, k, true, 1);
            }
        }

        /** Forwards in time: each patient against the events before. */
        private void asLater() {
            RankSums earlier = new RankSums(ranks);
            for (int k = 0; k < order.size(); k++) {
                count(earlier, k, true);
                add(earlier, k, true, weights[k]);
                count(earlier, k, false);
            }
        }

        private void count(RankSums earlier, int k, boolean events) {
            for (int i = order.start()[k]; i < order.start()[k + 1]; i++) {
                int row = order.rows()[i];
                if (y.isEvent(row) == events) {
                    double below = earlier.below(rank[row]);
                    double same = earlier.at(rank[row]);
                    of[0][row] += earlier.total() - below - same;
                    of[1][row] += below;
                    of[2][row] += same;
                }
            }
        }

        private void add(RankSums sums, int k, boolean events, double weight) {
            for (int i = order.start()[k]; i < order.start()[k + 1]; i++) {
                if (y.isEvent(order.rows()[i]) == events) {
                    sums.add(rank[order.rows()[i]], weight);
                }
            }
        }
    }
}
