package org.deltarad.cohort.calibrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.cohort.linear.Design;
import org.deltarad.signature.Measured;

/**
 * A row of the regression: one time point of one patient.
 *
 * @param name for messages: patient and time point
 */
record Observation(String name, Measured measured) {

    /** All baselines, then all mid-treatments: S1 fits both together. */
    static List<Observation> of(List<CohortPatient> patients) {
        List<Observation> observations = new ArrayList<>();
        patients.forEach(p -> observations.add(new Observation("patient " + p.id() + ", baseline", p.baseline())));
        patients.forEach(p -> observations.add(new Observation("patient " + p.id() + ", mid-treatment", p.mid())));
        return observations;
    }

    /** The predictors of all observations as columns. */
    static Design design(Predictors predictors, List<Observation> observations)
            throws CalibrationException.MissingPredictor {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (String predictor : predictors.numeric()) {
            double[] column = new double[observations.size()];
            for (int i = 0; i < column.length; i++) {
                column[i] = observations.get(i).number(predictor);
            }
            numbers.put(predictor, column);
        }
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (String predictor : predictors.categorical()) {
            List<String> values = new ArrayList<>();
            for (Observation observation : observations) {
                values.add(observation.text(predictor));
            }
            texts.put(predictor, values);
        }
        return Design.of(numbers, texts);
    }

    private double number(String predictor) throws CalibrationException.MissingPredictor {
        Double value = measured.acquisition().numeric().get(predictor);
        if (value == null || !Double.isFinite(value)) {
            throw new CalibrationException.MissingPredictor(name, predictor);
        }
        return value;
    }

    private String text(String predictor) throws CalibrationException.MissingPredictor {
        String value = measured.acquisition().categorical().get(predictor);
        if (value == null || value.isBlank()) {
            throw new CalibrationException.MissingPredictor(name, predictor);
        }
        return value;
    }
}
