package org.deltarad.cohort.validate;

import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;

/** What is to be predicted of each row of a table. */
public sealed interface Outcome {
    int size();

    /** Those of some rows, in the order given; a row may come more than once. */
    Outcome rows(int... rows);

    /** Whether the event came, or the row is of the positive class. */
    boolean[] positive();

    static Outcome of(boolean[] positive) {
        return new Classes(positive);
    }

    static Outcome of(SurvivalTimes times) {
        return new Survival(times);
    }

    /** @throws FitException unless these are classes */
    default boolean[] classes() {
        if (this instanceof Classes) {
            return positive();
        }
        throw new FitException("classes are needed, follow-up times were given");
    }

    /** @throws FitException unless these are follow-up times */
    default SurvivalTimes times() {
        if (this instanceof Survival survival) {
            return survival.followUp();
        }
        throw new FitException("follow-up times are needed, classes were given");
    }

    /** Two classes. */
    record Classes(boolean[] positive) implements Outcome {
        public Classes {
            positive = positive.clone();
        }

        @Override
        public boolean[] positive() {
            return positive.clone();
        }

        @Override
        public int size() {
            return positive.length;
        }

        @Override
        public Classes rows(int... rows) {
            boolean[] some = new boolean[rows.length];
            for (int n = 0; n < rows.length; n++) {
                some[n] = positive[rows[n]];
            }
            return new Classes(some);
        }
    }

    /** Times to an event. */
    record Survival(SurvivalTimes followUp) implements Outcome {
        @Override
        public int size() {
            return followUp.size();
        }

        @Override
        public Survival rows(int... rows) {
            return new Survival(followUp.rows(rows));
        }

        @Override
        public boolean[] positive() {
            return followUp.events();
        }
    }
}
