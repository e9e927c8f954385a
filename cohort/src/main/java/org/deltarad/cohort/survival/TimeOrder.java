package org.deltarad.cohort.survival;

import java.util.stream.IntStream;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Order;

/**
 * Rows in the order of their times, cut where the time changes.
 *
 * @param rows  indices by ascending time
 * @param start of each distinct time in {@code rows}, and the number of rows at the end
 */
record TimeOrder(int[] rows, int[] start) {

    static TimeOrder of(SurvivalTimes y) {
        double[] time = y.times();
        int[] rows = Order.ascending(time);
        int[] start = IntStream.rangeClosed(0, time.length)
                .filter(n -> n == 0 || n == time.length || time[rows[n]] > time[rows[n - 1]])
                .toArray();
        return new TimeOrder(rows, time.length == 0 ? new int[] {0} : start);
    }

    /** Number of distinct times. */
    int size() {
        return start.length - 1;
    }

    /** Rows with the n-th distinct time or a later one. */
    int atRisk(int n) {
        return rows.length - start[n];
    }

    /** Events at the n-th distinct time. */
    int events(int n, SurvivalTimes y) {
        int events = 0;
        for (int k = start[n]; k < start[n + 1]; k++) {
            events += y.isEvent(rows[k]) ? 1 : 0;
        }
        return events;
    }
}
