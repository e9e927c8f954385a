package org.deltarad.signature;

import java.util.List;

/**
 * A prognostic signature: a linear combination of harmonised features. Research use only.
 *
 * @param id         short name, such as {@code Delta_rad}
 * @param version    version of the file
 * @param title      one line for people
 * @param citation   where it was published
 * @param endpoint   what it predicts, such as progression-free survival
 * @param input      which feature values it takes
 * @param extraction name of the extraction preset its features come from, such as {@code S1}
 * @param intercept  added to the sum
 * @param terms      feature names with their coefficients
 * @param highMeans  what a score above the cut-off means
 * @param hash       SHA-256 of the file, hexadecimal
 */
public record Signature(
        String id,
        String version,
        String title,
        String citation,
        String endpoint,
        Input input,
        String extraction,
        double intercept,
        List<Term> terms,
        RiskGroup highMeans,
        String hash) {
    public Signature {
        terms = List.copyOf(terms);
    }

    /** Which values the terms multiply: those of the baseline, or mid-treatment minus baseline. */
    public enum Input {
        BASELINE,
        DELTA
    }

    /** A feature (PyRadiomics name, image type first) and its coefficient. */
    public record Term(String feature, double coefficient) {}
}
