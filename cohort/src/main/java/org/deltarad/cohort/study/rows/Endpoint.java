package org.deltarad.cohort.study.rows;

import java.util.List;

/** What is predicted, by columns of the patients' table. */
public sealed interface Endpoint {
    /** Its name. */
    String id();

    /** Columns of numbers. */
    List<String> numeric();

    /** Columns of categories. */
    List<String> categorical();

    /**
     * Time to an event.
     *
     * @param time  column of follow-up
     * @param event column of 1 (event) and 0 (none)
     */
    record Survival(String id, String time, String event) implements Endpoint {
        @Override
        public List<String> numeric() {
            return List.of(time, event);
        }

        @Override
        public List<String> categorical() {
            return List.of();
        }
    }

    /**
     * Two classes.
     *
     * @param column   of them
     * @param positive what it says of the class whose probability is predicted
     */
    record Classes(String id, String column, String positive) implements Endpoint {
        @Override
        public List<String> numeric() {
            return List.of();
        }

        @Override
        public List<String> categorical() {
            return List.of(column);
        }
    }
}
