package org.deltarad.cohort.statistics;

import java.util.Optional;

/**
 * What Fisher's exact test says (R's {@code fisher.test}).
 *
 * @param pValue    two-sided: probability of all tables with the same margins that are no more probable than this one
 * @param oddsRatio of a table of two by two: conditional maximum likelihood estimate, 0 or infinity at the margin
 * @param interval  of the odds ratio, exact (equal tails)
 */
public record FisherExact(double pValue, Optional<Double> oddsRatio, Optional<Interval> interval) {

    /** {@link #test(ContingencyTable, double)} with a level of 0.95. */
    public static FisherExact test(ContingencyTable table) {
        return test(table, Interval.USUAL);
    }

    /**
     * Tests a table of any size.
     *
     * @param level of the interval
     * @throws org.deltarad.cohort.data.FitException when a table larger than two by two has too many alternatives
     */
    public static FisherExact test(ContingencyTable table, double level) {
        if (table.rows() > 2 || table.columns() > 2) {
            return new FisherExact(TableNetwork.pValue(table), Optional.empty(), Optional.empty());
        }
        ConditionalOdds odds = ConditionalOdds.of(table);
        return new FisherExact(odds.pValue(), Optional.of(odds.estimate()), Optional.of(odds.interval(level)));
    }
}
