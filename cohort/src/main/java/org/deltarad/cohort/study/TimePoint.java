package org.deltarad.cohort.study;

/** The two time points of a patient, side by side in one row of a wide table. */
enum TimePoint {
    BASELINE("baseline"),
    MID("mid-treatment");

    private final String label;

    TimePoint(String label) {
        this.label = label;
    }

    /** Name of a column at this time point. */
    String column(String name) {
        return label + ": " + name;
    }
}
