package org.deltarad.cohort.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.SurvivalTimes;

/** A data set that a reference.R wrote as CSV. */
public final class RTable {
    private final List<String> names;
    private final double[][] rows;

    private RTable(List<String> names, double[][] rows) {
        this.names = names;
        this.rows = rows;
    }

    /** A CSV beside a test class. */
    public static RTable of(Class<?> test, String resource) {
        String[] lines = RNumbers.lines(test, resource);
        double[][] rows = Arrays.stream(lines)
                .skip(1)
                .map(line -> Arrays.stream(line.split(",", -1))
                        .mapToDouble(RNumbers::number)
                        .toArray())
                .toArray(double[][]::new);
        return new RTable(List.of(lines[0].split(",")), rows);
    }

    public int size() {
        return rows.length;
    }

    public double[] column(String name) {
        int column = names.indexOf(name);
        assertThat(column).as(name).isNotNegative();
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    public int[] ints(String name) {
        return Arrays.stream(column(name)).mapToInt(v -> (int) v).toArray();
    }

    /** Whether a column is 1. */
    public boolean[] flags(String name) {
        double[] values = column(name);
        boolean[] flags = new boolean[values.length];
        for (int n = 0; n < flags.length; n++) {
            flags[n] = values[n] == 1;
        }
        return flags;
    }

    /** Rows of some columns. */
    public double[][] rows(List<String> columns) {
        int[] index = columns.stream().mapToInt(names::indexOf).toArray();
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(index).mapToDouble(j -> row[j]).toArray())
                .toArray(double[][]::new);
    }

    /** Columns time and status. */
    public SurvivalTimes survival() {
        return SurvivalTimes.of(column("time"), flags("status"));
    }
}
