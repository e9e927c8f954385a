package org.deltarad.harmonisation;

import java.util.List;
import java.util.Map;

/**
 * Per-feature ordinary least squares on acquisition parameters, frozen: z = (value - prediction - mean) / sd, the
 * residuals' mean and sd taken over the cohort, baseline and mid-treatment together (S1, Methods).
 *
 * @param numeric     names of the numeric predictors, in the order of the coefficients
 * @param categorical levels of each categorical predictor; the first level is the reference, the others have a
 *                    coefficient each, after the numeric ones
 * @param ranges      smallest and largest value of each numeric predictor in the cohort
 * @param features    the model of each feature
 */
public record LinearHarmonisation(
        List<String> numeric,
        Map<String, List<String>> categorical,
        Map<String, Range> ranges,
        Map<String, FeatureModel> features) {

    /** A closed interval. */
    public record Range(double min, double max) {}

    /**
     * @param intercept    prediction where all predictors are zero
     * @param coefficients one per numeric predictor, then one per non-reference level
     * @param mean         mean of the residuals
     * @param sd           standard deviation of the residuals (n - 1), positive
     * @param min          smallest z in the cohort
     * @param max          largest z in the cohort
     */
    public record FeatureModel(
            double intercept, List<Double> coefficients, double mean, double sd, double min, double max) {}
}
