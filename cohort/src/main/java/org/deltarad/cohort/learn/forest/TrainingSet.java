package org.deltarad.cohort.learn.forest;

import java.util.Arrays;
import org.deltarad.cohort.data.SurvivalTimes;

/** Training rows as ranks, which all trees share. */
final class TrainingSet {
    final double[][] x;
    final SurvivalTimes y;
    final int features;

    /** Distinct values of a feature, ascending: [feature][rank]. */
    final double[][] values;

    /** Rank of a row's value among the distinct: [feature][row]. */
    final int[][] rank;

    /** Distinct times of events, ascending. */
    final double[] eventTimes;

    /** How many of the event times have come when a row's follow-up ends. */
    final int[] passed;

    /** Times at which cumulative hazards are kept, the last event time among them. */
    final double[] grid;

    /** For each event time the first time of the grid that is not before it. */
    final int[] gridOf;

    TrainingSet(double[][] x, SurvivalTimes y, int timePoints) {
        this.x = x;
        this.y = y;
        features = x[0].length;
        values = new double[features][];
        rank = new int[features][x.length];
        double[] column = new double[x.length];
        for (int f = 0; f < features; f++) {
            for (int row = 0; row < x.length; row++) {
                column[row] = x[row][f] + 0.0;
            }
            values[f] = Arrays.stream(column).sorted().distinct().toArray();
            for (int row = 0; row < x.length; row++) {
                rank[f][row] = Arrays.binarySearch(values[f], column[row]);
            }
        }
        double[] events = new double[y.eventCount()];
        int n = 0;
        for (int row = 0; row < x.length; row++) {
            if (y.isEvent(row)) {
                events[n++] = y.time(row);
            }
        }
        eventTimes = Arrays.stream(events).sorted().distinct().toArray();
        passed = new int[x.length];
        for (int row = 0; row < x.length; row++) {
            int at = Arrays.binarySearch(eventTimes, y.time(row));
            passed[row] = at >= 0 ? at + 1 : -at - 1;
        }
        grid = grid(eventTimes, timePoints);
        gridOf = new int[eventTimes.length];
        for (int t = 0, g = 0; t < eventTimes.length; t++) {
            while (grid[g] < eventTimes[t]) {
                g++;
            }
            gridOf[t] = g;
        }
    }

    int rows() {
        return x.length;
    }

    private static double[] grid(double[] times, int points) {
        if (points == 0 || points >= times.length) {
            return times;
        }
        double[] chosen = new double[points];
        for (int g = 0; g < points; g++) {
            chosen[g] = times[(int) ((g + 1L) * times.length / points) - 1];
        }
        return chosen;
    }
}
