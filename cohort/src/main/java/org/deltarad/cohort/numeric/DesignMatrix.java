package org.deltarad.cohort.numeric;

import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FitException;

/** Covariates of a fit, checked, by column, each with its mean and its standard deviation. */
public final class DesignMatrix {
    /** Columns that vary by less than this fraction of their values are constant: rounding of one number repeated. */
    private static final double CONSTANT = 1e-12;

    private final int rows;
    private final double[][] columns;
    private final double[] means;
    private final double[] deviations;
    private final List<String> names;

    private DesignMatrix(int rows, double[][] columns, List<String> names) {
        this.rows = rows;
        this.columns = columns;
        this.names = names;
        this.means = new double[columns.length];
        this.deviations = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            means[j] = mean(columns[j]);
            deviations[j] = deviation(columns[j], means[j]);
        }
    }

    /**
     * @param x     a row per patient
     * @param names of the columns; empty for x1, x2, ...
     * @throws FitException when there are no rows, or a cell is missing (NaN) or infinite, with row and column
     */
    public static DesignMatrix of(double[][] x, List<String> names) {
        if (x.length == 0) {
            throw new FitException("no rows to fit");
        }
        int p = x[0].length;
        List<String> known = names.isEmpty()
                ? IntStream.rangeClosed(1, p).mapToObj(j -> "x" + j).toList()
                : List.copyOf(names);
        if (known.size() != p) {
            throw new IllegalArgumentException(known.size() + " names of " + p + " columns");
        }
        double[][] columns = new double[p][x.length];
        for (int n = 0; n < x.length; n++) {
            if (x[n].length != p) {
                throw new IllegalArgumentException("row " + n + " has " + x[n].length + " columns, row 0 has " + p);
            }
            for (int j = 0; j < p; j++) {
                if (!Double.isFinite(x[n][j])) {
                    throw new FitException("row " + n + ", column " + j + " (" + known.get(j) + "): " + x[n][j]
                            + " is no number; leave the row out or fill the cell");
                }
                columns[j][n] = x[n][j];
            }
        }
        return new DesignMatrix(x.length, columns, known);
    }

    public int rows() {
        return rows;
    }

    /** Number of columns. */
    public int width() {
        return columns.length;
    }

    /** A column, not to be changed. */
    public double[] column(int j) {
        return columns[j];
    }

    public double mean(int j) {
        return means[j];
    }

    /** A copy of the columns' means. */
    public double[] means() {
        return means.clone();
    }

    /** Standard deviation with denominator n, as glmnet standardises; 0 for a constant column. */
    public double deviation(int j) {
        return deviations[j];
    }

    public List<String> names() {
        return names;
    }

    /** How messages name a column. */
    public String label(int j) {
        return "column " + j + " (" + names.get(j) + ")";
    }

    /**
     * This, when every column varies.
     *
     * @throws FitException naming a constant column
     */
    public DesignMatrix varying() {
        for (int j = 0; j < columns.length; j++) {
            if (deviations[j] == 0) {
                throw new FitException(label(j) + " is " + columns[j][0] + " in all rows: it has no coefficient");
            }
        }
        return this;
    }

    private static double mean(double[] v) {
        double sum = 0;
        for (double d : v) {
            sum += d;
        }
        double mean = sum / v.length;
        double rest = 0;
        for (double d : v) {
            rest += d - mean;
        }
        return mean + rest / v.length;
    }

    private static double deviation(double[] v, double mean) {
        double sum = 0;
        double largest = 0;
        for (double d : v) {
            sum += (d - mean) * (d - mean);
            largest = Math.max(largest, Math.abs(d));
        }
        double deviation = Math.sqrt(sum / v.length);
        return deviation > CONSTANT * largest ? deviation : 0;
    }
}
