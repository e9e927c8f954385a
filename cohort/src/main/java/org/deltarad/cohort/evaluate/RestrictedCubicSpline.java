package org.deltarad.cohort.evaluate;

import java.util.Arrays;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Quantiles;

/**
 * Cubic between its knots, linear outside, as R's Hmisc::rcspline.eval.
 *
 * @param knots ascending, at least 3; not to be changed
 */
public record RestrictedCubicSpline(double[] knots) {
    private static final double[] FOUR = {0.05, 0.35, 0.65, 0.95};

    /** Four knots at Harrell's quantiles of the values: 0.05, 0.35, 0.65, 0.95. */
    public static RestrictedCubicSpline of(double[] values) {
        Quantiles quantiles = Quantiles.of(values);
        double[] knots = Arrays.stream(FOUR).map(quantiles::at).distinct().toArray();
        if (knots.length < 3) {
            throw new FitException("values are too often equal for a smooth curve: " + knots.length
                    + " different knots, 3 are needed");
        }
        return new RestrictedCubicSpline(knots);
    }

    /** The value and its nonlinear terms, scaled by the square of the knots' range: one column less than knots. */
    public double[] basis(double x) {
        int k = knots.length;
        double last = knots[k - 1];
        double beforeLast = knots[k - 2];
        double range = (last - knots[0]) * (last - knots[0]);
        double[] basis = new double[k - 1];
        basis[0] = x;
        for (int j = 0; j < k - 2; j++) {
            basis[j + 1] = (cube(x - knots[j])
                            + (cube(x - last) * (beforeLast - knots[j]) - cube(x - beforeLast) * (last - knots[j]))
                                    / (last - beforeLast))
                    / range;
        }
        return basis;
    }

    private static double cube(double d) {
        return d > 0 ? d * d * d : 0;
    }
}
