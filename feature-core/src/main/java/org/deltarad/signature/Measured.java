package org.deltarad.signature;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deltarad.harmonisation.Acquisition;

/**
 * One time point of a patient, as far as scoring is concerned.
 *
 * @param features    PyRadiomics names and values as extracted, in their order; NaN where undefined
 * @param acquisition how the series was acquired
 * @param mask        size of the mask, where it is known
 * @param acquired    day of the scan, where it is known
 */
public record Measured(
        Map<String, Double> features, Acquisition acquisition, Optional<MaskSize> mask, Optional<LocalDate> acquired) {
    public Measured {
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    }

    /** Of a mask and a day that are not known. */
    public Measured(Map<String, Double> features, Acquisition acquisition) {
        this(features, acquisition, Optional.empty(), Optional.empty());
    }
}
