package org.deltarad.signature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deltarad.harmonisation.Acquisition;

/**
 * One time point of a patient, as far as scoring is concerned.
 *
 * @param features    PyRadiomics names and values as extracted, in their order; NaN where undefined
 * @param acquisition how the series was acquired
 */
public record Measured(Map<String, Double> features, Acquisition acquisition) {
    public Measured {
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    }
}
