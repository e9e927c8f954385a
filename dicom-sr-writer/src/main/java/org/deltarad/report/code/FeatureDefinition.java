package org.deltarad.report.code;

/**
 * What a feature is.
 *
 * @param ibsiCode IBSI's permanent identifier; empty where IBSI has no such feature
 * @param ibsiName IBSI's name; empty where there is no code
 * @param formula  where the formula stands: {@code IBSI 3.6.12}, a section of the IBSI reference manual, or
 *                 {@code PyRadiomics glcm}, a page of PyRadiomics' documentation
 * @param unit     UCUM, {@code 1} for no unit, with {@code I} for the unit of the image's values
 * @param note     how the value differs from IBSI's; may be empty
 */
public record FeatureDefinition(String ibsiCode, String ibsiName, String formula, String unit, String note) {}
