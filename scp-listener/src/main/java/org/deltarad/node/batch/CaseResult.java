package org.deltarad.node.batch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deltarad.feature.Extraction;

/**
 * What came of a case.
 *
 * @param error       why there are no features; empty when there are
 * @param diagnostics by PyRadiomics' name: numbers, texts, and lists and maps of them
 * @param features    by name, in the order of the extraction; NaN where a feature is not defined for the region
 */
public record CaseResult(Optional<String> error, Map<String, Object> diagnostics, Map<String, Double> features) {
    public CaseResult {
        diagnostics = Collections.unmodifiableMap(new LinkedHashMap<>(diagnostics));
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    }

    /** Features were extracted. */
    public static CaseResult of(Extraction extraction) {
        return new CaseResult(Optional.empty(), extraction.diagnostics(), extraction.features());
    }

    /** They could not be. */
    public static CaseResult failed(String reason) {
        return new CaseResult(Optional.of(reason), Map.of(), Map.of());
    }
}
