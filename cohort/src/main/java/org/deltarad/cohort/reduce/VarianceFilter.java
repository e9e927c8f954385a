package org.deltarad.cohort.reduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.linear.Moments;

/**
 * Drops features that hardly vary: constant ones, those below a variance, and those of which nearly all values are equal.
 *
 * @param leastVariance (n - 1) below which a feature goes; 0 for constant ones alone
 * @param frequency     a feature goes when its commonest value is more than this many times as frequent as the next and
 *                      distinct values are at most {@code distinct}; infinite to keep these
 * @param distinct      fraction of the rows, 0 to 1
 */
public record VarianceFilter(double leastVariance, double frequency, double distinct) {
    /** As R's {@code caret::nearZeroVar}: 95 to 5, a tenth of the rows. */
    public static VarianceFilter nearZero() {
        return new VarianceFilter(0, 95.0 / 5, 0.1);
    }

    /** Constant features alone. */
    public static VarianceFilter constant() {
        return new VarianceFilter(0, Double.POSITIVE_INFINITY, 0);
    }

    /** @throws org.deltarad.cohort.data.FitException when a cell is missing */
    public Selection select(FeatureTable rows) {
        rows.requireComplete();
        List<String> kept = new ArrayList<>();
        List<Selection.Dropped> dropped = new ArrayList<>();
        rows.columns().forEach((feature, values) -> {
            String reason = reason(values);
            if (reason.isEmpty()) {
                kept.add(feature);
            } else {
                dropped.add(new Selection.Dropped(feature, reason));
            }
        });
        return new Selection("variance", kept, dropped);
    }

    private String reason(double[] values) {
        List<Long> counts = Arrays.stream(values)
                .boxed()
                .collect(Collectors.groupingBy(v -> v + 0.0, Collectors.counting()))
                .entrySet()
                .stream()
                .map(Map.Entry::getValue)
                .sorted((a, b) -> Long.compare(b, a))
                .toList();
        if (counts.size() == 1) {
            return "constant";
        }
        double sd = Moments.sd(values);
        if (sd * sd < leastVariance) {
            return String.format(Locale.ROOT, "variance %.3g", sd * sd);
        }
        boolean rare = (double) counts.get(0) / counts.get(1) > frequency;
        return rare && (double) counts.size() / values.length <= distinct
                ? counts.get(0) + " of " + values.length + " values are equal"
                : "";
    }
}
