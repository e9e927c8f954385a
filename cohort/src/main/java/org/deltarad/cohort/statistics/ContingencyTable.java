package org.deltarad.cohort.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.deltarad.cohort.data.FitException;

/**
 * How often each pair of categories comes.
 *
 * @param counts rows by columns, at least two of each, none negative, no row or column without any
 */
public record ContingencyTable(List<List<Integer>> counts) {
    /** @throws FitException when it is no such table */
    public ContingencyTable {
        counts = counts.stream().map(List::copyOf).toList();
        if (counts.size() < 2 || counts.get(0).size() < 2) {
            throw new FitException("a table to be tested has at least two rows and two columns");
        }
        for (List<Integer> row : counts) {
            if (row.size() != counts.get(0).size()) {
                throw new FitException("rows of a table have the same number of columns");
            }
            if (row.stream().anyMatch(c -> c < 0)) {
                throw new FitException("a count is negative in " + row);
            }
            if (row.stream().allMatch(c -> c == 0)) {
                throw new FitException("a row of the table is empty");
            }
        }
        for (int c = 0; c < counts.get(0).size(); c++) {
            int column = c;
            if (counts.stream().allMatch(row -> row.get(column) == 0)) {
                throw new FitException("column " + (c + 1) + " of the table is empty");
            }
        }
    }

    /** A row for each array. */
    public static ContingencyTable of(int[]... rows) {
        return new ContingencyTable(
                Arrays.stream(rows).map(r -> Arrays.stream(r).boxed().toList()).toList());
    }

    /** Counts pairs of categories; both kinds in the order of their characters. */
    public static ContingencyTable of(List<String> rows, List<String> columns) {
        if (rows.size() != columns.size()) {
            throw new FitException(rows.size() + " and " + columns.size() + " categories are no pairs");
        }
        List<String> rowLevels = new ArrayList<>(new TreeSet<>(rows));
        List<String> columnLevels = new ArrayList<>(new TreeSet<>(columns));
        int[][] counts = new int[rowLevels.size()][columnLevels.size()];
        for (int n = 0; n < rows.size(); n++) {
            counts[rowLevels.indexOf(rows.get(n))][columnLevels.indexOf(columns.get(n))]++;
        }
        return of(counts);
    }

    int rows() {
        return counts.size();
    }

    int columns() {
        return counts.get(0).size();
    }

    int at(int row, int column) {
        return counts.get(row).get(column);
    }

    int[] rowSums() {
        return counts.stream()
                .mapToInt(r -> r.stream().mapToInt(Integer::intValue).sum())
                .toArray();
    }

    int[] columnSums() {
        int[] sums = new int[columns()];
        counts.forEach(row -> Arrays.setAll(sums, c -> sums[c] + row.get(c)));
        return sums;
    }

    int total() {
        return Arrays.stream(rowSums()).sum();
    }
}
