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
    /** @throws IllegalArgumentException without terms, with a feature twice, or with a number that is not finite */
    public Signature {
        terms = List.copyOf(terms);
        if (terms.isEmpty() || terms.stream().map(Term::feature).distinct().count() != terms.size()) {
            throw new IllegalArgumentException("signature " + id + " needs at least one term, each feature once");
        }
        if (!Double.isFinite(intercept)) {
            throw new IllegalArgumentException("intercept of signature " + id + " is " + intercept);
        }
    }

    /** Which values the terms multiply: those of the baseline, or mid-treatment minus baseline. */
    public enum Input {
        BASELINE,
        DELTA
    }

    /** A feature (PyRadiomics name, image type first) and its coefficient. */
    public record Term(String feature, double coefficient) {
        /** @throws IllegalArgumentException when the coefficient is not finite */
        public Term {
            if (!Double.isFinite(coefficient)) {
                throw new IllegalArgumentException("coefficient of " + feature + " is " + coefficient);
            }
        }
    }
}
