package org.deltarad.fhir;

import java.util.Optional;

/** Standard codes and units of features. */
@FunctionalInterface
public interface FeatureVocabulary {
    /** The code of a feature by its PyRadiomics name; empty for one that has neither code nor unit. */
    Optional<Term> term(String feature);

    /**
     * @param scheme  Coding Scheme Designator, such as {@code IBSI}
     * @param code    Code Value
     * @param meaning Code Meaning
     * @param unit    UCUM code
     */
    record Term(String scheme, String code, String meaning, String unit) {}
}
