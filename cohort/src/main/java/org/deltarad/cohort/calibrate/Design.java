package org.deltarad.cohort.calibrate;

import java.util.ArrayList;
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
record Design(
        Map<String, Range> ranges, Map<String, List<String>> categorical, List<String> names, List<double[]> columns) {

    static Design of(Predictors predictors, List<Observation> observations)
            throws CalibrationException.MissingPredictor {
        List<double[]> columns = new ArrayList<>();
        Map<String, Range> ranges = new LinkedHashMap<>();
        for (String predictor : predictors.numeric()) {
            double[] column = numbers(predictor, observations);
            columns.add(column);
            ranges.put(predictor, Moments.range(column));
        }
        Map<String, List<String>> categorical = new LinkedHashMap<>();
        for (String predictor : predictors.categorical()) {
            List<String> values = texts(predictor, observations);
            List<String> levels = List.copyOf(new TreeSet<>(values));
            categorical.put(predictor, levels);
            levels.stream().skip(1).forEach(level -> columns.add(indicator(values, level)));
        }
        List<String> names = LinearHarmonisation.coefficientNames(predictors.numeric(), categorical);
        return new Design(ranges, categorical, names, columns);
    }

    private static double[] numbers(String predictor, List<Observation> observations)
            throws CalibrationException.MissingPredictor {
        double[] column = new double[observations.size()];
        for (int i = 0; i < column.length; i++) {
            Observation observation = observations.get(i);
            Double value = observation.measured().acquisition().numeric().get(predictor);
            if (value == null || !Double.isFinite(value)) {
                throw new CalibrationException.MissingPredictor(observation.name(), predictor);
            }
            column[i] = value;
        }
        return column;
    }

    private static List<String> texts(String predictor, List<Observation> observations)
            throws CalibrationException.MissingPredictor {
        List<String> values = new ArrayList<>();
        for (Observation observation : observations) {
            String value = observation.measured().acquisition().categorical().get(predictor);
            if (value == null || value.isBlank()) {
                throw new CalibrationException.MissingPredictor(observation.name(), predictor);
            }
            values.add(value);
        }
        return values;
    }

    private static double[] indicator(List<String> values, String level) {
        return values.stream().mapToDouble(v -> v.equals(level) ? 1 : 0).toArray();
    }
}
