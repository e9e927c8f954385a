package org.deltarad.cohort.learn.forest;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deltarad.cohort.learn.Seeds;
import org.deltarad.cohort.learn.tree.TreeBuilder;

/**
 * The log-rank statistic of every cut through the rows of one node. With the node's rows fixed, the numerator of a cut is
 * the sum of the martingale residuals on one side, and the variance a sum over the node's event times of
 * d(Y-d)/(Y-1) p(1-p), p the share of those at risk on that side.
 */
final class LogRankNode {
    private final TrainingSet set;
    private final int leafSize;
    private final int splitPoints;

    private int size;
    private int times;
    private final int[] atRisk;
    private final double[] weight;
    private final double[] hazard;
    private final int[] eventTime;
    private final int[] localPassed;
    private final int[] counts;
    private final int[] deaths;
    private final int[] ends;
    private final double[] residual;
    private final int[] slot;
    private final long[] order;

    private int bestFeature;
    private double bestThreshold;
    private double bestStatistic;

    LogRankNode(TrainingSet set, int rows, int leafSize, int splitPoints) {
        this.set = set;
        this.leafSize = leafSize;
        this.splitPoints = splitPoints;
        int t = set.eventTimes.length;
        atRisk = new int[t];
        weight = new double[t];
        hazard = new double[t + 1];
        eventTime = new int[t];
        localPassed = new int[t + 1];
        counts = new int[t + 1];
        deaths = new int[t];
        ends = new int[t + 1];
        residual = new double[rows];
        slot = new int[rows];
        order = new long[rows];
    }

    /** Takes the rows of a node, {@code sample[from]} to {@code sample[to - 1]}; a row may come more than once. */
    void enter(int[] sample, int from, int to) {
        size = to - from;
        Arrays.fill(deaths, 0);
        Arrays.fill(ends, 0);
        for (int n = from; n < to; n++) {
            int passed = set.passed[sample[n]];
            ends[passed]++;
            if (set.y.isEvent(sample[n])) {
                deaths[passed - 1]++;
            }
        }
        times = 0;
        int risk = size;
        hazard[0] = 0;
        localPassed[0] = 0;
        for (int t = 0; t < deaths.length; t++) {
            risk -= ends[t];
            if (deaths[t] > 0) {
                double d = deaths[t];
                double r = risk;
                atRisk[times] = risk;
                weight[times] = risk < 2 ? 0 : d * (r - d) / ((r - 1) * r * r);
                eventTime[times] = t;
                hazard[times + 1] = hazard[times] + d / r;
                times++;
            }
            localPassed[t + 1] = times;
        }
        for (int n = from; n < to; n++) {
            slot[n - from] = localPassed[set.passed[sample[n]]];
            residual[n - from] = (set.y.isEvent(sample[n]) ? 1 : 0) - hazard[slot[n - from]];
        }
    }

    /** Distinct event times of the node. */
    int times() {
        return times;
    }

    /** Index of an event time of the node among those of all patients. */
    int eventTime(int n) {
        return eventTime[n];
    }

    /** Cumulative hazard from an event time of the node on (Nelson-Aalen). */
    double hazard(int n) {
        return hazard[n + 1];
    }

    /**
     * Looks for the cut with the largest absolute statistic; of equal ones the first feature's in the order given, and its lowest.
     *
     * @param candidates features, of which the first {@code count} are tried
     * @return whether there is a cut with rows enough on each side and a variance
     */
    boolean search(int[] sample, int from, int[] candidates, int count, SplittableRandom random) {
        bestStatistic = -1;
        for (int n = 0; n < count; n++) {
            tryFeature(sample, from, candidates[n], random);
        }
        return bestStatistic >= 0;
    }

    int feature() {
        return bestFeature;
    }

    double threshold() {
        return bestThreshold;
    }

    private void tryFeature(int[] sample, int from, int feature, SplittableRandom random) {
        int[] rank = set.rank[feature];
        for (int n = 0; n < size; n++) {
            order[n] = (long) rank[sample[from + n]] << 32 | n;
        }
        Arrays.sort(order, 0, size);
        int cuts = 0;
        for (int n = 1; n < size; n++) {
            cuts += rankAt(n) == rankAt(n - 1) ? 0 : 1;
        }
        if (cuts == 0) {
            return;
        }
        boolean[] chosen = splitPoints > 0 && splitPoints < cuts ? choose(cuts, random) : null;
        Arrays.fill(counts, 0, times + 1, 0);
        double numerator = 0;
        int cut = 0;
        for (int n = 0; n + 1 < size; n++) {
            int row = (int) order[n];
            counts[slot[row]]++;
            numerator += residual[row];
            if (rankAt(n) == rankAt(n + 1)) {
                continue;
            }
            boolean tried = chosen == null || chosen[cut];
            cut++;
            if (tried && n + 1 >= leafSize && size - n - 1 >= leafSize) {
                double variance = variance();
                if (variance > 0 && Math.abs(numerator) / Math.sqrt(variance) > bestStatistic) {
                    bestStatistic = Math.abs(numerator) / Math.sqrt(variance);
                    bestFeature = feature;
                    bestThreshold =
                            TreeBuilder.between(set.values[feature][rankAt(n)], set.values[feature][rankAt(n + 1)]);
                }
            }
        }
    }

    private int rankAt(int n) {
        return (int) (order[n] >>> 32);
    }

    private double variance() {
        double variance = 0;
        int left = 0;
        for (int t = times - 1; t >= 0; t--) {
            left += counts[t + 1];
            variance += weight[t] * ((double) left * (atRisk[t] - left));
        }
        return variance;
    }

    private boolean[] choose(int cuts, SplittableRandom random) {
        int[] drawn = Seeds.range(cuts);
        Seeds.draw(drawn, splitPoints, random);
        boolean[] chosen = new boolean[cuts];
        for (int n = 0; n < splitPoints; n++) {
            chosen[drawn[n]] = true;
        }
        return chosen;
    }
}
