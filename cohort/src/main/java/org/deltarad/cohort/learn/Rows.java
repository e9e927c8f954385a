package org.deltarad.cohort.learn;

import org.deltarad.cohort.data.FitException;

/** What every learner asks of its rows. */
public final class Rows {
    private Rows() {}

    /**
     * The number of features of training rows.
     *
     * @param x        a row per patient
     * @param outcomes how many outcomes come with them
     * @throws FitException when there is no row or no feature, a row has another length, or a value is not finite, with the row and the column (0-based)
     * @throws IllegalArgumentException when there are more or fewer outcomes
     */
    public static int width(double[][] x, int outcomes) {
        if (x.length != outcomes) {
            throw new IllegalArgumentException(x.length + " rows and " + outcomes + " outcomes");
        }
        if (x.length == 0 || x[0].length == 0) {
            throw new FitException("there is no " + (x.length == 0 ? "row" : "feature") + " to learn from");
        }
        int width = x[0].length;
        for (int row = 0; row < x.length; row++) {
            if (x[row].length != width) {
                throw new FitException("row " + row + " has " + x[row].length + " features, row 0 has " + width);
            }
            for (int column = 0; column < width; column++) {
                if (!Double.isFinite(x[row][column])) {
                    throw new FitException("row " + row + ", column " + column + ": " + x[row][column]
                            + " cannot be learnt from; fill or leave out the missing");
                }
            }
        }
        return width;
    }

    /** @throws IllegalArgumentException unless a row to score has that many features, all of them finite */
    public static void check(double[] row, int width) {
        if (row.length != width) {
            throw new IllegalArgumentException(row.length + " features, the model has " + width);
        }
        for (int column = 0; column < width; column++) {
            if (!Double.isFinite(row[column])) {
                throw new IllegalArgumentException("column " + column + ": " + row[column] + " cannot be scored");
            }
        }
    }
}
