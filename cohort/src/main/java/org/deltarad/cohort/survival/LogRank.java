package org.deltarad.cohort.survival;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.ChiSquareTest;
import org.deltarad.cohort.numeric.Cholesky;

/**
 * The log-rank test of two or more groups and the G-rho family (Harrington and Fleming 1982), as R's survdiff.
 *
 * @param rho weight S(t-)^rho of an event, S pooled within the stratum: 0 log-rank, 1 Peto and Peto's Wilcoxon
 */
public record LogRank(double rho) {
    private static final double TOLERANCE = 1e-10;

    /** The log-rank test. */
    public LogRank() {
        this(0);
    }

    /** Without strata. */
    public LogRankTest test(SurvivalTimes y, int[] group) {
        return test(y, group, new int[y.size()]);
    }

    /**
     * @param group   of each patient, 0, 1, ...
     * @param stratum of each patient, any numbers; patients are compared within strata
     * @throws FitException when fewer than two groups have patients, or there are no events
     */
    public LogRankTest test(SurvivalTimes y, int[] group, int[] stratum) {
        if (group.length != y.size() || stratum.length != y.size()) {
            throw new IllegalArgumentException(
                    y.size() + " times, " + group.length + " groups and " + stratum.length + " strata");
        }
        if (y.eventCount() == 0) {
            throw new FitException("no events: groups cannot be compared");
        }
        int k = Arrays.stream(group).max().orElse(-1) + 1;
        int[] patients = new int[k];
        for (int g : group) {
            patients[g]++;
        }
        if (Arrays.stream(patients).filter(n -> n > 0).count() < 2) {
            throw new FitException("all patients are in one group: there is nothing to compare");
        }
        Sums sums = new Sums(k);
        for (int s : Arrays.stream(stratum).distinct().toArray()) {
            int[] rows =
                    IntStream.range(0, y.size()).filter(n -> stratum[n] == s).toArray();
            sums.add(y.rows(rows), Arrays.stream(rows).map(n -> group[n]).toArray());
        }
        return new LogRankTest(patients, sums.observed, sums.expected, sums.test());
    }

    /** Observed, expected and variance over strata. */
    private final class Sums {
        private final double[] observed;
        private final double[] expected;
        private final double[][] variance;

        Sums(int groups) {
            observed = new double[groups];
            expected = new double[groups];
            variance = new double[groups][groups];
        }

        void add(SurvivalTimes y, int[] group) {
            TimeOrder order = TimeOrder.of(y);
            double[] atRisk = new double[observed.length];
            for (int g : group) {
                atRisk[g]++;
            }
            double survival = 1;
            for (int n = 0; n < order.size(); n++) {
                double r = order.atRisk(n);
                double d = order.events(n, y);
                double weight = rho == 0 ? 1 : Math.pow(survival, rho);
                if (d > 0) {
                    addTime(atRisk, r, d, weight);
                }
                for (int i = order.start()[n]; i < order.start()[n + 1]; i++) {
                    int row = order.rows()[i];
                    observed[group[row]] += y.isEvent(row) ? weight : 0;
                    atRisk[group[row]]--;
                }
                survival *= (r - d) / r;
            }
        }

        private void addTime(double[] atRisk, double r, double d, double weight) {
            double hypergeometric = r > 1 ? weight * weight * d * (r - d) / (r * (r - 1)) : 0;
            for (int a = 0; a < atRisk.length; a++) {
                expected[a] += weight * d * atRisk[a] / r;
                variance[a][a] += hypergeometric * atRisk[a];
                for (int b = 0; b < atRisk.length; b++) {
                    variance[a][b] -= hypergeometric * atRisk[a] * atRisk[b] / r;
                }
            }
        }

        /** Over the groups that expect events, one of them left out since the differences add up to 0. */
        ChiSquareTest test() {
            int[] used = IntStream.range(0, expected.length)
                    .filter(g -> expected[g] > 0)
                    .toArray();
            int df = used.length - 1;
            if (df < 1) {
                return ChiSquareTest.of(0, 0);
            }
            double[] difference = new double[df];
            double[][] v = new double[df][df];
            for (int a = 0; a < df; a++) {
                difference[a] = observed[used[a]] - expected[used[a]];
                for (int b = 0; b < df; b++) {
                    v[a][b] = variance[used[a]][used[b]];
                }
            }
            Optional<Cholesky> factor = Cholesky.of(v, TOLERANCE);
            return ChiSquareTest.of(
                    factor.orElseThrow(() -> new FitException("no event time at which two groups are at risk"))
                            .quadraticForm(difference),
                    df);
        }
    }
}
