package org.deltarad.cohort.harmonise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.linear.Moments;
import org.deltarad.harmonisation.LinearHarmonisation.Range;

/**
 * Features brought to one scale, frozen: (value - centre) / unit.
 *
 * @param kind     how centre and unit were found
 * @param features by name
 * @param constant features left out because they do not vary in the training rows
 */
public record Scaling(Kind kind, Map<String, Scale> features, List<String> constant) implements FittedHarmonisation {
    public Scaling {
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        constant = List.copyOf(constant);
    }

    /** Where centre and unit come from. */
    public enum Kind {
        /** Mean and standard deviation (n - 1). */
        Z_SCORE,
        /** Smallest value and range, so that training rows are in 0..1; others may be outside and are not cut off. */
        MIN_MAX
    }

    /**
     * @param centre becomes 0
     * @param unit   above 0
     * @param range  of the training rows
     */
    public record Scale(double centre, double unit, Range range) {}

    /**
     * Fits on training rows.
     *
     * @param features columns to scale, complete
     * @throws org.deltarad.cohort.data.FitException when a cell is missing
     */
    public static Scaling fit(Kind kind, FeatureTable rows, List<String> features) {
        rows.select(features).requireComplete();
        Map<String, Scale> scales = new LinkedHashMap<>();
        List<String> constant = new ArrayList<>();
        for (String feature : features) {
            double[] values = rows.column(feature);
            Range range = Moments.range(values);
            if (range.min() == range.max()) {
                constant.add(feature);
            } else {
                scales.put(
                        feature,
                        kind == Kind.Z_SCORE
                                ? new Scale(Moments.mean(values), Moments.sd(values), range)
                                : new Scale(range.min(), range.max() - range.min(), range));
            }
        }
        return new Scaling(kind, scales, constant);
    }

    /** Scales rows, each by itself; the features as numeric columns, all columns of categories. Missing stays missing. */
    @Override
    public Harmonised apply(FeatureTable rows) {
        List<Foreign> foreign = new ArrayList<>();
        Map<String, double[]> columns = new LinkedHashMap<>();
        features.forEach((feature, scale) -> {
            double[] values = rows.column(feature);
            for (int r = 0; r < values.length; r++) {
                if (!Double.isNaN(values[r]) && !scale.range().contains(values[r])) {
                    foreign.add(new Foreign.OutsideRange(rows.ids().get(r), feature, values[r], scale.range()));
                }
                values[r] = (values[r] - scale.centre()) / scale.unit();
            }
            columns.put(feature, values);
        });
        Map<String, List<String>> categories = new LinkedHashMap<>();
        rows.categoricalNames().forEach(name -> categories.put(name, rows.categories(name)));
        return new Harmonised(FeatureTable.of(rows.ids(), columns, categories), foreign);
    }
}
