package org.deltarad.cohort.study.learners;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.evaluate.Auc;
import org.deltarad.cohort.evaluate.ConfusionTable;
import org.deltarad.cohort.evaluate.ProportionInterval;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.study.ScoreMeasures;

/**
 * Measures of scores against classes: area under the ROC curve with DeLong's interval, and what the cut-off calls them.
 *
 * @param measures that get them
 * @param level    of intervals
 */
record ClassMeasures(ScoreMeasures measures, double level) {
    /** Measures of a table at the cut-off. */
    private interface Share extends BiFunction<ConfusionTable, ProportionInterval, Estimate> {}

    /**
     * Adds them.
     *
     * @param cutoff above which patients are called positive; NaN when there is none
     * @return the area
     */
    Estimate add(String id, String part, boolean[] y, double[] score, double cutoff) {
        int positives = 0;
        for (boolean is : y) {
            positives += is ? 1 : 0;
        }
        ScoreMeasures.Judged judged = new ScoreMeasures.Judged(id, part, y.length, positives);
        Estimate auc =
                measures.add(judged, "AUC", "all", () -> Auc.of(score, y, level).auc());
        Map<String, Share> shares = new LinkedHashMap<>();
        shares.put("sensitivity", (t, i) -> t.sensitivity(i, level));
        shares.put("specificity", (t, i) -> t.specificity(i, level));
        shares.put("accuracy", (t, i) -> t.accuracy(i, level));
        shares.put("positive predictive value", (t, i) -> t.positivePredictiveValue(i, level));
        shares.put("negative predictive value", (t, i) -> t.negativePredictiveValue(i, level));
        shares.forEach((name, share) -> measures.add(judged, name, "all", () -> {
            if (Double.isNaN(cutoff)) {
                throw new FitException("the training patients' scores give no cut-off");
            }
            return share.apply(ConfusionTable.at(cutoff, score, y), ProportionInterval.WILSON);
        }));
        return auc;
    }
}
