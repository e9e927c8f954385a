package org.deltarad.cohort.harmonise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.harmonisation.LinearHarmonisation.Range;

/**
 * ComBat, frozen: a patient of a known batch is harmonised by itself, whatever comes with it.
 *
 * @param options     how it was fitted
 * @param batches     sorted
 * @param ranges      of the numeric covariates
 * @param categorical levels of the categorical covariates; the first is the reference
 * @param features    by name
 * @param untouched   features that do not vary within a batch and are left as they are
 */
public record FittedComBat(
        ComBatOptions options,
        List<String> batches,
        Map<String, Range> ranges,
        Map<String, List<String>> categorical,
        Map<String, Feature> features,
        List<String> untouched)
        implements FittedHarmonisation {
    public FittedComBat {
        batches = List.copyOf(batches);
        ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
        categorical = Collections.unmodifiableMap(new LinkedHashMap<>(categorical));
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        untouched = List.copyOf(untouched);
    }

    /**
     * @param mean         at covariates of zero, over the batches or of the reference
     * @param coefficients of the covariates' columns, numeric ones first
     * @param spread       pooled standard deviation
     * @param gamma        shift of each batch, in spreads
     * @param delta        variance of each batch, in squared spreads
     */
    public record Feature(
            double mean, List<Double> coefficients, double spread, List<Double> gamma, List<Double> delta) {
        public Feature {
            coefficients = List.copyOf(coefficients);
            gamma = List.copyOf(gamma);
            delta = List.copyOf(delta);
        }

        private double harmonised(double value, int batch, double[] covariates) {
            double expected = mean;
            for (int c = 0; c < covariates.length; c++) {
                expected += coefficients.get(c) * covariates[c];
            }
            double standard = (value - expected) / spread;
            return (standard - gamma.get(batch)) / Math.sqrt(delta.get(batch)) * spread + expected;
        }
    }

    /**
     * Harmonises rows. One of a batch that the training rows do not have is refused, since its effect is not known.
     *
     * @param rows with batch, covariates and features as columns
     */
    @Override
    public Harmonised apply(FeatureTable rows) {
        Map<String, List<String>> levels = new LinkedHashMap<>(categorical);
        levels.put(options.batch(), batches);
        List<Foreign> foreign = new Covered(ranges, levels).foreign(rows);
        Set<String> refused = Covered.refusedRows(foreign);
        Covered covariates = new Covered(ranges, categorical);
        List<String> names = new ArrayList<>(features.keySet());
        names.addAll(untouched);
        Map<String, double[]> columns = new LinkedHashMap<>();
        names.forEach(name -> columns.put(name, rows.column(name)));
        for (int r = 0; r < rows.size(); r++) {
            boolean out = refused.contains(rows.ids().get(r));
            int batch = batches.indexOf(rows.categories(options.batch()).get(r));
            double[] coded = out ? new double[0] : covariates.coded(rows, r);
            for (Map.Entry<String, double[]> column : columns.entrySet()) {
                double[] values = column.getValue();
                Feature feature = features.get(column.getKey());
                if (out) {
                    values[r] = Double.NaN;
                } else if (feature != null && batch != reference()) {
                    values[r] = feature.harmonised(values[r], batch, coded);
                }
            }
        }
        Map<String, List<String>> categories = new LinkedHashMap<>();
        rows.categoricalNames().forEach(name -> categories.put(name, rows.categories(name)));
        return new Harmonised(FeatureTable.of(rows.ids(), columns, categories), foreign);
    }

    private int reference() {
        return options.reference().map(batches::indexOf).orElse(-1);
    }
}
