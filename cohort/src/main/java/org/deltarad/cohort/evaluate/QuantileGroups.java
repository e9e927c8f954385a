package org.deltarad.cohort.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.numeric.Quantiles;

/** Rows in groups of about equal size by a value, equal values in one group, as R's cut at quantiles. */
final class QuantileGroups {
    private QuantileGroups() {}

    /** The rows of each group that has any, by ascending value; fewer groups where quantiles coincide. */
    static List<int[]> of(double[] value, int groups) {
        if (groups < 2) {
            throw new IllegalArgumentException(groups + " groups are none");
        }
        Quantiles quantiles = Quantiles.of(value);
        double[] cuts = IntStream.range(1, groups)
                .mapToDouble(g -> quantiles.at((double) g / groups))
                .filter(q -> q > quantiles.at(0) && q < quantiles.at(1))
                .distinct()
                .toArray();
        int[] group = Arrays.stream(value)
                .mapToInt(v -> (int) Arrays.stream(cuts).filter(c -> c < v).count())
                .toArray();
        return IntStream.rangeClosed(0, cuts.length)
                .mapToObj(g -> IntStream.range(0, value.length)
                        .filter(n -> group[n] == g)
                        .toArray())
                .filter(rows -> rows.length > 0)
                .toList();
    }
}
