package org.deltarad.cohort.linear;

import java.util.Arrays;
import org.deltarad.harmonisation.LinearHarmonisation.Range;
import org.hipparchus.stat.descriptive.moment.Mean;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;

/** Mean, standard deviation and range of numbers. */
public final class Moments {
    private Moments() {}

    /** The mean. */
    public static double mean(double[] values) {
        return new Mean().evaluate(values);
    }

    /** Standard deviation with n - 1. */
    public static double sd(double[] values) {
        return new StandardDeviation().evaluate(values);
    }

    /** Smallest and largest, of finite values. */
    public static Range range(double[] values) {
        return new Range(
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow());
    }
}
