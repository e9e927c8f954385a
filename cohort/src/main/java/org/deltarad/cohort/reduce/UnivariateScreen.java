package org.deltarad.cohort.reduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.statistics.PAdjust;

/**
 * Keeps features of which a test says that they have to do with the outcome.
 *
 * @param adjustment for their number
 * @param alpha      kept when the adjusted p value is below this
 */
public record UnivariateScreen(PAdjust adjustment, double alpha) {

    /**
     * What a screen says.
     *
     * @param results by feature, in the order of the table
     */
    public record Screened(Map<String, Result> results, Selection selection) {}

    /**
     * @param pValue   NaN when the feature cannot be tested
     * @param adjusted over the features that can
     * @param reason   why it cannot be tested; empty when it can
     */
    public record Result(double pValue, double adjusted, String reason) {}

    /** Tests all numeric columns of training rows; those that cannot be tested go. */
    public Screened select(FeatureTable rows, FeatureTest test) {
        rows.requireComplete();
        List<String> names = rows.names();
        double[] p = new double[names.size()];
        String[] reasons = new String[p.length];
        for (int n = 0; n < p.length; n++) {
            try {
                p[n] = test.pValue(rows.column(names.get(n)));
                reasons[n] = Double.isNaN(p[n]) ? "the test gives no p value" : "";
            } catch (FitException e) {
                p[n] = Double.NaN;
                reasons[n] = e.getMessage();
            }
        }
        double[] adjusted = adjustment.adjust(p);
        Map<String, Result> results = new LinkedHashMap<>();
        List<String> kept = new ArrayList<>();
        List<Selection.Dropped> dropped = new ArrayList<>();
        for (int n = 0; n < p.length; n++) {
            results.put(names.get(n), new Result(p[n], adjusted[n], reasons[n]));
            if (adjusted[n] < alpha) {
                kept.add(names.get(n));
            } else {
                String reason = reasons[n].isEmpty() ? String.format(Locale.ROOT, "p %.3g", adjusted[n]) : reasons[n];
                dropped.add(new Selection.Dropped(names.get(n), reason));
            }
        }
        return new Screened(results, new Selection("univariate screen", kept, dropped));
    }
}
