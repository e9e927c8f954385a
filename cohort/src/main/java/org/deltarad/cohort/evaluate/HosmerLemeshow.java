package org.deltarad.cohort.evaluate;

import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.ChiSquareTest;

/**
 * The goodness of fit test of Hosmer and Lemeshow (1980). Arrays are by group, ascending, not to be changed.
 *
 * @param test with groups - 2 degrees of freedom, for a model fitted to these patients
 */
public record HosmerLemeshow(int[] patients, int[] observed, double[] expected, ChiSquareTest test) {

    /**
     * @param groups by quantiles of the probability, usually 10; fewer where many probabilities are equal
     * @throws FitException when fewer than 3 groups come out, or a group expects none or all
     */
    public static HosmerLemeshow of(double[] probability, boolean[] y, int groups) {
        Checks.probabilities(probability, y.length);
        List<int[]> parts = QuantileGroups.of(probability, groups);
        if (parts.size() < 3) {
            throw new FitException("the probabilities make " + parts.size() + " groups; the test needs at least 3");
        }
        int[] patients = new int[parts.size()];
        int[] observed = new int[parts.size()];
        double[] expected = new double[parts.size()];
        double statistic = 0;
        for (int g = 0; g < patients.length; g++) {
            patients[g] = parts.get(g).length;
            observed[g] = (int) Arrays.stream(parts.get(g)).filter(n -> y[n]).count();
            expected[g] =
                    Arrays.stream(parts.get(g)).mapToDouble(n -> probability[n]).sum();
            double variance = expected[g] * (1 - expected[g] / patients[g]);
            if (!(variance > 0)) {
                throw new FitException("group " + g + " of " + patients[g] + " patients expects " + expected[g]
                        + " events: nothing can be compared");
            }
            statistic += (observed[g] - expected[g]) * (observed[g] - expected[g]) / variance;
        }
        return new HosmerLemeshow(patients, observed, expected, ChiSquareTest.of(statistic, parts.size() - 2));
    }
}
