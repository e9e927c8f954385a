package org.deltarad.cohort.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.harmonise.FittedOls;
import org.deltarad.cohort.harmonise.OlsHarmoniser;
import org.deltarad.cohort.validate.FittedStep;
import org.deltarad.cohort.validate.Outcome;
import org.deltarad.cohort.validate.Step;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.harmonisation.HarmonisationException;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.signature.Signature;

/**
 * Harmonises both time points of paired rows by one regression, as S1 does, and leaves z at baseline, or its change.
 *
 * @param harmoniser fitted on all baselines and then all mid-treatments
 * @param features   to harmonise
 * @param input      what is left of them
 */
record PairedHarmonisation(OlsHarmoniser harmoniser, List<String> features, Signature.Input input) implements Step {

    @Override
    public Fitted fit(FeatureTable training, Outcome outcome) {
        return new Fitted(training.names(), fit(training), input);
    }

    /** The regression alone. */
    FittedOls fit(FeatureTable training) {
        Predictors predictors = harmoniser.predictors();
        List<String> ids = new ArrayList<>();
        for (TimePoint point : TimePoint.values()) {
            training.ids().forEach(id -> ids.add(point.column(id)));
        }
        Map<String, double[]> numeric = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(predictors.numeric());
        names.addAll(features);
        for (String name : names) {
            double[] both = new double[ids.size()];
            for (TimePoint point : TimePoint.values()) {
                double[] column = training.column(point.column(name));
                int start = point == TimePoint.BASELINE ? 0 : column.length;
                System.arraycopy(column, 0, both, start, column.length);
            }
            numeric.put(name, both);
        }
        Map<String, List<String>> categorical = new LinkedHashMap<>();
        for (String name : predictors.categorical()) {
            List<String> both = new ArrayList<>();
            for (TimePoint point : TimePoint.values()) {
                both.addAll(training.categories(point.column(name)));
            }
            categorical.put(name, both);
        }
        return harmoniser.fit(FeatureTable.of(ids, numeric, categorical), features);
    }

    /**
     * Fitted. A row whose acquisition the training rows do not cover becomes NaN, which no model scores.
     *
     * @param columns of a row before the step
     * @param fitted  on training rows
     */
    record Fitted(List<String> columns, FittedOls fitted, Signature.Input input) implements FittedStep {
        Fitted {
            columns = List.copyOf(columns);
        }

        @Override
        public List<String> names() {
            return List.copyOf(fitted.harmonisation().features().keySet());
        }

        @Override
        public double[] apply(double[] numbers, Map<String, String> categories) {
            Map<String, Double> byName = new LinkedHashMap<>();
            for (int n = 0; n < numbers.length; n++) {
                byName.put(columns.get(n), numbers[n]);
            }
            double[] z = z(TimePoint.BASELINE, byName, categories);
            if (input == Signature.Input.DELTA) {
                double[] late = z(TimePoint.MID, byName, categories);
                for (int n = 0; n < z.length; n++) {
                    z[n] = late[n] - z[n];
                }
            }
            return z;
        }

        private double[] z(TimePoint point, Map<String, Double> numbers, Map<String, String> categories) {
            LinearHarmonisation harmonisation = fitted.harmonisation();
            Map<String, Double> numeric = new LinkedHashMap<>();
            harmonisation.numeric().forEach(name -> numeric.put(name, numbers.get(point.column(name))));
            Map<String, String> texts = new LinkedHashMap<>();
            harmonisation.categorical().keySet().forEach(name -> texts.put(name, categories.get(point.column(name))));
            Acquisition acquisition = new Acquisition(numeric, texts);
            List<String> names = names();
            double[] z = new double[names.size()];
            for (int n = 0; n < z.length; n++) {
                try {
                    z[n] = harmonisation.z(names.get(n), numbers.get(point.column(names.get(n))), acquisition);
                } catch (HarmonisationException e) {
                    z[n] = Double.NaN;
                }
            }
            return z;
        }
    }
}
