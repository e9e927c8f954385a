package org.deltarad.cohort.linear;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.Range;

/**
 * The predictors of all observations as columns, treatment-coded like R's {@code contr.treatment}: the first level in
 * the order of its characters is the reference.
 *
 * @param ranges      smallest and largest value of each numeric predictor, in the predictors' order
 * @param categorical levels that the cohort has, sorted
 * @param names       of the columns
 * @param columns     one array of observations for each column, without the intercept
 */
public record Design(
        Map<String, Range> ranges, Map<String, List<String>> categorical, List<String> names, List<double[]> columns) {
    public Design {
        ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
        categorical = Collections.unmodifiableMap(new LinkedHashMap<>(categorical));
        names = List.copyOf(names);
        columns = List.copyOf(columns);
    }

    /**
     * Codes predictors.
     *
     * @param numbers finite values of each numeric predictor, in the order that coefficients shall have
     * @param texts   levels of each categorical predictor
     */
    public static Design of(Map<String, double[]> numbers, Map<String, List<String>> texts) {
        List<double[]> columns = new ArrayList<>();
        Map<String, Range> ranges = new LinkedHashMap<>();
        numbers.forEach((predictor, column) -> {
            columns.add(column);
            ranges.put(predictor, Moments.range(column));
        });
        Map<String, List<String>> categorical = new LinkedHashMap<>();
        texts.forEach((predictor, values) -> {
            List<String> levels = List.copyOf(new TreeSet<>(values));
            categorical.put(predictor, levels);
            levels.stream().skip(1).forEach(level -> columns.add(indicator(values, level)));
        });
        List<String> names = LinearHarmonisation.coefficientNames(List.copyOf(numbers.keySet()), categorical);
        return new Design(ranges, categorical, names, columns);
    }

    private static double[] indicator(List<String> values, String level) {
        return values.stream().mapToDouble(v -> v.equals(level) ? 1 : 0).toArray();
    }

    /** Sentences on the columns that a regression left out because others determine them, and on single levels. */
    public List<String> remarks(LeastSquares regression) {
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (regression.redundant(i)) {
                String name = names.get(i);
                Range range = ranges.get(name);
                remarks.add(
                        range != null && range.min() == range.max()
                                ? name + " is " + range.min() + " in all observations, so it has no coefficient."
                                : name + " is a linear combination of the predictors before it, so it has no"
                                        + " coefficient: the cohort cannot tell their effects apart.");
            }
        }
        categorical.forEach((name, levels) -> {
            if (levels.size() == 1) {
                remarks.add(name + " is " + levels.get(0) + " in all observations, so it has no coefficient.");
            }
        });
        return remarks;
    }
}
