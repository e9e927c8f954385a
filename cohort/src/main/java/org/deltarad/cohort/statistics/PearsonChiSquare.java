package org.deltarad.cohort.statistics;

import java.util.List;
import org.deltarad.cohort.numeric.Tails;

/** Pearson's chi-square test of independence (R's {@code chisq.test}). */
public final class PearsonChiSquare {
    private PearsonChiSquare() {}

    /**
     * Tests.
     *
     * @param yates whether the continuity correction is made of a table of two by two; others have none
     */
    public static TestResult test(ContingencyTable table, boolean yates) {
        int[] rows = table.rowSums();
        int[] columns = table.columnSums();
        double total = table.total();
        boolean corrected = yates && rows.length == 2 && columns.length == 2;
        double statistic = 0;
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                double expected = rows[r] * (double) columns[c] / total;
                double difference = Math.abs(table.at(r, c) - expected);
                difference -= corrected ? Math.min(0.5, difference) : 0;
                statistic += difference * difference / expected;
            }
        }
        double df = (rows.length - 1.0) * (columns.length - 1.0);
        String method = corrected ? "chi-square, Yates' correction" : "chi-square";
        return new TestResult(method, statistic, List.of(df), Tails.chiSquare(statistic, df));
    }
}
