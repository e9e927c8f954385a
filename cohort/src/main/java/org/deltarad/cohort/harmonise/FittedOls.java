package org.deltarad.cohort.harmonise;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.harmonisation.HarmonisationException;
import org.deltarad.harmonisation.LinearHarmonisation;

/**
 * A harmonisation by regression, frozen.
 *
 * @param harmonisation what the node applies; features without a model are left out
 * @param gates         by feature: its regression and whether it was subtracted
 * @param notes         sentences on predictors without a coefficient and features without a model
 */
public record FittedOls(LinearHarmonisation harmonisation, Map<String, Gate> gates, List<String> notes)
        implements FittedHarmonisation {
    public FittedOls {
        gates = Collections.unmodifiableMap(new LinkedHashMap<>(gates));
        notes = List.copyOf(notes);
    }

    /**
     * The regression of a feature as a whole.
     *
     * @param f          against the intercept alone; NaN when there is no predictor
     * @param pValue     of F
     * @param adjusted   by Benjamini and Hochberg over the features
     * @param harmonised whether the prediction is subtracted
     */
    public record Gate(double f, double pValue, double adjusted, boolean harmonised) {}

    /**
     * Harmonises rows; each by itself, whatever the others are.
     *
     * @param rows with the predictors and the features as columns
     */
    @Override
    public Harmonised apply(FeatureTable rows) {
        Covered covered = new Covered(harmonisation.ranges(), harmonisation.categorical());
        List<Foreign> foreign = covered.foreign(rows);
        Set<String> refused = Covered.refusedRows(foreign);
        Map<String, double[]> columns = new LinkedHashMap<>();
        harmonisation.features().keySet().forEach(name -> columns.put(name, rows.column(name)));
        for (int r = 0; r < rows.size(); r++) {
            boolean out = refused.contains(rows.ids().get(r));
            Acquisition acquisition = out ? null : covered.acquisition(rows, r);
            for (Map.Entry<String, double[]> column : columns.entrySet()) {
                double value = column.getValue()[r];
                column.getValue()[r] = out || Double.isNaN(value) ? Double.NaN : z(column.getKey(), value, acquisition);
            }
        }
        Map<String, List<String>> categories = new LinkedHashMap<>();
        rows.categoricalNames().forEach(name -> categories.put(name, rows.categories(name)));
        return new Harmonised(FeatureTable.of(rows.ids(), columns, categories), foreign);
    }

    private double z(String feature, double value, Acquisition acquisition) {
        try {
            return harmonisation.z(feature, value, acquisition);
        } catch (HarmonisationException e) {
            throw new IllegalStateException("the acquisition was found to be covered", e);
        }
    }
}
