package org.deltarad.cohort.harmonise;

import java.util.List;
import org.deltarad.harmonisation.LinearHarmonisation.Range;

/** What of a row the training rows do not cover. */
public sealed interface Foreign {
    /** Id of the row. */
    String row();

    /** The column concerned. */
    String column();

    /** Whether the row cannot be harmonised, so that its features are NaN; otherwise they are extrapolated. */
    boolean refused();

    /** A sentence without the row's id. */
    String reason();

    /**
     * A number outside the training rows' range: extrapolated.
     *
     * @param range of the training rows
     */
    record OutsideRange(String row, String column, double value, Range range) implements Foreign {
        @Override
        public boolean refused() {
            return false;
        }

        @Override
        public String reason() {
            return column + " " + Range.text(value) + " is outside " + range + ", what the cohort has";
        }
    }

    /**
     * A scanner, batch or other category that no training row has: refused.
     *
     * @param known the categories that there are
     */
    record UnknownLevel(String row, String column, String level, List<String> known) implements Foreign {
        public UnknownLevel {
            known = List.copyOf(known);
        }

        @Override
        public boolean refused() {
            return true;
        }

        @Override
        public String reason() {
            return column + " '" + level + "' is unknown to the cohort, which has '" + String.join("', '", known) + "'";
        }
    }

    /** A predictor that is missing: refused. */
    record Missing(String row, String column) implements Foreign {
        @Override
        public boolean refused() {
            return true;
        }

        @Override
        public String reason() {
            return column + " is missing";
        }
    }
}
