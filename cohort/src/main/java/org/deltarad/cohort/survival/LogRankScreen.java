package org.deltarad.cohort.survival;

import java.util.Arrays;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;

/** Log-rank tests of many features against one outcome, patients above the median against the others. */
public record LogRankScreen(SurvivalTimes y) {

    /**
     * @param x of each patient, finite
     * @throws FitException when a cell is missing, or nobody is above the median (half the patients share the maximum)
     */
    public double pValue(double[] x) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        if (x.length > 0 && !(Double.isFinite(sorted[0]) && Double.isFinite(sorted[x.length - 1]))) {
            throw new FitException("a cell is missing or infinite: the median needs all");
        }
        int middle = x.length / 2;
        double median = x.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        int[] group = new int[x.length];
        for (int n = 0; n < x.length; n++) {
            group[n] = x[n] > median ? 1 : 0;
        }
        return new LogRank().test(y, group).p();
    }
}
