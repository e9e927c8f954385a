package org.deltarad.cohort.reliability;

import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.FitException;
import org.deltarad.mask.MaskComparison;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Dice coefficients of two readers' masks over a cohort, at one time point.
 *
 * @param masks  number of pairs of masks
 * @param mean   of the coefficients
 * @param median of the coefficients
 * @param q1     first quartile, linear between ranks (R's type 7)
 * @param q3     third quartile
 * @param lowest the smallest
 */
public record ReaderDice(int masks, double mean, double median, double q1, double q3, double lowest) {

    /** Of comparisons of masks, one per patient. */
    public static ReaderDice of(List<MaskComparison> comparisons) {
        return of(comparisons.stream().mapToDouble(MaskComparison::dice).toArray());
    }

    /**
     * Of coefficients, one per patient.
     *
     * @throws FitException when there is none, or one is not between 0 and 1
     */
    public static ReaderDice of(double[] dice) {
        if (dice.length == 0) {
            throw new FitException("there are no masks of two readers");
        }
        for (double d : dice) {
            if (!(d >= 0 && d <= 1)) {
                throw new FitException("a Dice coefficient is between 0 and 1, not " + d);
            }
        }
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(dice);
        return new ReaderDice(
                dice.length,
                Arrays.stream(dice).average().orElseThrow(),
                percentile.evaluate(50),
                percentile.evaluate(25),
                percentile.evaluate(75),
                Arrays.stream(dice).min().orElseThrow());
    }
}
