package org.deltarad.weasis.view.model;

import java.util.List;

/**
 * A measurement at all time points. NaN stands for a value that is missing, in all numbers.
 *
 * @param name         feature name, PyRadiomics' where the report has it
 * @param lesion       what it was measured on, may be empty
 * @param image        image type, such as {@code original}; may be empty
 * @param featureClass such as {@code glcm}; may be empty
 * @param code         code value, such as {@code QWB0}; may be empty
 * @param scheme       coding scheme designator, may be empty
 * @param unit         UCUM, empty for none
 * @param definition   words for a tool tip, may be empty
 * @param values       one for each time point
 * @param change       last minus first
 * @param z            value or change in standard deviations of the calibration cohort, for features of a signature
 * @param contribution to the score, for features of a signature
 * @param inSignature  whether a signature of the report has a term of it
 * @param why          why a value is missing, as the report says; may be empty
 */
public record FeatureRow(
        String name,
        String lesion,
        String image,
        String featureClass,
        String code,
        String scheme,
        String unit,
        String definition,
        List<Double> values,
        double change,
        double z,
        double contribution,
        boolean inSignature,
        String why) {
    public FeatureRow {
        values = List.copyOf(values);
    }

    /** The value at a time point; NaN where there is none. */
    public double value(int timePoint) {
        return timePoint < values.size() ? values.get(timePoint) : Double.NaN;
    }
}
