package org.deltarad.cohort.statistics;

import java.util.List;
import java.util.Map;
import org.deltarad.cohort.data.FitException;

/** Correlations of many samples with each other. */
public final class CorrelationMatrix {
    private CorrelationMatrix() {}

    /** Which coefficient. */
    public enum Kind {
        PEARSON,
        SPEARMAN
    }

    /**
     * Computes all coefficients.
     *
     * @param columns samples of one length, complete
     * @return symmetric, 1 on the diagonal, in the order of the columns
     * @throws FitException naming a column that does not vary
     */
    public static double[][] of(Kind kind, Map<String, double[]> columns) {
        List<double[]> standard = columns.entrySet().stream()
                .map(c -> standardised(
                        c.getKey(),
                        kind == Kind.SPEARMAN ? Ranks.of(c.getValue()).ranks() : c.getValue()))
                .toList();
        int count = standard.size();
        double[][] r = new double[count][count];
        for (int i = 0; i < count; i++) {
            r[i][i] = 1;
            for (int j = 0; j < i; j++) {
                r[i][j] = Math.max(-1, Math.min(1, product(standard.get(i), standard.get(j))));
                r[j][i] = r[i][j];
            }
        }
        return r;
    }

    /** Mean 0, length 1. */
    private static double[] standardised(String name, double[] values) {
        double mean = Samples.mean(values);
        double length = Math.sqrt(Samples.squares(values));
        if (!(length > 0)) {
            throw new FitException(name + " does not vary, so it has no correlation; filter constant features first");
        }
        double[] standard = new double[values.length];
        for (int n = 0; n < standard.length; n++) {
            standard[n] = (values[n] - mean) / length;
        }
        return standard;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int n = 0; n < a.length; n++) {
            sum += a[n] * b[n];
        }
        return sum;
    }
}
