package org.deltarad.cohort.harmonise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.linear.Design;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.harmonisation.LinearHarmonisation.Range;

/**
 * What of predictors the training rows cover.
 *
 * @param ranges      of the numeric predictors, in their order
 * @param categorical levels of the categorical ones, sorted; the first is the reference
 */
record Covered(Map<String, Range> ranges, Map<String, List<String>> categorical) {
    Covered {
        ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
        categorical = Collections.unmodifiableMap(new LinkedHashMap<>(categorical));
    }

    static Covered by(Design design) {
        return new Covered(design.ranges(), design.categorical());
    }

    /** @throws FitException naming the first row that lacks a predictor */
    static Design design(FeatureTable rows, Predictors predictors) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (String name : predictors.numeric()) {
            double[] column = rows.column(name);
            for (int r = 0; r < column.length; r++) {
                if (Double.isNaN(column[r])) {
                    throw new FitException(rows.ids().get(r) + ": " + name
                            + " is missing. Complete it, leave the row out, or harmonise without it.");
                }
            }
            numbers.put(name, column);
        }
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (String name : predictors.categorical()) {
            List<String> values = rows.categories(name);
            int missing = values.indexOf(FeatureTable.MISSING);
            if (missing >= 0) {
                throw new FitException(rows.ids().get(missing) + ": " + name
                        + " is missing. Complete it, leave the row out, or harmonise without it.");
            }
            texts.put(name, values);
        }
        return Design.of(numbers, texts);
    }

    /** What of the rows is not covered. */
    List<Foreign> foreign(FeatureTable rows) {
        List<Foreign> all = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            for (Map.Entry<String, Range> range : ranges.entrySet()) {
                outside(rows, r, range.getKey(), range.getValue()).ifPresent(all::add);
            }
            for (Map.Entry<String, List<String>> levels : categorical.entrySet()) {
                unknown(rows, r, levels.getKey(), levels.getValue()).ifPresent(all::add);
            }
        }
        return all;
    }

    private static Optional<Foreign> outside(FeatureTable rows, int row, String name, Range range) {
        double value = rows.column(name)[row];
        String id = rows.ids().get(row);
        if (Double.isNaN(value)) {
            return Optional.of(new Foreign.Missing(id, name));
        }
        return range.contains(value) ? Optional.empty() : Optional.of(new Foreign.OutsideRange(id, name, value, range));
    }

    private static Optional<Foreign> unknown(FeatureTable rows, int row, String name, List<String> levels) {
        String level = rows.categories(name).get(row);
        String id = rows.ids().get(row);
        if (level.equals(FeatureTable.MISSING)) {
            return Optional.of(new Foreign.Missing(id, name));
        }
        return levels.contains(level)
                ? Optional.empty()
                : Optional.of(new Foreign.UnknownLevel(id, name, level, levels));
    }

    static Set<String> refusedRows(List<Foreign> foreign) {
        Set<String> refused = new LinkedHashSet<>();
        foreign.stream().filter(Foreign::refused).forEach(f -> refused.add(f.row()));
        return refused;
    }

    /** The predictors of a row that is not refused. */
    Acquisition acquisition(FeatureTable rows, int row) {
        Map<String, Double> numeric = new LinkedHashMap<>();
        ranges.keySet().forEach(name -> numeric.put(name, rows.column(name)[row]));
        Map<String, String> texts = new LinkedHashMap<>();
        categorical
                .keySet()
                .forEach(name -> texts.put(name, rows.categories(name).get(row)));
        return new Acquisition(numeric, texts);
    }

    /** The predictors of a row that is not refused as columns of a design, without the intercept. */
    double[] coded(FeatureTable rows, int row) {
        List<Double> cells = new ArrayList<>();
        ranges.keySet().forEach(name -> cells.add(rows.column(name)[row]));
        categorical.forEach((name, levels) -> levels.stream()
                .skip(1)
                .forEach(level -> cells.add(rows.categories(name).get(row).equals(level) ? 1.0 : 0.0)));
        return cells.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
