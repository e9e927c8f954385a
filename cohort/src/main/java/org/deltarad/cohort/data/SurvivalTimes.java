package org.deltarad.cohort.data;

import java.util.Arrays;

/** Follow-up of patients: time to the event, or to the last that is known (right censoring), in one unit throughout. */
public final class SurvivalTimes {
    private final double[] time;
    private final boolean[] event;

    private SurvivalTimes(double[] time, boolean[] event) {
        this.time = time;
        this.event = event;
    }

    /**
     * @param time  of each patient, finite and not negative
     * @param event whether the event came at that time
     * @throws FitException when a time is none, with the row (0-based)
     */
    public static SurvivalTimes of(double[] time, boolean[] event) {
        if (time.length != event.length) {
            throw new IllegalArgumentException(time.length + " times and " + event.length + " events");
        }
        for (int n = 0; n < time.length; n++) {
            if (!(time[n] >= 0) || Double.isInfinite(time[n])) {
                throw new FitException("row " + n + ": a follow-up time of " + time[n] + " is none");
            }
        }
        return new SurvivalTimes(time.clone(), event.clone());
    }

    public int size() {
        return time.length;
    }

    public double time(int row) {
        return time[row];
    }

    public boolean isEvent(int row) {
        return event[row];
    }

    /** A copy of all times. */
    public double[] times() {
        return time.clone();
    }

    /** A copy of all event indicators. */
    public boolean[] events() {
        return event.clone();
    }

    /** Number of events. */
    public int eventCount() {
        int n = 0;
        for (boolean e : event) {
            n += e ? 1 : 0;
        }
        return n;
    }

    /** Those of some rows, in the order given; a row may come more than once. */
    public SurvivalTimes rows(int... rows) {
        double[] t = new double[rows.length];
        boolean[] e = new boolean[rows.length];
        for (int n = 0; n < rows.length; n++) {
            t[n] = time[rows[n]];
            e[n] = event[rows[n]];
        }
        return new SurvivalTimes(t, e);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof SurvivalTimes s && Arrays.equals(time, s.time) && Arrays.equals(event, s.event);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(time) + Arrays.hashCode(event);
    }

    @Override
    public String toString() {
        return time.length + " patients, " + eventCount() + " events";
    }
}
