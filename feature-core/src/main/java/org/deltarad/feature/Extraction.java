package org.deltarad.feature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an extraction gives.
 *
 * @param features    value by PyRadiomics' name, such as {@code original_glcm_Autocorrelation}, in PyRadiomics' order;
 *                    NaN where a feature is not defined for the region
 * @param diagnostics by PyRadiomics' name, such as {@code diagnostics_Mask-original_VoxelNum}: numbers, strings, and
 *                    lists (of numbers) and maps where PyRadiomics has tuples and dictionaries; empty when
 *                    {@code additionalInfo} is false
 */
public record Extraction(Map<String, Double> features, Map<String, Object> diagnostics) {
    public Extraction {
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        diagnostics = Collections.unmodifiableMap(new LinkedHashMap<>(diagnostics));
    }
}
